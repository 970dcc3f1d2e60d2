/**
 * What must hold of every single thing that a broker sends.
 */
import type { Books } from './books.js';
import { type Received, findDamage } from './bodies.js';
import { GRACE_MS } from './deaths.js';
import { type Copy, type Message, type Tap, describeMessage, limitOf } from './records.js';
import type { ViolationKind } from './violations.js';

export interface Delivery extends Received {
  readonly fields: { readonly deliveryTag: number; readonly redelivered: boolean };
  readonly properties: Received['properties'] & { readonly messageId?: unknown };
}

export function checkDelivery(books: Books, tap: Tap, copy: Copy, delivery: Delivery): void {
  const { state } = copy;
  const damage = findDamage(copy, delivery);
  if (damage !== undefined) books.violate('bytes', copy, damage);
  if (state === 'moved') books.violate('twice', copy, `delivered to ${tap.label} after it was moved`);
  else if (state !== 'ready') books.violate('came back', copy, `delivered to ${tap.label} while ${state}`);
  if (!delivery.fields.redelivered) checkFirst(books, copy);
  checkOrder(books, tap, copy, delivery.fields.redelivered);
}

/** It comes again: not before it has waited as long as its queue says, and not more often. */
export function checkRetry(books: Books, copy: Copy, now: number): void {
  const { notBefore, returns, queue } = copy;
  if (now < notBefore - GRACE_MS) books.violate('early', copy, `tried again ${notBefore - now} ms before its time`);
  if (returns > limitOf(queue, 'x-delivery-limit')) books.violate('too many', copy, `came back ${returns} times`);
}

/** It says that it was never delivered before. */
function checkFirst(books: Books, copy: Copy): void {
  const { seenGeneration, seenForGood } = copy;
  if (seenGeneration === books.generation) books.violate('not redelivered', copy, 'this process delivered it before');
  else if (seenForGood) books.violate('not redelivered', copy, `process ${seenGeneration} delivered it`);
}

/**
 * What was returned comes first again, so that from then on first deliveries alone are in order. Nobody can
 * tell the order of what was moved here, or of what waits before it comes again.
 */
function checkOrder(books: Books, tap: Tap, copy: Copy, redelivered: boolean): void {
  if (copy.from !== undefined || 'x-delayed-retry-type' in tap.queue.arguments) return;
  const { publisher, sequence } = copy.message;
  const wasReturned = tap.queue.returnedIn === books.generation;
  const before = (wasReturned ? tap.lastFirst : tap.last).get(publisher);
  tap.last.set(publisher, copy);
  if (!redelivered) tap.lastFirst.set(publisher, copy);
  if (before === undefined || before.message.sequence < sequence || (wasReturned && redelivered)) return;
  const other = `${describeMessage(before.message)} (${before.trail.trim()})`;
  books.violate('order', copy, `redelivered ${redelivered}, ${tap.label} had ${other} before`);
}

/** Messages of a higher priority come first, when all are there before anybody reads. */
export function checkPriority(books: Books, tap: Tap, copy: Copy): void {
  const max = limitOf(tap.queue, 'x-max-priority');
  if (max === Infinity) return;
  const priority = Math.min(copy.message.priority, max);
  if (priority > tap.lowestPriority) books.violate('order', copy, `came behind one of priority ${tap.lowestPriority}`);
  tap.lowestPriority = Math.min(tap.lowestPriority, priority);
}

/**
 * A delivery of what is not in the books for this queue.
 *
 * @param whyGone - from all queues, as far as that is known
 */
export function reportUnexpected(
  books: Books,
  { queue }: Tap,
  { properties, fields, content }: Delivery,
  whyGone: string | undefined,
): void {
  const message = books.find(properties.messageId);
  const reason = books.whyGone(properties.messageId, queue) ?? whyGone;
  const what = message === undefined ? `message ${String(properties.messageId)}` : describeMessage(message);
  const how = `${content.length} bytes, redelivered ${fields.redelivered}`;
  const text = `${what} came on ${queue.name} (${how}) in process ${books.generation}: ${reason ?? 'never sent there'}`;
  books.violations.add(kindOf(reason), text);
}

/** A mandatory message is returned when it has no queue, before its confirm. */
export function checkReturn(books: Books, message: Message): void {
  const { mandatory, returned, routed } = message;
  if (returned && routed === 'yes') books.violations.add('misrouted', `${describeMessage(message)} was returned`);
  if (mandatory && !returned && routed === 'no') {
    books.violations.add('misrouted', `${describeMessage(message)} was not returned`);
  }
}

function kindOf(reason: string | undefined): ViolationKind {
  if (reason === undefined) return 'misrouted';
  if (reason.startsWith('in a ')) return 'never committed';
  return reason.startsWith('transient') ? 'outlived' : 'came back';
}
