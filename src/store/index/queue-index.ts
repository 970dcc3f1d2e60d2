/**
 * Which messages of one queue are stored, and where: pages in memory, the others in the index on disk.
 *
 * Everything here is memory; `checkpoint.ts` takes what is dirty to disk.
 */
import type { Segment } from '../log/segment.js';
import { Holdings } from './holdings.js';
import { IndexPage, PAGE_SLOTS, pageOf } from './index-page.js';

/** Where a message stands. */
export interface Place {
  readonly segment: number;
  /** Of the message's record there. */
  readonly offset: number;
  /** Bytes of the message. */
  readonly length: number;
}

/** What an index needs from its store. */
export interface IndexSurroundings {
  /** The accounts of a segment. */
  segment(id: number): Segment;
  /** False while no page can be read from disk. */
  readonly readable: boolean;
  /** Reads a page from disk, at once; `undefined` when there is none, or it is damaged (and that was told). */
  loadPage(queueId: number, number: number): IndexPage | undefined;
  /** The index has something for the next checkpoint. */
  changed(index: QueueIndex): void;
  /** Has `sweep` called in the background until it is done. */
  needsSweep(index: QueueIndex): void;
}

/** Messages with `from <= sequence < to` are settled, and pages on disk do not know it yet. */
export interface Sweep {
  from: number;
  readonly to: number;
}

/** Pages that a range may touch on disk and still be settled at once. */
const SWEPT_AT_ONCE = 4;

export class QueueIndex {
  /** The first sequence number that was never used. */
  nextSequence = 0;
  /** Messages that are not settled. Those that wait for a sweep are counted still. */
  live = 0;
  /** True when something changed since the last checkpoint. */
  dirty = false;
  deleted = false;
  /** Rises with each checkpoint: what was read from disk before may be stale. */
  generation = 0;
  /** Pages that differ from what is on disk; one that is empty is to be removed there. */
  dirtyPages: IndexPage[] = [];
  /** Pages from this number on were never saved. */
  savedEnd = 0;
  /** Pages that are empty now, and on disk may not be yet. */
  readonly emptied = new Set<number>();
  readonly sweeps: Sweep[] = [];
  readonly holdings = new Holdings();
  readonly pages = new Map<number, IndexPage>();
  private lastPage: IndexPage | undefined;
  /** What nobody holds in memory. */
  private coldFrom = 0;
  private coldTo = 0;

  constructor(
    readonly id: number,
    private readonly surroundings: IndexSurroundings,
  ) {}

  /** A message stands in the log now. Known ones are left as they are. */
  add(sequence: number, segment: Segment, offset: number, length: number): void {
    const before = this.nextSequence;
    if (sequence >= before) this.nextSequence = sequence + 1;
    const page = this.page(pageOf(sequence)) ?? this.addPage(pageOf(sequence), pageOf(before));
    const slot = sequence % PAGE_SLOTS;
    if (page.isLive(slot)) return;
    this.touch(page);
    page.add(slot, segment.id, offset, length);
    this.live++;
    this.holdings.account(segment, 1, length);
  }

  /** Returns false when it was settled before. */
  settle(sequence: number): boolean {
    if (this.isOutOfReach(pageOf(sequence))) {
      this.sweepLater(sequence, sequence + 1);
      return true;
    }
    const page = this.page(pageOf(sequence));
    const slot = sequence % PAGE_SLOTS;
    if (page?.isLive(slot) !== true) return false;
    this.clear(page, slot);
    this.dropIfEmpty(page);
    return true;
  }

  settleRange(from: number, to: number): void {
    if (this.deleted) return;
    const first = pageOf(from);
    const last = pageOf(Math.max(from, to - 1));
    const onDisk = Math.min(last + 1, this.savedEnd) - first;
    if (onDisk > SWEPT_AT_ONCE || (onDisk > 0 && !this.surroundings.readable)) {
      this.sweepLater(from, to);
      for (const page of [...this.pages.values()]) this.clearRange(page, from, to);
      return;
    }
    for (let number = first; number <= last; number++) {
      const page = this.page(number);
      if (page !== undefined) this.clearRange(page, from, to);
    }
  }

  countDelivery(sequence: number): void {
    if (this.isOutOfReach(pageOf(sequence))) return; // the log knows
    const page = this.page(pageOf(sequence));
    const slot = sequence % PAGE_SLOTS;
    if (page?.isLive(slot) !== true) return;
    this.touch(page);
    page.countDelivery(slot);
  }

  /** Where a message stands, if it is not settled. */
  find(sequence: number): Place | undefined {
    const page = this.page(pageOf(sequence));
    const slot = sequence % PAGE_SLOTS;
    if (page?.isLive(slot) !== true) return undefined;
    return { segment: page.segment(slot), offset: page.offset(slot), length: page.length(slot) };
  }

  /** A message that is not settled stands elsewhere now; does nothing when it is. */
  move(sequence: number, segment: Segment, offset: number): void {
    const page = this.page(pageOf(sequence));
    const slot = sequence % PAGE_SLOTS;
    if (page?.isLive(slot) !== true) return;
    this.touch(page);
    const length = page.length(slot);
    this.holdings.account(this.surroundings.segment(page.segment(slot)), -1, -length);
    page.move(slot, segment.id, offset);
    this.holdings.account(segment, 1, length);
  }

