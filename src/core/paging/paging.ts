/**
 * What of a queue leaves memory. Entries that the store has for good leave as a matter of course, but for
 * a window at each end of the queue: it costs nothing. All others are written aside first, and only while
 * all queues together take too much memory.
 *
 * Whatever leaves stands beside what is paged out already: the last of the head, or the first of the tail.
 */
import type { Entry } from '../lane/entry.js';
import type { ReadyList } from '../lane/ready-list.js';
import type { Ring } from '../lane/ring.js';
import type { QueueStore } from '../storage.js';
import type { Extent } from './paged-out.js';
import type { Pressable } from './pager.js';
import { type PagedQueue, type PagingSurroundings, ReadAhead } from './read-ahead.js';
import { SingleReads } from './single-reads.js';
import { Spilling } from './spilling.js';

export class Paging implements Pressable {
  private readonly readAhead: ReadAhead;
  private readonly spilling: Spilling;
  private readonly single: SingleReads;
  /** True while it waits for the store to have an entry for good. */
  private awaitsCommit = false;

  constructor(
    private readonly queue: PagedQueue,
    private readonly ready: ReadyList,
    private readonly storage: QueueStore,
    private readonly surroundings: PagingSurroundings,
  ) {
    this.single = new SingleReads(queue, ready, storage, () => {
      surroundings.requestTurn();
    });
    this.readAhead = new ReadAhead(queue, ready, storage, surroundings);
    this.spilling = new Spilling(this, ready, storage, surroundings.pager);
    const { restoredCount, nextSequence } = storage;
    if (restoredCount === 0) return;
    ready.separate(0);
    ready.pagedOut.append({ kind: 'stored', from: 0, to: nextSequence, count: restoredCount });
  }

  get residentBytes(): number {
    return this.ready.residentBytes;
  }

  /** True while something is being read: no entry can be taken out meanwhile. */
  get isBusy(): boolean {
    return this.single.isReading || this.readAhead.isReading;
  }

  /**
   * Takes an entry out that is paged out, without reading it: it must be in the log. Not while busy.
   *
   * @returns bytes of its body; -1 when it is not paged out, or has to be read
   */
  settle(sequence: number): number {
    return this.single.settle(sequence);
  }

  /** Takes an entry out that is paged out and was looked at there; false when it is not there any more. */
  remove(sequence: number, stored: boolean): boolean {
    return this.single.remove(sequence, stored);
  }

  /** Takes entries out that may be paged out, in rising order, and reads them. Not while busy. */
  take(sequences: readonly number[], onTaken: (entries: readonly Entry[]) => void): void {
    this.single.take(sequences, onTaken);
  }

  /** An entry that is paged out is not in line for now. False when it is not paged out. */
  setAside(sequence: number, bodyBytes: number): boolean {
    return this.single.setAside(sequence, bodyBytes);
  }

  /** It is in line again: bytes of its body, -1 when its place was passed, so that whoever wants it reads it for himself. */
  putBack(sequence: number): number {
    return this.single.putBack(sequence);
  }

  /** An entry that was read is not in line for now. */
  waits(sequence: number, bodyBytes: number): void {
    this.ready.pagedOut.aside.set(sequence, bodyBytes);
  }

  /** It is in memory, and in line again. */
  comesBack(sequence: number): void {
    const { aside } = this.ready.pagedOut;
    if (aside.size > 0) aside.delete(sequence);
  }

  /** Calls `action` when the first entry is in memory, or turns out not to be: call it only when it is on disk. */
  awaitFirst(action: () => void): void {
    this.readAhead.awaitFirst(action);
  }

  /** Ends a dispatch. */
  afterDispatch(): void {
    const { pager, limits } = this.surroundings;
    this.readAhead.keepNew();
    this.trim();
    this.readAhead.readAhead();
    if (this.residentBytes > limits.pressedBytesMax) pager.addCrowded(this);
  }

  /** Nothing can come back any more. */
  nothingToComeBack(): void {
    this.readAhead.readAhead();
  }

  press(): void {
    const { queue, ready, spilling, surroundings } = this;
    const { pressedBytesMax, spillBytes } = surroundings.limits;
    // Where there are consumers, what was read last stays: it would only be read again.
    const keepBytes = queue.consumerCount > 0 ? spillBytes : pressedBytesMax;
    if (ready.residentBytes <= keepBytes) return;
    if (!queue.mayTakeBack) ready.fold();
    ready.removeGone();
    ready.separate(fit(ready.head, keepBytes));
    this.pageOutTail(0);
    spilling.spillTail();
    if (this.isReading) return; // it belongs right behind the head as it is
    const keep = fit(ready.head, keepBytes);
    this.pageOutHead(keep);
    spilling.spillHead(keep);
  }

  /** Drops all that is paged out, and forgets what is under way. */
  purge(): void {
    const { ready, storage, queue } = this;
    if (queue.definition.durable) this.settlePagedOut();
    const extents = ready.pagedOut.clear();
    this.spilling.abandon();
    this.readAhead.cancel();
    this.single.cancel();
    for (const extent of extents) {
      if (extent.kind === 'spilled') storage.freeSpilled(extent.chunk);
    }
    if (queue.deleted) this.surroundings.pager.forget(this, this.readAhead);
  }

