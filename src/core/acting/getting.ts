/**
 * Fetching messages one by one (`basic.get`, specification section 1.8.3.10).
 */
import { isSingleActive } from '../consumer/single-active.js';
import type { Queue } from '../queue/queue.js';
import { queueTypeOf } from '../queue/queue-type.js';
import { singleActiveGet } from '../refusals.js';
import type { Actor } from './actor.js';
import { readableQueue } from './names.js';

/**
 * The queue, once consumers that wait have what they are to have: they come first.
 *
 * @throws ChannelError 403, 404, or 405 when somebody has it for himself
 */
export function gettableQueue(actor: Actor, name: string): Queue {
  const queue = readableQueue(actor, name);
  const { definition } = queue;
  if (isSingleActive(definition)) throw singleActiveGet(queue.name, queue.vhost, queueTypeOf(definition));
  queue.used();
  queue.dispatch();
  return queue;
}
