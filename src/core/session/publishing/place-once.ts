/**
 * Placing a message that came by an exchange which routes nothing twice.
 */
import type { Message } from '../../message.js';
import { REJECTED } from '../../queue/queue.js';
import type { Route } from '../../routing/route.js';
import type { Channel } from '../channel.js';
import { place } from './place.js';

/**
 * As `place`, for a route whose claims are taken. A message that is refused is not taken for seen:
 * its publisher is to try again. A duplicate is as safe as the first one.
 */
export function placeOnce(channel: Channel, message: Message, route: Route, mandatory: boolean): number {
  const { queues, claims = [], isDuplicate = false } = route;
  const commit = place(channel, message, queues, mandatory);
  if (commit === REJECTED) {
    for (const claim of claims) claim.giveUp();
    return REJECTED;
  }
  return isDuplicate ? Math.max(commit, channel.broker.store.demand()) : commit;
}
