/**
 * Names as clients give them, and the queues that are meant.
 */
import type { Queue } from '../queue/queue.js';
import { queueLocked } from '../refusals.js';
import type { Actor } from './actor.js';

const RESERVED_PREFIX = 'amq.';

/** True for names that only the broker may give (specification rule "reserved"). */
export function isReserved(name: string): boolean {
  return name.startsWith(RESERVED_PREFIX);
}

/** RabbitMQ drops line ends from the names of what is declared, bound and deleted, and of nothing else. */
export function declaredName(name: string): string {
  return name.replace(/[\r\n]/g, '');
}

/**
 * The queue of this very name, if the actor may take messages out of it.
 *
 * @throws ChannelError 403, 404, or 405 when it is exclusive to another connection
 */
export function readableQueue(actor: Actor, name: string): Queue {
  actor.rights.assertMay('read', 'queue', name);
  return unlockedQueue(actor, name);
}

/**
 * The queue of this very name, if the actor may use it.
 *
 * @throws ChannelError 404, or 405 when it is exclusive to another connection
 */
export function unlockedQueue(actor: Actor, name: string): Queue {
  const queue = actor.vhost.queue(name);
  assertNotLocked(actor, queue);
  return queue;
}

/** @throws ChannelError 405 */
export function assertNotLocked({ connection }: Actor, queue: Queue): void {
  if (queue.owner !== undefined && queue.owner !== connection) throw queueLocked(queue.name, queue.vhost);
}
