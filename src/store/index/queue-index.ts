/**
 * Which messages of one queue are stored, and where: pages in memory, the others in the index on disk.
 *
 * Everything here is memory; `checkpoint.ts` takes what is dirty to disk.
 */
import type { RecordPlace } from '../log/operations.js';
import type { Segment } from '../log/segment.js';
import { Holdings } from './holdings.js';
import { IndexPage, type NewRecord, PAGE_SLOTS, pageOf } from './index-page.js';
import { ResidentPages } from './resident-pages.js';

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
  /** Bytes of their bodies. */
  bodyBytes = 0;
  /** True when a message may have a time. */
  timed = false;
  /** Rises with every message that is settled. */
  settledCount = 0;
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
  readonly pages = new ResidentPages();

  constructor(
    readonly id: number,
    private readonly surroundings: IndexSurroundings,
  ) {}

  /** A message stands in the log now. Known ones are left as they are. */
  add(sequence: number, record: NewRecord & { readonly segment: Segment }): void {
    const before = this.nextSequence;
    if (sequence >= before) this.nextSequence = sequence + 1;
    const page = this.page(pageOf(sequence)) ?? this.addPage(pageOf(sequence), pageOf(before));
    const slot = sequence % PAGE_SLOTS;
    if (page.isLive(slot)) return;
    this.touch(page);
    page.add(slot, record);
    this.live++;
    this.bodyBytes += record.bodyBytes;
    this.holdings.account(record.segment, 1, record.length);
  }

  /** Returns the bytes of its body: -1 when it was settled before, 0 when that cannot be told yet. */
  settle(sequence: number): number {
    if (this.isOutOfReach(pageOf(sequence))) {
      this.sweepLater(sequence, sequence + 1);
      return 0;
    }
    const page = this.pageWith(sequence);
    if (page === undefined) return -1;
    const bodyBytes = this.clear(page, sequence % PAGE_SLOTS);
    this.dropIfEmpty(page);
    return bodyBytes;
  }

  settleRange(from: number, to: number): void {
    if (this.deleted) return;
    const first = pageOf(from);
    const last = pageOf(Math.max(from, to - 1));
    const onDisk = Math.min(last + 1, this.savedEnd) - first;
    if (onDisk > SWEPT_AT_ONCE || (onDisk > 0 && !this.surroundings.readable)) {
      this.sweepLater(from, to);
      for (const page of [...this.pages]) this.clearRange(page, from, to);
      return;
    }
    for (let number = first; number <= last; number++) {
      const page = this.page(number);
      if (page !== undefined) this.clearRange(page, from, to);
    }
  }

  countDelivery(sequence: number): void {
    this.change(sequence)?.countDelivery(sequence % PAGE_SLOTS);
  }

  /** The message expires then. */
  expire(sequence: number, timeMs: number): void {
    this.timed = true;
    this.change(sequence)?.expire(sequence % PAGE_SLOTS, timeMs);
  }

  /** The message waits until then. */
  delay(sequence: number, timeMs: number): void {
    this.timed = true;
    this.change(sequence)?.delay(sequence % PAGE_SLOTS, timeMs);
  }

  /** True when the message is not settled. */
  holds(sequence: number): boolean {
    return this.pageWith(sequence) !== undefined;
  }

  /** Where a message stands, if it is not settled. */
  find(sequence: number): RecordPlace | undefined {
    const page = this.pageWith(sequence);
    if (page === undefined) return undefined;
    const slot = sequence % PAGE_SLOTS;
    return { segment: page.segment(slot), offset: page.offset(slot), length: page.length(slot) };
  }

  /** A message that is not settled stands elsewhere now; does nothing when it is. */
  move(sequence: number, segment: Segment, offset: number): void {
    const page = this.change(sequence);
    if (page === undefined) return;
    const slot = sequence % PAGE_SLOTS;
    const length = page.length(slot);
    this.holdings.account(this.surroundings.segment(page.segment(slot)), -1, -length);
    page.move(slot, segment.id, offset);
    this.holdings.account(segment, 1, length);
  }

  /** Page `number`, from memory or disk. */
  page(number: number): IndexPage | undefined {
    return this.deleted ? undefined : (this.pages.get(number) ?? this.loadPage(number));
  }

  /** Nobody holds messages with `from <= sequence < to` in memory. */
  pagedOut(from: number, to: number): void {
    this.pages.pagedOut(from, to);
    for (const page of this.pages) this.dropIfCold(page);
  }

  /** Takes a page out of memory when it is on disk and nobody needs it soon. */
  dropIfCold(page: IndexPage): void {
    if (page.dirty || !page.saved || !this.pages.isCold(page) || !this.surroundings.readable) return;
    this.pages.delete(page.number);
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
    this.live = 0;
    this.bodyBytes = 0;
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
    this.pages.add(page);
    for (const { from, to } of this.sweeps) this.clearRange(page, from, to);
    return this.pages.get(page.number);
  }

  private isOutOfReach(number: number): boolean {
    if (this.surroundings.readable || this.pages.has(number)) return false;
    return number < this.savedEnd && !this.emptied.has(number);
  }

  /** The page of a message that is to be changed, unless it is settled. */
  private change(sequence: number): IndexPage | undefined {
    if (this.isOutOfReach(pageOf(sequence))) return undefined; // the log knows
    const page = this.pageWith(sequence);
    if (page !== undefined) this.touch(page);
    return page;
  }

  /** The page of a message that is not settled. */
  private pageWith(sequence: number): IndexPage | undefined {
    const page = this.page(pageOf(sequence));
    return page?.isLive(sequence % PAGE_SLOTS) === true ? page : undefined;
  }

  private sweepLater(from: number, to: number): void {
    this.settledCount++;
    this.sweeps.push({ from, to });
    this.markDirty();
    this.surroundings.needsSweep(this);
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
    this.pages.add(page);
    return page;
  }

  private touch(page: IndexPage): void {
    if (page.dirty) return;
    page.dirty = true;
    this.dirtyPages.push(page);
    this.markDirty();
  }

  /** Settles a message; returns the bytes of its body. */
  private clear(page: IndexPage, slot: number): number {
    const bodyBytes = page.bodyBytes(slot);
    this.touch(page);
    this.live--;
    this.bodyBytes -= bodyBytes;
    this.settledCount++;
    this.holdings.account(this.surroundings.segment(page.segment(slot)), -1, -page.length(slot));
    page.clear(slot);
    return bodyBytes;
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
    if (page.number < this.savedEnd) this.emptied.add(page.number);
  }
}
