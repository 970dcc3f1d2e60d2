/**
 * A small service, as there are many: it takes orders from a queue, charges them, and tells the world. What cannot be
 * charged is tried again later, three times, and then parked.
 *
 * It knows nothing of the broker that it is tested with.
 */
import { connect } from 'amqplib';

const ATTEMPTS_MAX = 3;
const RETRY_DELAY_MS = 60_000;

/** Declares what the service needs. */
async function declare(channel) {
  await channel.assertExchange('orders.events', 'topic');
  await channel.assertQueue('orders');
  await channel.assertQueue('orders.parked');
  await channel.assertQueue('orders.retry', {
    arguments: {
      'x-message-ttl': RETRY_DELAY_MS,
      'x-dead-letter-exchange': '',
      'x-dead-letter-routing-key': 'orders',
    },
  });
}

/** Publishes an order; resolves once the broker has it, and tries once more when it could not take it. */
export async function placeOrder(channel, order) {
  const content = Buffer.from(JSON.stringify(order));
  const publish = () =>
    new Promise((resolve, reject) => {
      channel.sendToQueue('orders', content, { persistent: true }, (error) => (error ? reject(error) : resolve()));
    });
  await publish().catch(publish);
}

/**
 * Serves until it is stopped; connects again when the connection breaks.
 *
 * @param charge called for each order; it throws when the order cannot be charged now
 */
export async function startService(url, charge) {
  const handling = new Set();
  let connection;
  let consuming;
  let stopping = false;

  async function open() {
    connection = await connect(url, { clientProperties: { connection_name: 'order-service' } });
    connection.on('error', () => undefined); // `close` follows
    connection.on('close', () => {
      if (!stopping) void open();
    });
    const channel = await connection.createConfirmChannel();
    await declare(channel);
    await channel.prefetch(10);
    const { consumerTag } = await channel.consume('orders', (message) => {
      if (message === null) return;
      // Where the connection breaks meanwhile, the order comes again.
      const handled = handle(channel, message).catch(() => undefined);
      handling.add(handled);
      void handled.then(() => handling.delete(handled));
    });
    consuming = { channel, consumerTag };
  }

  async function handle(channel, message) {
    const order = JSON.parse(message.content.toString());
    const attempt = (message.properties.headers['x-attempt'] ?? 0) + 1;
    try {
      await charge(order);
      channel.publish('orders.events', 'order.charged', message.content);
    } catch {
      const next = attempt < ATTEMPTS_MAX ? 'orders.retry' : 'orders.parked';
      channel.sendToQueue(next, message.content, { headers: { 'x-attempt': attempt } });
    }
    await channel.waitForConfirms();
    channel.ack(message);
  }

  await open();
  return {
    async stop() {
      stopping = true;
      await consuming.channel.cancel(consuming.consumerTag);
      await Promise.all(handling);
      await connection.close();
    },
  };
}
