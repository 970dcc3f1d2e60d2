/**
 * Clients side by side: the same work, against the same Leveret, each run in a process of its own, in turns. Prints of
 * publishing with confirms and of consuming with acks, for bodies of three sizes,
 * - messages a second, the median of all runs, and how far the lowest and the highest are from it;
 * - the client's processor time for each message, which is the fairer figure where the machine is not idle: broker and
 *   client share it;
 * - both in relation to amqplib.
 *
 *     npm run build && node bench/clients.mjs [RUNS] [MESSAGES]        # default: 5 runs of 50 000 messages
 */
import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import Table from 'cli-table3';

const runs = Number(process.argv[2] ?? 5);
const count = Number(process.argv[3] ?? 50_000);
const clients = ['leveret', 'amqplib', 'cloudamqp', 'rabbitmq-client'];
const sizes = [16, 256, 1024];
const kinds = ['publish', 'consume'];
const REFERENCE = 'amqplib';

const broker = await startBroker();
/** By client, size and kind: what each run took. */
const results = new Map();
for (let run = 0; run < runs; run++) {
  for (const size of sizes) {
    for (const client of rotated(clients, run)) {
      const measured = await measure(client, size);
      for (const kind of kinds) {
        const key = `${client} ${size} ${kind}`;
        results.set(key, [...(results.get(key) ?? []), measured[kind]]);
      }
    }
  }
}
broker.child.kill();

for (const kind of kinds) {
  const head = [kind, 'bytes', 'messages/s', 'spread', `x ${REFERENCE}`, 'cpu us/message', `x ${REFERENCE}`];
  const table = new Table({
    head,
    style: { head: [], border: [] },
    colAligns: ['left', ...head.slice(1).fill('right')],
  });
  for (const size of sizes) {
    const reference = summary(REFERENCE, size, kind);
    for (const client of clients) {
      const { rate, spread, cpuUs } = summary(client, size, kind);
      table.push([
        client,
        size,
        Math.round(rate).toLocaleString('en'),
        spread,
        (rate / reference.rate).toFixed(2),
        cpuUs.toFixed(2),
        (reference.cpuUs / cpuUs).toFixed(2),
      ]);
    }
  }
  console.log(table.toString());
}
console.log(`${runs} runs of ${count} messages; load average ${loadavg()[0].toFixed(1)}`);

async function startBroker() {
  const bin = fileURLToPath(new URL('../bin/leveret.js', import.meta.url));
  const options = ['--memory', '--port', '0', '--no-http', '--metrics-port', 'off'];
  const child = spawn(process.execPath, [bin, 'serve', ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    const { address } = JSON.parse(line);
    if (address === undefined) continue;
    child.stdout.resume();
    process.once('exit', () => child.kill());
    return { child, url: address.replace('://', '://guest:guest@') };
  }
  throw new Error('the broker does not start');
}

async function measure(client, size) {
  const child = fork(new URL('clients/run.mjs', import.meta.url), [client, broker.url, size, count]);
  const ended = once(child, 'exit');
  const [measured] = await Promise.race([
    once(child, 'message'),
    ended.then(([code]) => Promise.reject(new Error(`${client} ended with ${code}`))),
  ]);
  await ended;
  return measured;
}

function summary(client, size, kind) {
  const measured = results.get(`${client} ${size} ${kind}`);
  const rates = measured.map(({ ms }) => (count / ms) * 1000).sort((a, b) => a - b);
  const rate = median(rates);
  const low = Math.round((rates[0] / rate - 1) * 100);
  const high = Math.round((rates.at(-1) / rate - 1) * 100);
  const cpuUs = median(measured.map((one) => one.cpuUs / count).sort((a, b) => a - b));
  return { rate, spread: `${low} to +${high} %`, cpuUs };
}

function median(sorted) {
  return sorted[Math.floor(sorted.length / 2)];
}

function rotated(list, by) {
  return list.map((_, index) => list[(index + by) % list.length]);
}
