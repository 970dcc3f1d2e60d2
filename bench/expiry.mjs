/**
 * What it costs that messages expire: a queue is filled with messages of random expiration, all of which are due
 * within ten seconds, in no order. Prints for each the time that the event loop was busy, and the processor time of all
 * threads (both with what there is to measure it); and how long the event loop stood.
 *
 *     node bench/expiry.mjs [COUNT] [DIRECTORY]        # persistent messages when there is a directory
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import amqplib from 'amqplib';
import { startBroker } from '../dist/index.js';

const WINDOW_MS = 10_000;
const POLL_MS = 100;

async function measure(count, directory) {
  const broker = await startBroker({ port: 0, ...(directory === undefined ? {} : { data: directory }) });
  const feeder = fork(import.meta.filename, [
    'feed',
    String(broker.port),
    String(count),
    directory === undefined ? '1' : '2',
  ]);
  const [{ ready, firstDueAt }] = await once(feeder, 'message');
  if (ready !== count) throw new Error(`${ready} of ${count} messages are there before the first is due`);
  await sleep(firstDueAt - Date.now());
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const before = process.cpuUsage();
  const loopBefore = performance.eventLoopUtilization();
  await once(feeder, 'message');
  const { user, system } = process.cpuUsage(before);
  delay.disable();
  const { active } = performance.eventLoopUtilization(loopBefore);
  console.log(
    JSON.stringify({
      count,
      stored: directory !== undefined,
      loop_us_per_message: Number(((active * 1000) / count).toFixed(3)),
      cpu_us_per_message: Number(((user + system) / count).toFixed(3)),
      event_loop_max_ms: Number((delay.max / 1e6).toFixed(1)),
      event_loop_p99_ms: Number((delay.percentile(99) / 1e6).toFixed(1)),
      rss_mb: Math.round(process.memoryUsage().rss / 2 ** 20),
    }),
  );
  await broker.stop();
}

async function feed(port, count, deliveryMode) {
  const connection = await amqplib.connect(`amqp://guest:guest@127.0.0.1:${port}`);
  const channel = await connection.createConfirmChannel();
  await channel.assertQueue('expiring');
  const body = Buffer.alloc(128);
  // Well after the last is published: some twenty thousand a second are to be had of this client.
  const firstDueAt = Date.now() + 5_000 + count / 20;
  for (let i = 0; i < count; i++) {
    const due = firstDueAt + Math.random() * WINDOW_MS;
    const expiration = String(Math.round(due - Date.now()));
    if (!channel.sendToQueue('expiring', body, { expiration, deliveryMode })) await once(channel, 'drain');
  }
  await channel.waitForConfirms();
  const ready = async () => (await channel.checkQueue('expiring')).messageCount;
  process.send({ ready: await ready(), firstDueAt });
  while ((await ready()) > 0) await sleep(POLL_MS);
  process.send({ done: true });
  await connection.close();
}

const [mode, ...rest] = process.argv.slice(2);
if (mode === 'feed') await feed(Number(rest[0]), Number(rest[1]), Number(rest[2]));
else await measure(Number(mode ?? 1_000_000), rest[0]);
