/**
 * What the management API costs with many queues: how long a page of 100 of them takes, sorted by messages, by name or
 * by how fast messages come (`median_ms`, `max_ms`), how long the event loop is busy for each (`busy_ms`), and how
 * long it stands at the most (`hold_max_ms`). Samples for rates of change are taken in the same time. The whole list
 * comes last: that one may take long, and must not hold up messages either. On a machine that is busy otherwise the
 * longest times are its, not the broker's.
 *
 *     node bench/management.mjs [QUEUES]
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import amqplib from 'amqplib';
import { startBroker } from '../dist/index.js';

const ROUNDS = 40;
const PAUSE_MS = 150;

const authorization = `Basic ${Buffer.from('guest:guest').toString('base64')}`;

const page = (sort) => `/queues?page=1&page_size=100&sort=${sort}&sort_reverse=true`;
const paths = {
  by_messages: page('messages'),
  by_name: page('name'),
  by_publish_rate: page('message_stats.publish_details.rate'),
  filtered: `${page('messages')}&name=q1.*9&use_regex=true`,
};

async function measure(queues) {
  const broker = await startBroker({ port: 0, management: { port: 0 } });
  const client = fork(import.meta.filename, ['ask', String(broker.port), broker.managementUrl, String(queues)]);
  await once(client, 'message');
  for (const name of [...Object.keys(paths), 'whole_list']) {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const loopBefore = performance.eventLoopUtilization();
    client.send(name);
    const [{ bytes, times }] = await once(client, 'message');
    const { active } = performance.eventLoopUtilization(loopBefore);
    delay.disable();
    times.sort((a, b) => a - b);
    const at = (share) => Number(times[Math.floor((times.length - 1) * share)].toFixed(1));
    const holdMs = Number((delay.max / 1e6).toFixed(1));
    const busyMs = Number((active / times.length).toFixed(1));
    const figures = { median_ms: at(0.5), max_ms: at(1), busy_ms: busyMs, hold_max_ms: holdMs };
    console.log(JSON.stringify({ queues, what: name, bytes, ...figures }));
  }
  client.send('end');
  await once(client, 'exit');
  await broker.stop();
}

async function ask(port, url, queues) {
  await fill(port, queues);
  process.send('ready');
  for (;;) {
    const [name] = await once(process, 'message');
    if (name === 'end') break;
    process.send(await (name === 'whole_list' ? timed(url, '/queues', 3) : timed(url, paths[name], ROUNDS)));
  }
  process.disconnect();
}

async function timed(url, path, rounds) {
  const times = [];
  let bytes = 0;
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    const response = await globalThis.fetch(`${url}/api${path}`, { headers: { authorization } });
    bytes = (await response.text()).length;
    times.push(performance.now() - started);
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
    await sleep(PAUSE_MS);
  }
  return { bytes, times };
}

/** As many messages in each as chance wants, up to ten. */
async function fill(port, queues) {
  const connection = await amqplib.connect(`amqp://127.0.0.1:${port}`);
  const channel = await connection.createConfirmChannel();
  for (let from = 0; from < queues; from += 500) {
    const names = Array.from({ length: Math.min(500, queues - from) }, (_, index) => `q${from + index}`);
    await Promise.all(names.map((name) => channel.assertQueue(name, { durable: false })));
    for (const name of names) {
      for (let left = Math.floor(Math.random() * 10); left > 0; left--) channel.sendToQueue(name, Buffer.alloc(16));
    }
    await channel.waitForConfirms();
  }
  await connection.close();
}

const [role, ...rest] = process.argv.slice(2);
if (role === 'ask') await ask(Number(rest[0]), rest[1], Number(rest[2]));
else await measure(Number(role ?? 10_000));
