/**
 * Publications that await their confirm, by their number on the channel (RabbitMQ's "Publisher confirms").
 *
 * A ring: numbers rise by one, and confirms come nearly in order.
 */
import type { Publication } from './publication.js';

const SLOTS_MIN = 64;

export class Unconfirmed {
  /** Publications in it. */
  count = 0;
  private slots: (Publication | undefined)[] = new Array<undefined>(SLOTS_MIN).fill(undefined);
  /** The lowest number that may be in it, and the one that comes next. */
  private first = 1;
  private next = 1;

  /** Gives the next number to a publication, or to a message that nobody waits for. */
  push(publication: Publication | undefined): void {
    if (publication === undefined && this.count === 0) {
      this.first = ++this.next;
      return;
    }
    if (this.next - this.first === this.slots.length) this.grow();
    this.slots[this.next++ & (this.slots.length - 1)] = publication;
    if (publication !== undefined) this.count++;
  }

  /** Takes out one. */
  take(number: number): Publication | undefined {
    if (number < this.first || number >= this.next) return undefined;
    const slot = number & (this.slots.length - 1);
    const publication = this.slots[slot];
    if (publication === undefined) return undefined;
    this.slots[slot] = undefined;
    this.count--;
    this.skipEmpty();
    return publication;
  }

  /** Takes out all up to a number, in order. */
  takeUpTo(number: number, each: (publication: Publication) => void): void {
    const mask = this.slots.length - 1;
    const end = Math.min(number + 1, this.next);
    for (; this.first < end; this.first++) {
      const publication = this.slots[this.first & mask];
      if (publication === undefined) continue;
      this.slots[this.first & mask] = undefined;
      this.count--;
      each(publication);
    }
    this.skipEmpty();
  }

  /** Takes out all, and begins to count anew. */
  drain(): Publication[] {
    const all = [...this];
    this.slots = new Array<undefined>(SLOTS_MIN).fill(undefined);
    this.first = this.next = 1;
    this.count = 0;
    return all;
  }

  *[Symbol.iterator](): Generator<Publication> {
    for (let number = this.first; number < this.next; number++) {
      const publication = this.slots[number & (this.slots.length - 1)];
      if (publication !== undefined) yield publication;
    }
  }

  private skipEmpty(): void {
    const mask = this.slots.length - 1;
    while (this.first < this.next && this.slots[this.first & mask] === undefined) this.first++;
  }

  private grow(): void {
    const { slots, first, next } = this;
    const grown = new Array<Publication | undefined>(slots.length * 2).fill(undefined);
    for (let number = first; number < next; number++) {
      grown[number & (grown.length - 1)] = slots[number & (slots.length - 1)];
    }
    this.slots = grown;
  }
}
