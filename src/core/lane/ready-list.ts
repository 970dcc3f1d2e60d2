/**
 * The entries of a queue that wait for delivery, in order: returned ones, a head in memory, what is paged
 * out, a tail in memory. While nothing is paged out, head and tail are one ring.
 *
 * New entries go to the tail. Entries that come back go to a heap: nearly all of them left from the head
 * before whatever is in the rings or paged out now. Some may stand behind that, since a restart found them
 * waiting for a time.
 *
 * An entry can be taken out of the middle: something that is gone holds its place in the ring until it is
 * the first, or most are gone.
 *
 * Each ring knows how many bytes its entries take. A new entry is counted only when it stays beyond the
 * dispatch after its coming (`countNew`), so that one that is delivered at once costs no arithmetic.
 */
import { Heap } from '../heaps/heap.js';
import { PagedOut } from '../paging/paged-out.js';
import type { Entry } from './entry.js';
import { Ring } from './ring.js';

/** It is not worth the while to clear away fewer places than this. */
const GONE_MIN = 64;

export class ReadyList {
  readonly pagedOut = new PagedOut();
  private headRing = new Ring();
  private tailRing = this.headRing;
  private readonly returned = new Heap<Entry>(({ sequence }) => sequence);
  private returnedBytes = 0;
  /** Places in the rings that hold nothing any more. */
  private goneCount = 0;
  /** What `touch` found: somebody has to want it for it to be looked at. */
  touchedBytes = 0;
  /** True while entries are written aside by their places: none is cleared away. */
  pinned = false;

  /** @param countedTo sequence number of the first entry to come; entries below it are counted, or were delivered */
  constructor(private countedTo = 0) {}

  /** All that wait, wherever they are. */
  get length(): number {
    const resident = this.headRing.length + this.returned.length - this.goneCount;
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
    if (this.goneCount > 0) this.skipGone();
    if (this.headRing.length > 0) return true;
    if (!this.isOneRing && this.join()) return true;
    const { first } = this.returned;
    return first !== undefined && (this.pagedOut.count === 0 || first.sequence < this.pagedOut.first!.from);
  }

  /** The first of all. Call only when `hasFirst`. */
  get first(): Entry {
    const returned = this.returned.first;
    const first = this.headRing.at(0);
    if (returned === undefined) return first!;
    return first === undefined || returned.sequence < first.sequence ? returned : first;
  }

  /** The lowest sequence number of those that never came back, wherever they are; Infinity when there is none. */
  get lowestSequence(): number {
    const { pagedOut } = this;
    return this.headRing.at(0)?.sequence ?? pagedOut.first?.from ?? this.tailRing.at(0)?.sequence ?? Infinity;
  }

  /** True when an entry of this number may stand in line; false when it does not for sure. */
  mayHold(): (sequence: number) => boolean {
    const lowest = this.lowestSequence;
    const returned = new Set([...this.returned].map(({ sequence }) => sequence));
    return (sequence) => sequence >= lowest || returned.has(sequence);
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
    const ring = this.headRing;
    if (this.returned.length > 0 && this.returned.first!.sequence < (ring.at(0)?.sequence ?? Infinity)) {
      const entry = this.returned.pop();
      this.returnedBytes -= entry.bytes;
      return entry;
    }
    const entry = ring.shift();
    if (entry.sequence < this.countedTo) ring.bytes -= entry.bytes;
    return entry;
  }

  /** The entry of this number, if it is in a ring. */
  find(sequence: number): Entry | undefined {
    const entry = this.headRing.get(sequence) ?? this.tailRing.get(sequence);
    return entry?.isGone === true ? undefined : entry;
  }

  /**
   * Takes an entry out of the middle of a ring; `undefined` when it is in none. It holds its place there: tell it
   * to `forget` its message, unless places are `pinned`.
   */
  take(sequence: number): Entry | undefined {
    return this.takeFrom(this.headRing, sequence) ?? this.takeFrom(this.tailRing, sequence);
  }

  /** Those that came back, and of which `isWanted` says so, in no order. */
  *cameBack(isWanted: (entry: Entry) => boolean): Generator<Entry> {
    for (const entry of this.returned) if (isWanted(entry)) yield entry;
  }

