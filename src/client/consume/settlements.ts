/**
 * What one channel has to settle: acks, nacks and rejects, and which deliveries they are for.
 *
 * Acks are held back to the end of the turn and sent together: deliveries that stand at the front of all that is
 * unsettled go as one ack with `multiple`, which by then means them and nothing else.
 */
import type { ChannelLink } from '../link/channel-link.js';
import type { Flushable } from '../link/outbox.js';

/** A delivery that is not settled yet, in the order of delivery tags. */
export interface Unsettled {
  readonly deliveryTag: number;
  /** `acked`: the ack is held back. */
  state: 'unsettled' | 'acked' | 'settled';
  previous: Unsettled | undefined;
  next: Unsettled | undefined;
}

export class Settlements implements Flushable {
  private link: ChannelLink | undefined;
  private first: Unsettled | undefined;
  private last: Unsettled | undefined;
  /** Acks that are held back. */
  private acked: Unsettled[] = [];
  private hasWritten = false;

  /** True when something was settled since `committed`. */
  get hasUncommitted(): boolean {
    return this.hasWritten || this.acked.length > 0;
  }

  committed(): void {
    this.flush();
    this.hasWritten = false;
  }

  attach(link: ChannelLink): void {
    this.link = link;
  }

  /** The channel is gone: the broker delivers again what is not settled, and nobody can settle it any more. */
  detach(): void {
    for (let one = this.first; one !== undefined; one = one.next) one.state = 'settled';
    this.link = this.first = this.last = undefined;
    this.acked = [];
  }

  /** A delivery that wants to be settled; tags rise. */
  add(deliveryTag: number): Unsettled {
    const { last } = this;
    const added: Unsettled = { deliveryTag, state: 'unsettled', previous: last, next: undefined };
    if (last === undefined) this.first = added;
    else last.next = added;
    this.last = added;
    return added;
  }

  /** False when it is settled already, or its channel is gone; so is the answer of `nack`. */
  ack(one: Unsettled, multiple: boolean): boolean {
    if (one.state !== 'unsettled') return false;
    if (multiple) {
      this.settleUpTo(one);
      this.write({ name: 'basic.ack', deliveryTag: one.deliveryTag, multiple: true });
      return true;
    }
    one.state = 'acked';
    if (this.acked.push(one) === 1) this.link?.connection.outbox.flushFirst(this);
    return true;
  }

  nack(one: Unsettled, multiple: boolean, requeue: boolean): boolean {
    if (one.state !== 'unsettled') return false;
    if (multiple) {
      // What is acked already must not be nacked with the others.
      this.flush();
      this.settleUpTo(one);
    } else {
      this.unlink(one);
    }
    this.write({ name: 'basic.nack', deliveryTag: one.deliveryTag, multiple, requeue });
    return true;
  }

  reject(one: Unsettled, requeue: boolean): boolean {
    if (one.state !== 'unsettled') return false;
    this.unlink(one);
    this.write({ name: 'basic.reject', deliveryTag: one.deliveryTag, requeue });
    return true;
  }

  /** Acks all that is unsettled on the channel. */
  ackAll(): void {
    const { last } = this;
    if (last === undefined) return;
    const { deliveryTag } = last;
    this.settleUpTo(last);
    this.write({ name: 'basic.ack', deliveryTag, multiple: true });
  }

  /** Sends the acks that are held back. */
  flush(): void {
    const { acked } = this;
    if (acked.length === 0) return;
    this.acked = [];
    this.flushFront();
    for (const one of acked) {
      if (one.state !== 'acked') continue;
      this.unlink(one);
      this.write({ name: 'basic.ack', deliveryTag: one.deliveryTag, multiple: false });
    }
  }

  private flushFront(): void {
    let count = 0;
    let end: Unsettled | undefined;
    for (let one = this.first; one?.state === 'acked'; one = one.next) {
      end = one;
      count++;
    }
    if (end === undefined) return;
    this.settleUpTo(end);
    this.write({ name: 'basic.ack', deliveryTag: end.deliveryTag, multiple: count > 1 });
  }

  private write(method: Parameters<ChannelLink['sendSettlement']>[0]): void {
    this.hasWritten = true;
    this.link?.sendSettlement(method);
  }

  private settleUpTo(end: Unsettled): void {
    for (let one = this.first; one !== end.next; one = one!.next) one!.state = 'settled';
    this.first = end.next;
    if (this.first === undefined) this.last = undefined;
    else this.first.previous = undefined;
    // Whoever holds it must not hold all that came behind it.
    end.next = undefined;
  }

  private unlink(one: Unsettled): void {
    one.state = 'settled';
    const { previous, next } = one;
    if (previous === undefined) this.first = next;
    else previous.next = next;
    if (next === undefined) this.last = previous;
    else next.previous = previous;
    one.previous = one.next = undefined;
  }
}
