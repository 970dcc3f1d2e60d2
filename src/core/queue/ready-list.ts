/**
 * The entries of a queue that wait for delivery, in order.
 *
 * New entries go to a ring at the tail. Entries that come back go to a heap beside it: each of them left
 * from the head before whatever is in the ring now, so all of them stand before the ring.
 */
import type { Entry } from './entry.js';
import { ReturnedHeap } from './returned-heap.js';

const CAPACITY_MIN = 16;

export class ReadyList {
  private ring: (Entry | undefined)[] = [];
  private mask = -1;
  private head = 0;
  private ringLength = 0;
  private readonly returned = new ReturnedHeap();

  get length(): number {
    return this.ringLength + this.returned.length;
  }

  push(entry: Entry): void {
    if (this.ringLength > this.mask) this.resize(Math.max(CAPACITY_MIN, this.ring.length * 2));
    this.ring[(this.head + this.ringLength) & this.mask] = entry;
    this.ringLength++;
  }

  /** Puts an entry back that was shifted before. */
  putBack(entry: Entry): void {
    this.returned.push(entry);
  }

  /** Removes the first entry. Call only when there is one. */
  shift(): Entry {
    if (this.returned.length > 0) return this.returned.pop();
    const { ring, head } = this;
    const entry = ring[head]!;
    ring[head] = undefined;
    this.head = (head + 1) & this.mask;
    this.ringLength--;
    // A quarter is hysteresis enough not to resize back and forth.
    if (this.ringLength < ring.length >> 2 && ring.length > CAPACITY_MIN * 4) this.resize(ring.length >> 1);
    return entry;
  }

  /** Calls `visit` for the newest `count` entries, or as many as there still are. */
  eachOfNewest(count: number, visit: (entry: Entry) => void): void {
    for (let i = Math.max(0, this.ringLength - count); i < this.ringLength; i++) {
      visit(this.ring[(this.head + i) & this.mask]!);
    }
  }

  private resize(capacity: number): void {
    const ring = new Array<Entry | undefined>(capacity).fill(undefined);
    for (let i = 0; i < this.ringLength; i++) ring[i] = this.ring[(this.head + i) & this.mask];
    this.ring = ring;
    this.head = 0;
    this.mask = capacity - 1;
  }
}