  /**
   * Looks at the first so many entries of these numbers, which are about to be taken. They lie anywhere in memory,
   * and to wait for all of them together takes less time than for one by one.
   */
  touch(sequences: Float64Array, count: number): void {
    this.touchedBytes = this.headRing.touch(sequences, count);
    if (!this.isOneRing) this.touchedBytes += this.tailRing.touch(sequences, count);
  }

  /** Takes those out that came back, and of which `isWanted` says so. */
  takeReturned(isWanted: (entry: Entry) => boolean): readonly Entry[] {
    if (this.returned.length === 0) return [];
    const taken = this.returned.takeIf(isWanted);
    for (const { bytes } of taken) this.returnedBytes -= bytes;
    return taken;
  }

  /** Has the entries that are left stand side by side. */
  removeGone(): void {
    if (this.goneCount === 0 || this.pinned) return;
    this.headRing.removeGone();
    if (!this.isOneRing) this.tailRing.removeGone();
    this.goneCount = 0;
  }

  /** Counts what is left of the newest `count` entries, all that were not counted yet, and calls `visit` for each. */
  countNew(count: number, nextSequence: number, visit: (entry: Entry) => void): void {
    const ring = this.tailRing;
    for (let i = Math.max(0, ring.length - count); i < ring.length; i++) {
      const entry = ring.at(i)!;
      if (entry.isGone) continue;
      ring.bytes += entry.bytes;
      visit(entry);
    }
    this.countedTo = nextSequence;
  }

  // --- paging ---

  /** True when an entry of this number that is paged out would be read behind all that the head has. */
  isBeyondHead(sequence: number): boolean {
    const { length } = this.headRing;
    return !this.isOneRing && (length === 0 || this.headRing.at(length - 1)!.sequence < sequence);
  }

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
    const end = rest.at(0)?.sequence ?? this.pagedOut.first?.from ?? Infinity;
    while (this.returned.length > 0 && this.returned.first!.sequence < end) {
      const entry = this.returned.pop();
      this.returnedBytes -= entry.bytes;
      head.push(entry);
      head.bytes += entry.bytes;
    }
    while (rest.length > 0) this.move(rest, head);
    this.headRing = head;
  }

  /** Takes the last entry of the head out, or what holds its place. */
  popHead(): Entry {
    const entry = this.headRing.pop();
    return this.leave(this.headRing, entry);
  }

  /** Takes the first entry of the tail out, or what holds its place. */
  shiftTail(): Entry {
    const entry = this.tailRing.shift();
    return this.leave(this.tailRing, entry);
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
      while (ring.length > 0) {
        const entry = ring.shift();
        if (!entry.isGone) visit(entry);
      }
      ring.bytes = 0;
    }
    this.returnedBytes = 0;
    this.goneCount = 0;
  }

  /** Once nothing is paged out and the head is empty, the tail is the head; returns whether an entry is there now. */
  private join(): boolean {
    if (this.pagedOut.count > 0 || !this.pagedOut.retire()) return false;
    this.headRing = this.tailRing;
    if (this.goneCount > 0) this.skipGone();
    return this.headRing.length > 0;
  }

  private takeFrom(ring: Ring, sequence: number): Entry | undefined {
    const index = ring.find(sequence);
    const entry = index === -1 ? undefined : ring.at(index)!;
    if (entry === undefined || entry.isGone) return undefined;
    if (sequence < this.countedTo) ring.bytes -= entry.bytes;
    entry.leave();
    this.goneCount++;
    this.clearAway();
    return entry;
  }

  private leave(ring: Ring, entry: Entry): Entry {
    if (entry.isGone) this.goneCount--;
    else ring.bytes -= entry.bytes;
    return entry;
  }

  private skipGone(): void {
    const ring = this.headRing;
    while (ring.at(0)?.isGone === true) {
      ring.shift();
      this.goneCount--;
    }
  }

  /** Once most are gone, the others move together. */
  private clearAway(): void {
    const places = this.headRing.length + (this.isOneRing ? 0 : this.tailRing.length);
    if (this.goneCount >= GONE_MIN && this.goneCount * 2 >= places) this.removeGone();
  }

  private move(from: Ring, to: Ring): void {
    const entry = from.shift();
    from.bytes -= entry.bytes;
    to.push(entry);
    to.bytes += entry.bytes;
  }
}
