/**
 * Retry with growing waits as Leveret does it by itself: the work queue's own arguments say how long a message that
 * comes back has to wait (so long, twice as long, …), how often it may come back, and where it goes then.
 *
 *     node examples/retry-by-the-broker.mjs [amqp://guest:guest@127.0.0.1:5672]
 *
 * SECOND_MS=10 makes it a hundred times as fast. Compare `retry-by-hand.mjs`.
 */
import amqplib from 'amqplib';

const second = Number(process.env.SECOND_MS ?? 1000);

const connection = await amqplib.connect(process.argv[2] ?? 'amqp://guest:guest@127.0.0.1:5672');
const channel = await connection.createConfirmChannel();
await channel.assertQueue('retried.parking');
await channel.assertQueue('retried', {
  deadLetterExchange: '',
  deadLetterRoutingKey: 'retried.parking',
  arguments: {
    'x-delivery-limit': 3,
    'x-delayed-retry-type': 'all',
    'x-delayed-retry-min': 10 * second,
    'x-delayed-retry-max': 600 * second,
  },
});

const started = Date.now();
const log = (text) => console.log(`${String(Math.round((Date.now() - started) / second)).padStart(4)} s  ${text}`);

await channel.consume('retried', (message) => {
  log(`tried "${message.content}", and it failed`);
  channel.nack(message);
});
await channel.consume('retried.parking', async (message) => {
  log(`parked "${message.content}"`);
  channel.ack(message);
  await channel.close();
  await connection.close();
});
channel.sendToQueue('retried', Buffer.from('an order'), { persistent: true });
