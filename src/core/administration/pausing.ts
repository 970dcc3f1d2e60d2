/**
 * Pausing a queue: it takes messages and gives none out, until it is resumed. Consumers stay, and a `basic.get`
 * finds nothing; what expires meanwhile expires. A durable queue stays paused over a restart.
 */
import type { Actor } from '../acting/actor.js';
import { unlockedQueue } from '../acting/names.js';

/**
 * Pauses or resumes a queue; who may delete it may do that. Returns the commit with which it is durable.
 *
 * @throws ChannelError 403, 404 or 405
 */
export function setPaused(actor: Actor, queueName: string, isPaused: boolean): number {
  const { vhost, rights, broker } = actor;
  rights.assertMay('configure', 'queue', queueName);
  const queue = unlockedQueue(actor, queueName);
  if (queue.isPaused === isPaused) return vhost.commitOf(queue);
  // What came before it is still delivered.
  queue.dispatch();
  // It may have gone with that.
  if (queue.deleted) return vhost.lastCommit;
  queue.isPaused = isPaused;
  queue.mark();
  const commit = vhost.definitions.putQueue(queue.definition, isPaused);
  broker.requestTurn();
  return commit;
}
