/**
 * What it costs that messages expire: a queue is filled with messages of random expiration, all of which are due
 * within ten seconds, in no order. Prints
 * - `cpu_us_per_message`: processor time of all threads of the broker's process from the first that is due to the
 *   last, for each message, less what the same process took for as long before it had any message: the measuring
 *   itself, the questions of the client that waits for the end, a broker that is idle;
 * - `idle_cpu_ms`: that idle time's processor time;
 * - `loop_us_per_message`: the same for the time in which the event loop was busy, which is all that the broker's
 *   one thread does;
 * - `event_loop_max_ms`: the longest time between two ticks of a timer of ten milliseconds, so that the event loop
 *   stood for that long at the most, and for ten less at the least;
 * - `load`: the machine's load average of the last minute: with others at work all times are too long.
 *
 *     node bench/expiry.mjs [COUNT] [DIRECTORY]        # persistent messages when there is a directory
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import amqplib from 'amqplib';
import { startBroker } from '../dist/index.js';

const WINDOW_MS = 10_000;
const POLL_MS = 100;
const TICK_MS = 10;
/** What has expired by then is not measured. */
const LATE_MS_MAX = 100;
/** Well before this many milliseconds for each message, an amqplib client has published all. */
const PUBLISH_MS = 1 / 20;

async function measure(count, directory) {
  const broker = await startBroker({ port: 0, ...(directory === undefined ? {} : { data: directory }) });
  const deliveryMode = directory === undefined ? '1' : '2';
  const feeder = fork(import.meta.filename, ['feed', String(broker.port), String(count), deliveryMode]);
  // It has said why.
  feeder.once('exit', (code) => code === 0 || process.exit(1));
  await once(feeder, 'message'); // it is connected, and polls
  const idle = await watch(() => sleep(WINDOW_MS));
  feeder.send('fill');
  const [{ ready, firstDueAt }] = await once(feeder, 'message');
  if (ready !== count) throw new Error(`${ready} of ${count} messages are there before the first is due`);
  await sleep(firstDueAt - Date.now());
  const lateMs = Date.now() - firstDueAt;
  if (lateMs > LATE_MS_MAX) throw new Error(`the machine is too busy: the first was due ${lateMs} ms ago`);
  const busy = await watch(() => once(feeder, 'message'));
  const idleShare = busy.elapsedMs / idle.elapsedMs;
  const net = (key) => Number((((busy[key] - idle[key] * idleShare) * 1000) / count).toFixed(3));
  console.log(
    JSON.stringify({
      count,
      stored: directory !== undefined,
      cpu_us_per_message: net('cpuMs'),
      loop_us_per_message: net('loopMs'),
      idle_cpu_ms: Math.round(idle.cpuMs * idleShare),
      event_loop_max_ms: Number(busy.standstillMs.toFixed(1)),
      rss_mb: Math.round(process.memoryUsage().rss / 2 ** 20),
      load: loadavg()[0],
    }),
  );
  await broker.stop();
}

/** What the process does until `end` has come. */
async function watch(end) {
  const delay = monitorEventLoopDelay({ resolution: TICK_MS });
  delay.enable();
  const startedAt = performance.now();
  const cpu = process.cpuUsage();
  const loop = performance.eventLoopUtilization();
  await end();
  const { user, system } = process.cpuUsage(cpu);
  const { active } = performance.eventLoopUtilization(loop);
  delay.disable();
  const elapsedMs = performance.now() - startedAt;
  return { elapsedMs, cpuMs: (user + system) / 1000, loopMs: active, standstillMs: delay.max / 1e6 };
}

async function feed(port, count, deliveryMode) {
  const connection = await amqplib.connect(`amqp://guest:guest@127.0.0.1:${port}`);
  const channel = await connection.createConfirmChannel();
  await channel.assertQueue('expiring');
  const ready = async () => (await channel.checkQueue('expiring')).messageCount;
  const filling = once(process, 'message');
  let isIdle = true;
  filling.then(() => (isIdle = false));
  process.send({ connected: true });
  while (isIdle) await Promise.all([ready(), Promise.race([filling, sleep(POLL_MS)])]);
  const firstDueAt = await fill(channel, count, deliveryMode);
  process.send({ ready: await ready(), firstDueAt });
  while ((await ready()) > 0) await sleep(POLL_MS);
  process.send({ done: true });
  process.disconnect();
  await connection.close();
}

async function fill(channel, count, deliveryMode) {
  const body = Buffer.alloc(128);
  const firstDueAt = Date.now() + 5_000 + count * PUBLISH_MS;
  for (let i = 0; i < count; i++) {
    const due = firstDueAt + Math.random() * WINDOW_MS;
    const expiration = String(Math.round(due - Date.now()));
    if (!channel.sendToQueue('expiring', body, { expiration, deliveryMode })) await once(channel, 'drain');
  }
  await channel.waitForConfirms();
  return firstDueAt;
}

const [mode, ...rest] = process.argv.slice(2);
if (mode === 'feed') await feed(Number(rest[0]), Number(rest[1]), Number(rest[2]));
else await measure(Number(mode ?? 1_000_000), rest[0]);
