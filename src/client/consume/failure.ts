/**
 * What becomes of a message whose handler threw.
 */
import type { MethodOf } from '../../wire/methods/methods.js';
import type { Publisher } from '../publish/publisher.js';
import { type PlainTable, toFieldTable } from '../values/field-values.js';
import type { ConsumeOptions, DelayedRetry } from './consume-options.js';
import type { Delivery } from './delivery.js';

/** What a delayed retry needs of the channel. */
export interface RetryChannel {
  readonly publisher: Publisher;
  call(method: MethodOf<'queue.declare'>, reply: 'queue.declare-ok'): Promise<unknown>;
}

/** Header that counts how often a message was put off. */
export const RETRY_COUNT_HEADER = 'x-retry-count';

/** A retry queue that nobody uses is deleted this much later than its last message is due. */
const UNUSED_MS = 60_000;

/** Settles the delivery as the options say. Rejects when a function of the program's does, or the broker is not there. */
export async function settleFailure(
  channel: RetryChannel,
  { queue, onFailure = 'requeue' }: Pick<ConsumeOptions, 'onFailure'> & { readonly queue: string },
  error: Error,
  delivery: Delivery,
): Promise<void> {
  const action = typeof onFailure === 'function' ? await onFailure(error, delivery) : onFailure;
  if (action === 'requeue') delivery.nack();
  else if (action === 'dead-letter') delivery.reject();
  else await retryLater(channel, queue, action, delivery);
}

/**
 * Puts a copy where it waits for its time and then dead-letters into its queue; the delivery is acked once the broker
 * has the copy.
 */
async function retryLater(
  channel: RetryChannel,
  queue: string,
  { delaysMs }: DelayedRetry,
  delivery: Delivery,
): Promise<void> {
  const count = delivery.headers[RETRY_COUNT_HEADER];
  const retried = typeof count === 'number' ? count : 0;
  const delayMs = delaysMs[retried];
  if (delayMs === undefined) {
    delivery.reject();
    return;
  }
  const retryQueue = `${queue}.retry.${delayMs}`;
  // Each time: it makes the queue stay until this message is due.
  await channel.call(retryQueueDeclare(retryQueue, queue, delayMs), 'queue.declare-ok');
  const { deliveryMode, expiration: _due, userId: _user, timestamp, ...properties } = delivery.properties;
  const headers = new Map(delivery.typedHeaders);
  // They would route the copy to others, again.
  headers.delete('CC');
  headers.delete('BCC');
  headers.set(RETRY_COUNT_HEADER, { type: 'I', value: retried + 1 });
  await channel.publisher.publish('', retryQueue, delivery.body, {
    ...properties,
    ...(timestamp === undefined ? {} : { timestamp }),
    persistent: deliveryMode === 2,
    headers,
    mandatory: true,
  });
  delivery.ack();
}

function retryQueueDeclare(name: string, queue: string, delayMs: number): MethodOf<'queue.declare'> {
  const queueArguments: PlainTable = {
    'x-message-ttl': delayMs,
    'x-dead-letter-exchange': '',
    'x-dead-letter-routing-key': queue,
    'x-expires': delayMs + UNUSED_MS,
  };
  return {
    name: 'queue.declare',
    queue: name,
    passive: false,
    durable: true,
    exclusive: false,
    autoDelete: false,
    noWait: false,
    arguments: toFieldTable(queueArguments),
  };
}
