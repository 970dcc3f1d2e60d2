/**
 * The end of a publish: the message goes to the queues that its route found.
 */
import type { Message } from '../../message.js';
import { REJECTED, type Queue } from '../../queue/queue.js';
import type { Channel } from '../channel.js';

/**
 * Queues a message, or returns it when it is mandatory and reaches none.
 *
 * @returns the commit to wait for; REJECTED when one of the queues is full and does not take more
 */
export function place(channel: Channel, message: Message, queues: readonly Queue[], mandatory: boolean): number {
  let commit = 0;
  let taken = 0;
  let rejected = false;
  for (const queue of queues) {
    // Only in a transaction: it was routed before the queue went.
    if (queue.deleted) continue;
    taken++;
    queue.counts.publish++;
    const needed = queue.enqueue(message);
    if (needed > commit) commit = needed;
    else if (needed === REJECTED) rejected = true;
  }
  count(channel, message, taken);
  if (taken === 0) unroutable(channel, message, mandatory);
  return rejected ? REJECTED : commit;
}

function count(channel: Channel, { exchange, content }: Message, taken: number): void {
  const published = channel.exchangeAccounts.of(exchange);
  published.publishIn++;
  published.publishOut += taken;
  channel.counts.publish++;
  channel.broker.statistics.messageSizes.count(content.bodySize);
}

function unroutable(channel: Channel, { exchange, routingKey, content }: Message, mandatory: boolean): void {
  if (!mandatory) {
    channel.counts.dropUnroutable++;
    return;
  }
  channel.counts.returnUnroutable++;
  const method = { name: 'basic.return', replyCode: 312, replyText: 'NO_ROUTE', exchange, routingKey } as const;
  channel.connection.outbound.methodWithContent(channel.number, method, content);
}
