/**
 * How long it takes from `startBroker` to the first confirmed publish in a warm process, and how much memory ten
 * brokers take together, each with a client that has published. Build first; run it as `node bench/embedding.mjs`.
 */
import { performance } from 'node:perf_hooks';
import { connect } from 'amqplib';
import { startBroker } from '../dist/index.js';

const ROUNDS = 20;
const BROKERS = 10;

async function publishOne(broker) {
  // Without it, the client's kernel waits up to 40 ms for us to acknowledge its last packet.
  const connection = await connect(broker.url, { noDelay: true });
  const channel = await connection.createConfirmChannel();
  await channel.assertQueue('q');
  channel.sendToQueue('q', Buffer.from('m'));
  await channel.waitForConfirms();
  return connection;
}

async function round() {
  const begun = performance.now();
  const broker = await startBroker({ port: 0, memory: true });
  const connection = await publishOne(broker);
  const tookMs = performance.now() - begun;
  await connection.close();
  await broker.stop();
  return tookMs;
}

const coldMs = await round();
const warm = [];
for (let i = 0; i < ROUNDS; i++) warm.push(await round());
warm.sort((a, b) => a - b);

const before = process.memoryUsage.rss();
const brokers = [];
for (let i = 0; i < BROKERS; i++) brokers.push(await startBroker({ port: 0, memory: true }));
const connections = await Promise.all(brokers.map(publishOne));
const after = process.memoryUsage.rss();
for (const connection of connections) await connection.close();
for (const broker of brokers) await broker.stop();

const ms = (value) => `${value.toFixed(1)} ms`;
const mib = (bytes) => `${(bytes / 2 ** 20).toFixed(1)} MiB`;
console.log(
  `startBroker to first confirmed publish: cold ${ms(coldMs)}, warm median ${ms(warm[ROUNDS / 2])}, worst ${ms(warm.at(-1))}`,
);
console.log(`${BROKERS} brokers: process ${mib(after)}, ${mib(after - before)} more than before`);
