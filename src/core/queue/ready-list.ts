/**
 * The entries of a queue that wait for delivery, in order: returned ones, a head in memory, what is paged
 * out, a tail in memory. While nothing is paged out, head and tail are one ring.
 *
 * New entries go to the tail. Entries that come back go to a heap: each of them left from the head before
 * whatever is in the rings or paged out now, so all of them stand before that.
 *
 * Each ring knows how many bytes its entries take. A new entry is counted only when it stays beyond the
 * dispatch after its coming (`countNew`), so that one that is delivered at once costs no arithmetic.
 */
import { PagedOut } from '../paging/paged-out.js';
import type { Entry } from './entry.js';
import { ReturnedHeap } from './returned-heap.js';
import { Ring } from './ring.js';

export class ReadyList {
  readonly pagedOut = new PagedOut();
  private headRing = new Ring();
  private tailRing = this.headRing;
  private readonly returned = new ReturnedHeap();
  private returnedBytes = 0;

  /** @param countedTo sequence number of the first entry to come; entries below it are counted, or were delivered */
  constructor(private countedTo = 0) {}

  /** All that wait, wherever they are. */
  get length(): number {
    const resident = this.headRing.length + this.returned.length;
    return this.isOneRing ? resident : resident + this.pagedOut.count + this.tailRing.length;
  }

  /** Memory that all entries take that are in memory. */
  get residentBytes(): number {
    return this.leadingBytes + (this.isOneRing ? 0 : this.tailRing.bytes);
  }

  /** Entries in memory before those that are paged out, and what they take. */
  get leadingLength(): number {
    return this.headRing.length + this.returned.length;
  }

  get leadingBytes(): number {
    return this.headRing.bytes + this.returnedBytes;
  }

  get isOneRing(): boolean {
    return this.headRing === this.tailRing;
  }

  get head(): Ring {
    return this.headRing;
  }

  get tail(): Ring {
    return this.tailRing;
  }

  /** True when the first of all entries is in memory; false as well when there is none. */
  hasFirst(): boolean {
    return this.headRing.length > 0 || this.returned.length > 0 || (!this.isOneRing && this.join());
  }

  push(entry: Entry): void {
    this.tailRing.push(entry);
  }

  /** Puts an entry back that was shifted before. */
  putBack(entry: Entry): void {
    this.returned.push(entry);
    this.returnedBytes += entry.bytes;
  }

  /** Removes the first entry. Call only when `hasFirst`. */
  shift(): Entry {
    if (this.returned.length > 0) {
      const entry = this.returned.pop();
      this.returnedBytes -= entry.bytes;
      return entry;
    }
    const ring = this.headRing;
    const entry = ring.shift();
    if (entry.sequence < this.countedTo) ring.bytes -= entry.bytes;
    return entry;
  }

  /** Counts what is left of the newest `count` entries, all that were not counted yet, and calls `visit` for each. */
  countNew(count: number, nextSequence: number, visit: (entry: Entry) => void): void {
    const ring = this.tailRing;
    for (let i = Math.max(0, ring.length - count); i < ring.length; i++) {
      const entry = ring.at(i)!;
      ring.bytes += entry.bytes;
      visit(entry);
    }
    this.countedTo = nextSequence;
  }

  // --- paging ---

  /** Makes two rings of one: the first `count` entries are the head. All must be counted. */
  separate(count: number): void {
    if (!this.isOneRing) return;
    const head = new Ring();
    for (let i = 0; i < count; i++) this.move(this.tailRing, head);
    this.headRing = head;
  }

  /** Puts returned entries in front of the head's. Only when no more can come back from before the head. */
  fold(): void {
    if (this.returned.length === 0) return;
    this.separate(0);
    const rest = this.headRing;
    const head = new Ring();
    for (const entry of this.returned.takeAll()) head.push(entry);
    head.bytes = this.returnedBytes;
    this.returnedBytes = 0;
    while (rest.length > 0) this.move(rest, head);
    this.headRing = head;
  }

  /** Takes the last entry of the head out. */
  popHead(): Entry {
    const entry = this.headRing.pop();
    this.headRing.bytes -= entry.bytes;
    return entry;
  }

  /** Takes the first entry of the tail out. */
  shiftTail(): Entry {
    const entry = this.tailRing.shift();
    this.tailRing.bytes -= entry.bytes;
    return entry;
  }

  /** Adds an entry to the head that was paged out. */
  restore(entry: Entry): void {
    this.headRing.push(entry);
    this.headRing.bytes += entry.bytes;
  }

  /** Takes out everything that is in memory. What is paged out stays. */
  takeResident(visit: (entry: Entry) => void): void {
    for (const entry of this.returned.takeAll()) visit(entry);
    const rings = this.isOneRing ? [this.headRing] : [this.headRing, this.tailRing];
    for (const ring of rings) {
      while (ring.length > 0) visit(ring.shift());
      ring.bytes = 0;
    }
    this.returnedBytes = 0;
  }

  /** Once nothing is paged out and the head is empty, the tail is the head; returns whether an entry is there now. */
  private join(): boolean {
    if (this.pagedOut.count > 0) return false;
    this.headRing = this.tailRing;
    return this.headRing.length > 0;
  }

  private move(from: Ring, to: Ring): void {
    const entry = from.shift();
    from.bytes -= entry.bytes;
    to.push(entry);
    to.bytes += entry.bytes;
  }
}
