/**
 * What becomes of a copy that comes back to its queue: a client has returned it, or the broker was killed.
 */
import { type Copy, limitOf } from './records.js';

/** A process that is killed may have returned a message, and delivered and returned it again, and nobody saw it. */
const UNSEEN_RETURNS = 2;

/** A client returns it. */
export function comeBack(copy: Copy, now: number): void {
  copy.state = 'ready';
  copy.returns++;
  copy.returnsMax++;
  if (!('x-delayed-retry-type' in copy.queue.arguments)) return;
  copy.notBefore = now + limitOf(copy.queue, 'x-delayed-retry-min');
  copy.hiddenUntil = now + limitOf(copy.queue, 'x-delayed-retry-max');
}

/** The broker was killed: whatever was on its way was written down or not. */
export function surviveKill(copy: Copy): void {
  if (copy.rejected === 'yes') copy.rejected = 'maybe';
  else if (copy.state === 'answered') copy.maybeGone = true;
  copy.state = 'ready';
  copy.notBefore = 0;
  copy.returns = 0;
  copy.returnsMax += UNSEEN_RETURNS;
}
