/**
 * A way into one queue alone that leaves routing keys as they are: a fanout exchange for as long as it is needed.
 * Through the default exchange the key of each message would become the name of the queue, and those with a header
 * `CC` would go to other queues as well.
 */
import { randomUUID } from 'node:crypto';
import type { Channel } from '../../client/index.js';
import { withChannel } from '../connection/with-channel.js';
import type { Context } from '../context.js';

/** Calls `use` with the name of the exchange, and deletes it afterwards. */
export async function withRelayExchange<T>(
  context: Context,
  channel: Channel,
  queue: string,
  use: (exchange: string) => Promise<T>,
): Promise<T> {
  await channel.declareQueue(queue, { passive: true });
  const exchange = `leveret.relay.${randomUUID()}`;
  // Should this process be killed, it is gone with the queue, or with the next start of the broker.
  await channel.declareExchange(exchange, 'fanout', { durable: false, autoDelete: true });
  try {
    await channel.bindQueue(queue, exchange, '');
    return await use(exchange);
  } finally {
    await deleteExchange(context, channel, exchange).catch(() => undefined);
  }
}

/** On a channel of its own where the broker has closed this one. */
async function deleteExchange(context: Context, channel: Channel, exchange: string): Promise<void> {
  if (channel.isOpen) await channel.deleteExchange(exchange);
  else await withChannel(context, (other) => other.deleteExchange(exchange));
}
