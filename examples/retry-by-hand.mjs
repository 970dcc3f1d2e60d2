/**
 * Retry with growing waits as it is built by hand on any AMQP 0-9-1 broker: three waiting queues from which messages
 * expire back into the work queue, and a parking queue for those that failed each time.
 *
 *     node examples/retry-by-hand.mjs [amqp://guest:guest@127.0.0.1:5672]
 *
 * SECOND_MS=10 makes it a hundred times as fast. Compare `retry-by-the-broker.mjs`.
 */
import amqplib from 'amqplib';

const second = Number(process.env.SECOND_MS ?? 1000);
const waits = [10 * second, 60 * second, 600 * second];

const connection = await amqplib.connect(process.argv[2] ?? 'amqp://guest:guest@127.0.0.1:5672');
const channel = await connection.createConfirmChannel();
await channel.assertQueue('by-hand');
await channel.assertQueue('by-hand.parking');
for (const [attempt, messageTtl] of waits.entries()) {
  await channel.assertQueue(`by-hand.wait-${attempt + 1}`, {
    messageTtl,
    deadLetterExchange: '',
    deadLetterRoutingKey: 'by-hand',
  });
}

/** The message goes to the next waiting queue, and only then is it acknowledged here. */
async function retryLater(message) {
  const attempt = (message.properties.headers['attempt'] ?? 0) + 1;
  const queue = attempt <= waits.length ? `by-hand.wait-${attempt}` : 'by-hand.parking';
  channel.sendToQueue(queue, message.content, { ...message.properties, headers: { attempt }, persistent: true });
  await channel.waitForConfirms();
  channel.ack(message);
}

const started = Date.now();
const log = (text) => console.log(`${String(Math.round((Date.now() - started) / second)).padStart(4)} s  ${text}`);

let underWay;
await channel.consume('by-hand', (message) => {
  log(`tried "${message.content}", and it failed`);
  underWay = retryLater(message);
});
await channel.consume('by-hand.parking', async (message) => {
  log(`parked "${message.content}"`);
  channel.ack(message);
  await underWay;
  await channel.close();
  await connection.close();
});
channel.sendToQueue('by-hand', Buffer.from('an order'), { persistent: true });