  /** What was taken out one by one may be in use. */
  private settlePagedOut(): void {
    const { pagedOut } = this.ready;
    for (const sequence of this.single.underWay) this.storage.settleRange(sequence, sequence + 1);
    if (pagedOut.first === undefined) return;
    const { from, to } = pagedOut.range;
    const between = [...pagedOut.absent, ...pagedOut.aside.keys()].filter(
      (sequence) => from <= sequence && sequence < to,
    );
    let start = from;
    for (const sequence of [...between.sort((a, b) => a - b), to]) {
      if (start < sequence) this.storage.settleRange(start, sequence);
      start = sequence + 1;
    }
  }

  // --- for spilling ---

  get isReading(): boolean {
    return this.readAhead.isReading;
  }

  get spillBytes(): number {
    return this.surroundings.limits.spillBytes;
  }

  /** Below this it is not worth a write. */
  get spillBytesMin(): number {
    return this.surroundings.limits.pressedBytesMax;
  }

  /** False while the store is yet to have the entry for good; the queue is looked at again then. */
  isAtRest({ commit }: Entry): boolean {
    if (commit <= this.surroundings.store.committed) return true;
    this.awaitCommit(commit);
    return false;
  }

  /** The first entries of the tail are on disk. */
  tailLeft(count: number, extent: Extent): void {
    for (let i = 0; i < count; i++) this.left(this.ready.shiftTail(), extent);
    if (extent.count > 0) this.ready.pagedOut.append(extent);
    else this.forget(extent);
    this.tell();
  }

  /** The last entries of the head are on disk. */
  headLeft(count: number, extent: Extent): void {
    for (let i = 0; i < count; i++) this.left(this.ready.popHead(), extent);
    if (extent.count > 0) this.ready.pagedOut.prepend(extent);
    else this.forget(extent);
    this.tell();
  }

  private left(entry: Entry, extent: Extent): void {
    if (!entry.isGone) {
      this.queue.leavesMemory(entry);
      this.surroundings.memory.release(entry.message);
      return;
    }
    extent.count--;
    // What the log had of it was settled; a copy that was written aside would be read back.
    if (extent.kind === 'spilled') this.ready.pagedOut.absent.add(entry.sequence);
  }

  /** All that was in it is gone. */
  private forget(extent: Extent): void {
    this.ready.pagedOut.forgetAbsent(extent.from, extent.to);
    if (extent.kind === 'spilled') this.storage.freeSpilled(extent.chunk);
  }

  /** Something is free to be done that was not. */
  changed(): void {
    this.queue.mark();
    this.surroundings.requestTurn();
  }

  // --- leaving as a matter of course ---

  /** Pages out stored entries once there are twice as many as the windows take. */
  private trim(): void {
    const { ready, surroundings } = this;
    const { residentEntriesMax, residentBytesMax } = surroundings.limits;
    if (ready.length <= 2 * residentEntriesMax && ready.residentBytes <= residentBytesMax) return;
    ready.removeGone();
    const { tail } = ready;
    const window = Math.max(1, Math.min(residentEntriesMax, fit(tail, residentBytesMax)));
    if (ready.isOneRing) {
      if (tail.length <= 4 * window || !this.mayLeave(tail.at(window)!)) return;
      ready.separate(window);
    } else if (tail.length <= 2 * window) {
      return;
    }
    this.pageOutTail(window);
  }

  /** The first entries of the tail leave as long as they are stored; `keep` stay. */
  private pageOutTail(keep: number): void {
    const { tail } = this.ready;
    let count = 0;
    while (tail.length - count > keep && this.mayLeave(tail.at(count)!)) count++;
    if (count === 0) return;
    const [from, to] = [tail.at(0)!.sequence, tail.at(count - 1)!.sequence + 1];
    this.tailLeft(count, { kind: 'stored', from, to, count });
  }

  /** The last entries of the head leave as long as they are stored; `keep` stay. */
  private pageOutHead(keep: number): void {
    const { head } = this.ready;
    let first = head.length;
    while (first > keep && this.mayLeave(head.at(first - 1)!)) first--;
    const count = head.length - first;
    if (count === 0) return;
    const [from, to] = [head.at(first)!.sequence, head.at(head.length - 1)!.sequence + 1];
    this.headLeft(count, { kind: 'stored', from, to, count });
  }

  private mayLeave(entry: Entry): boolean {
    return entry.isGone || (entry.stored && this.isAtRest(entry));
  }

  private awaitCommit(commit: number): void {
    if (this.awaitsCommit) return;
    this.awaitsCommit = true;
    this.surroundings.afterCommit(commit, () => {
      this.awaitsCommit = false;
      this.changed();
    });
  }

  /** Tells the store what is not in memory. */
  private tell(): void {
    if (!this.queue.definition.durable || this.ready.pagedOut.first === undefined) return;
    const { from, to } = this.ready.pagedOut.range;
    this.storage.pagedOut(from, to);
  }
}

/** How many entries of a ring take about so many bytes. */
function fit(ring: Ring, bytes: number): number {
  return ring.bytes <= bytes ? ring.length : Math.floor((bytes * ring.length) / ring.bytes);
}
