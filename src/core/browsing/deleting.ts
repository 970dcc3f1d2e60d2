/**
 * Deleting chosen messages of a queue. They are gone like those that are purged: nobody hears of them.
 */
import type { Actor } from '../acting/actor.js';
import { readableQueue } from '../acting/names.js';
import { Changing, type OnChanged } from './changing.js';
import type { MessageSelection } from './selection.js';

/**
 * Deletes messages that are ready, a bounded number a turn; who may purge the queue may do that. `onChanged` is
 * called once they are gone for good, or at once.
 *
 * @throws ChannelError 403, 404 or 405
 */
export function deleteMessages(
  actor: Actor,
  queueName: string,
  selection: MessageSelection,
  onChanged: OnChanged,
): Changing {
  const queue = readableQueue(actor, queueName);
  return new Changing({ actor, queue, selection, onChanged, change: () => 'gone' });
}
