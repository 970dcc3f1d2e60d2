/**
 * Emptying and deleting queues (specification sections 1.7.2.7 and 1.7.2.9).
 *
 * What came earlier in the turn goes to consumers that wait for it before anything is counted or dropped.
 */
import { ChannelError } from '../../wire/methods/errors.js';
import type { Queue } from '../queue/queue.js';
import type { VHost } from '../vhost/vhost.js';
import type { Actor } from './actor.js';
import { assertNotLocked, readableQueue } from './names.js';

/**
 * Drops all messages that are ready; returns how many that were.
 *
 * @throws ChannelError 403, 404 or 405
 */
export function purgeQueue(actor: Actor, name: string): number {
  const queue = readableQueue(actor, name);
  queue.dispatch();
  return queue.purge();
}

export interface DeletionConditions {
  readonly ifUnused: boolean;
  readonly ifEmpty: boolean;
}

/** What went, and the commit with which that is durable. */
export interface DeletedQueue {
  readonly messageCount: number;
  readonly commit: number;
}

/**
 * Deletes a queue; that succeeds when there is none (RabbitMQ).
 *
 * @throws ChannelError 403, 405, or 406 when a condition does not hold
 */
export function deleteQueue(actor: Actor, name: string, { ifUnused, ifEmpty }: DeletionConditions): DeletedQueue {
  const { vhost, rights } = actor;
  rights.assertMay('configure', 'queue', name);
  const queue = vhost.findQueue(name);
  // One that is not there may have gone a moment ago.
  if (queue === undefined) return { messageCount: 0, commit: vhost.lastCommit };
  assertNotLocked(actor, queue);
  queue.dispatch();
  if (ifEmpty && queue.readyCount > 0) throw inTheWay(vhost, queue, 'not empty');
  if (ifUnused && queue.consumerCount > 0) throw inTheWay(vhost, queue, 'in use');
  const messageCount = queue.readyCount;
  return { messageCount, commit: vhost.deleteQueue(queue) };
}

function inTheWay(vhost: VHost, queue: Queue, why: string): ChannelError {
  return new ChannelError('PRECONDITION_FAILED', `${vhost.queueText(queue.name)} ${why}`);
}
