/**
 * Moves: a message that leaves its queue for others in one step, as a dead letter, or because it has waited
 * long enough. It is in its old queue or in all of the new ones; in which, nobody tells the clients: it shows
 * when it is delivered. A move that was seen is not for good before the broker must have written it down: one
 * that is killed before may still have the message in its old queue.
 *
 * A message is never published to two queues that move it to the same one.
 */
import type { Books } from './books.js';
import type { Delivery } from './checks.js';
import { findHaste, findWrongDeath, reasonOf } from './deaths.js';
import { type Copy, type Message, type QueueRecord, isThereStill } from './records.js';
import type { Topology } from './topology.js';

export class Moves {
  /** How many were seen, by reason. */
  readonly counts = { rejected: 0, expired: 0, maxlen: 0, delivery_limit: 0, delayed: 0 };

  constructor(
    private readonly books: Books,
    private readonly topology: Topology,
    private readonly now: () => number,
  ) {}

  /** True when such a message goes somewhere else once it is rejected. */
  leadsOn(copy: Copy): boolean {
    return this.topology.onwardsFrom(copy).size > 0;
  }

  /** A message comes out of a queue that it was not known to be in: it was moved there, if that can be. */
  arrival(message: Message, queue: QueueRecord): Copy | undefined {
    const from = [...message.copies.values()].find((copy) => this.topology.onwardsFrom(copy).has(queue));
    if (from === undefined || from.to.length > 0) return undefined;
    this.expectOnwards(from);
    return message.copies.get(queue);
  }

  /** It is delivered: of its old queue and its new ones this one has it. */
  seen(copy: Copy, stamp: number, delivery: Delivery): void {
    const { from } = copy;
    if (from !== undefined) {
      this.checkMove(copy, from, delivery);
      if (isThereStill(from) && from.state !== 'moved') this.leave(from, stamp, delivery);
      return;
    }
    if (copy.rejected === 'maybe') copy.rejected = 'no';
    if (copy.state === 'moved') return; // it is in both, which was found
    for (const other of copy.to) this.books.forget(other, 'it was moved there, and that was not kept');
    copy.to = [];
  }

  /** The broker must have written down that it was acknowledged or rejected. */
  settled(copy: Copy, why: string): void {
    if (copy.rejected === 'yes' && copy.to.length === 0) this.expectOnwards(copy);
    this.books.forget(copy, why);
    // Whatever happened to it in its new queue happened later than its move.
    if (copy.from !== undefined) this.books.forget(copy.from, 'moved for good');
  }

  /** Why no queue has a message any more, as far as that is known. */
  whyGone(messageId: unknown): string | undefined {
    const hidden = [...this.topology.exchanges.values()].map(({ waiting }) => waiting);
    return [...this.topology.queues.values(), ...hidden]
      .map((queue) => queue && this.books.whyGone(messageId, queue))
      .find((reason) => reason !== undefined);
  }

  private expectOnwards(from: Copy): void {
    const { message, maybeNever } = from;
    from.to = [...this.topology.onwardsFrom(from)].map((queue) =>
      this.books.addCopy(message, queue, { maybeNever, from }),
    );
  }

  private leave(from: Copy, stamp: number, delivery: Delivery): void {
    const { state, rejected } = from;
    if (state === 'out' || (state === 'answered' && rejected === 'no')) {
      this.books.violate('twice', from, `moved to another queue while ${state}`);
    }
    from.state = 'moved';
    from.movedStamp = stamp;
    from.maybeGone = false;
    this.books.note(from, 'moved');
    const reason = from.queue.hidden ? 'delayed' : reasonOf(delivery);
    if (reason !== undefined && reason in this.counts) this.counts[reason as keyof typeof this.counts]++;
  }

  private checkMove(copy: Copy, from: Copy, delivery: Delivery): void {
    const wrong = findWrongDeath(from, delivery);
    if (wrong !== undefined) this.books.violate('death', copy, `${wrong} (in its old queue: ${from.trail.trim()})`);
    const haste = findHaste(from, delivery, this.now());
    if (haste !== undefined) this.books.violate('early', copy, haste);
  }
}
