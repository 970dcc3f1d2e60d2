/**
 * Entries that came back and wait for a time before they are ready again. After a restart they are on
 * disk, and only their numbers are here.
 */
import type { TimedMessage } from '../storage.js';
import type { Entry } from './entry.js';
import { TimeHeap } from '../heaps/time-heap.js';

/** What is due. */
export interface DueEntries {
  readonly entries: Entry[];
  /** Sequence numbers of those that are on disk, in rising order, and when they expire. */
  readonly onDisk: (readonly [sequence: number, expiresAt: number])[];
}

export interface DelayedEntry {
  readonly sequence: number;
  /** Milliseconds since 1970. */
  readonly until: number;
  /** Undefined for one that is on disk. */
  readonly entry: Entry | undefined;
}

export class Delays {
  private readonly index = new TimeHeap();
  private readonly inMemory = new Map<number, Entry>();
  /** When they expire, 0 for never, by their numbers. */
  private readonly onDisk = new Map<number, number>();
  /** Those that are due and being read. */
  private readonly underWay = new Set<number>();

  /** All that wait, or are about to be ready. */
  get size(): number {
    return this.inMemory.size + this.onDisk.size + this.underWay.size;
  }

  /** When the next one is due, Infinity when there is none. */
  get nextTime(): number {
    return this.index.firstTime;
  }

  /** Those that wait, in no order: the entry, where it is in memory, and its number and when it is due. */
  *[Symbol.iterator](): Generator<DelayedEntry> {
    for (const [until, sequence] of this.index) yield { sequence, until, entry: this.inMemory.get(sequence) };
  }

  add(entry: Entry, until: number): void {
    this.inMemory.set(entry.sequence, entry);
    this.index.push(until, entry.sequence);
  }

  /** One that is on disk. */
  addStored({ sequence, expiresAt, delayedUntil }: Omit<TimedMessage, 'bodyBytes'>): void {
    this.onDisk.set(sequence, expiresAt);
    this.index.push(delayedUntil, sequence);
  }

  /** Takes out what is due, so many at the most. */
  takeDue(now: number, countMax: number): DueEntries {
    const due: DueEntries = { entries: [], onDisk: [] };
    const { index, inMemory, onDisk } = this;
    for (let count = 0; count < countMax && index.firstTime <= now; count++) {
      const sequence = index.firstSequence;
      index.pop();
      const entry = inMemory.get(sequence);
      const expiresAt = onDisk.get(sequence);
      if (entry !== undefined) due.entries.push(entry);
      else if (expiresAt !== undefined) due.onDisk.push([sequence, expiresAt]);
      inMemory.delete(sequence);
      onDisk.delete(sequence);
    }
    due.onDisk.sort(([a], [b]) => a - b);
    return due;
  }

  /** One that was due is being read; it still waits until `wasRead`. */
  isRead(sequence: number): void {
    this.underWay.add(sequence);
  }

  /** It is in memory, or lost. */
  wasRead(sequence: number): void {
    this.underWay.delete(sequence);
  }

  /** Takes out all: the entries in memory, and the numbers of the others. */
  takeAll(): { readonly entries: readonly Entry[]; readonly onDisk: readonly number[] } {
    const onDisk = [...this.onDisk.keys(), ...this.underWay].sort((a, b) => a - b);
    const due = { entries: [...this.inMemory.values()], onDisk };
    this.index.clear();
    this.inMemory.clear();
    this.onDisk.clear();
    this.underWay.clear();
    return due;
  }
}
