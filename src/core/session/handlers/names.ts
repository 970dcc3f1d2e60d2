/**
 * What clients write where a name is expected.
 */
import { queueLocked } from '../../refusals.js';
import { ChannelError } from '../../../wire/methods/errors.js';
import type { Queue } from '../../queue/queue.js';
import type { Channel } from '../channel.js';

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
 * The queue that a client means; an empty name is the last one declared on the channel.
 *
 * @throws ChannelError 404 when there is none
 */
export function queueName(channel: Channel, name: string): string {
  if (name !== '') return name;
  if (channel.lastQueue === undefined) throw new ChannelError('NOT_FOUND', 'no previously declared queue');
  return channel.lastQueue;
}

/**
 * The queue that a client means, if its user may take messages out of it, and its connection.
 *
 * @throws ChannelError 403, 404, or 405 when it is exclusive to another connection
 */
export function readableQueue(channel: Channel, name: string): Queue {
  const wanted = queueName(channel, name);
  channel.rights.assertMay('read', 'queue', wanted);
  return unlockedQueue(channel, wanted);
}

/**
 * The queue of this very name, if the connection may use it.
 *
 * @throws ChannelError 404, or 405 when it is exclusive to another connection
 */
export function unlockedQueue(channel: Channel, name: string): Queue {
  const queue = channel.vhost.queue(name);
  assertNotLocked(channel, queue);
  return queue;
}

/** @throws ChannelError 405 */
export function assertNotLocked(channel: Channel, queue: Queue): void {
  if (queue.owner !== undefined && queue.owner !== channel.connection) throw queueLocked(queue.name, queue.vhost);
}