  /** Page `number`, from memory or disk. */
  page(number: number): IndexPage | undefined {
    if (this.deleted) return undefined;
    if (this.lastPage?.number === number) return this.lastPage;
    const page = this.pages.get(number) ?? this.loadPage(number);
    if (page !== undefined) this.lastPage = page;
    return page;
  }

  /** The first page in memory with `from <= number < end`. */
  firstResident(from: number, end: number): IndexPage | undefined {
    const exact = this.pages.get(from);
    if (exact !== undefined) return exact;
    let first: IndexPage | undefined;
    for (const page of this.pages.values()) {
      if (page.number >= from && page.number < end && page.number < (first?.number ?? Infinity)) first = page;
    }
    return first;
  }

  /** Nobody holds messages with `from <= sequence < to` in memory. */
  pagedOut(from: number, to: number): void {
    this.coldFrom = from;
    this.coldTo = to;
    for (const page of this.pages.values()) this.dropIfCold(page);
  }

  /** Messages below `sequence` are in memory again. */
  readUpTo(sequence: number): void {
    this.coldFrom = Math.max(this.coldFrom, sequence);
  }

  /** Takes a page out of memory when it is on disk and nobody needs it soon. */
  dropIfCold(page: IndexPage): void {
    if (page.dirty || !page.saved || !this.isCold(page) || !this.surroundings.readable) return;
    this.pages.delete(page.number);
    if (this.lastPage === page) this.lastPage = undefined;
  }

  endSweep(): void {
    this.sweeps.shift();
    this.markDirty();
  }

  /** Forgets everything: the queue is deleted. */
  delete(): void {
    this.deleted = true;
    this.holdings.clear();
    this.pages.clear();
    this.dirtyPages = [];
    this.sweeps.length = 0;
    this.lastPage = undefined;
    this.live = 0;
    this.markDirty();
  }

  /** Has what it needs for new messages in memory, as long as the index on disk can be read. */
  holdNewest(): void {
    if (this.nextSequence > 0) this.page(pageOf(this.nextSequence));
  }

  /** Accounts for what a checkpoint remembers of the queue. */
  restoreHolding(segment: Segment, live: number, bytes: number): void {
    this.holdings.account(segment, live, bytes);
    this.live += live;
  }

  /** So much more, or less, is in a segment than was accounted for. */
  correct(segment: number, live: number, bytes: number): void {
    if (live === 0 && bytes === 0) return;
    this.restoreHolding(this.surroundings.segment(segment), live, bytes);
    this.markDirty();
  }

  markDirty(): void {
    if (this.dirty) return;
    this.dirty = true;
    this.surroundings.changed(this);
  }

  /** Takes a page that was read from disk into memory; returns the one that counts. */
  adopt(page: IndexPage): IndexPage | undefined {
    const known = this.pages.get(page.number);
    if (known !== undefined) return known;
    if (this.emptied.has(page.number)) return undefined;
    this.pages.set(page.number, page);
    for (const { from, to } of this.sweeps) this.clearRange(page, from, to);
    return this.pages.get(page.number);
  }

  private isOutOfReach(number: number): boolean {
    if (this.surroundings.readable || this.pages.has(number)) return false;
    return number < this.savedEnd && !this.emptied.has(number);
  }

  private sweepLater(from: number, to: number): void {
    this.sweeps.push({ from, to });
    this.markDirty();
    this.surroundings.needsSweep(this);
  }

  private isCold(page: IndexPage): boolean {
    return page.firstSequence >= this.coldFrom && page.firstSequence + PAGE_SLOTS <= this.coldTo;
  }

  private loadPage(number: number): IndexPage | undefined {
    if (number >= this.savedEnd) return undefined;
    if (this.emptied.has(number)) return undefined;
    const page = this.surroundings.loadPage(this.id, number);
    if (page !== undefined) this.adopt(page);
    return page;
  }

  private addPage(number: number, newest: number): IndexPage {
    // The one that was the newest gets no more messages: it may be empty, and have waited for some.
    const previous = this.pages.get(newest);
    if (previous !== undefined) this.dropIfEmpty(previous);
    const page = new IndexPage(number);
    this.pages.set(number, page);
    this.lastPage = page;
    return page;
  }

  private touch(page: IndexPage): void {
    if (page.dirty) return;
    page.dirty = true;
    this.dirtyPages.push(page);
    this.markDirty();
  }

  private clear(page: IndexPage, slot: number): void {
    this.touch(page);
    this.live--;
    this.holdings.account(this.surroundings.segment(page.segment(slot)), -1, -page.length(slot));
    page.clear(slot);
  }

  private clearRange(page: IndexPage, from: number, to: number): void {
    const first = Math.max(0, from - page.firstSequence);
    const end = Math.min(page.slots, to - page.firstSequence);
    for (let slot = first; slot < end; slot++) {
      if (page.isLive(slot)) this.clear(page, slot);
    }
    this.dropIfEmpty(page);
  }

  /** An empty page is not needed, unless messages are yet to come to it. */
  private dropIfEmpty(page: IndexPage): void {
    if (page.live > 0 || page.firstSequence + PAGE_SLOTS > this.nextSequence) return;
    this.pages.delete(page.number);
    page.release();
    if (this.lastPage === page) this.lastPage = undefined;
    if (page.number < this.savedEnd) this.emptied.add(page.number);
  }
}
