/**
 * One run of one client: publishes with confirms, a thousand under way, then consumes all of it and acks each.
 * What comes before is not measured: as many messages again as make the code warm.
 */
import { performance } from 'node:perf_hooks';
import { clients } from './clients.mjs';

const [, , name, url, sizeText, countText] = process.argv;
const body = Buffer.alloc(Number(sizeText), 'x');
const count = Number(countText);
const UNCONFIRMED_MAX = 1000;
const WARM_MESSAGES = 5000;

const queue = `bench-clients-${process.pid}`;
const client = await clients[name](url, queue);
await publish(WARM_MESSAGES);
await client.consume(WARM_MESSAGES);
const published = await measured(() => publish(count));
const consumed = await measured(() => client.consume(count));
await client.close();
process.send({ publish: published, consume: consumed }, () => process.exit());

async function measured(work) {
  const startMs = performance.now();
  const startCpu = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(startCpu);
  return { ms: performance.now() - startMs, cpuUs: user + system };
}

/** The same for all of them: a promise for each message, a bounded number of them open. */
function publish(messages) {
  return new Promise((resolve, reject) => {
    let sent = 0;
    let confirmed = 0;
    const more = () => {
      while (sent < messages && sent - confirmed < UNCONFIRMED_MAX) {
        sent++;
        client.publish(body).then(onConfirmed, reject);
      }
    };
    const onConfirmed = () => {
      confirmed++;
      if (confirmed === messages) resolve();
      // In steps, so that no client writes for each confirm alone.
      else if (sent - confirmed <= UNCONFIRMED_MAX / 2) more();
    };
    more();
  });
}
