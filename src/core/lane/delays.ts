/**
 * Entries that came back and wait for a time before they are ready again. After a restart they are on
 * disk, and only their numbers are here.
 */
import type { Entry } from './entry.js';
import { TimeHeap } from './time-heap.js';

/** What is due. */
export interface DueEntries {
  readonly entries: Entry[];
  /** Sequence numbers of those that have to be read, in rising order. */
  readonly onDisk: number[];
}

export class Delays {
  private readonly index = new TimeHeap();
  private readonly inMemory = new Map<number, Entry>();
  private readonly onDisk = new Set<number>();

  /** All that wait. */
  get size(): number {
    return this.inMemory.size + this.onDisk.size;
  }

  /** When the next one is due, Infinity when there is none. */
  get nextTime(): number {
    return this.index.firstTime;
  }

  add(entry: Entry, until: number): void {
    this.onDisk.delete(entry.sequence);
    this.inMemory.set(entry.sequence, entry);
    this.index.push(until, entry.sequence);
  }

  /** One that is on disk; returns false when it is known. */
  addStored(sequence: number, until: number): boolean {
    if (this.inMemory.has(sequence) || this.onDisk.has(sequence)) return false;
    this.onDisk.add(sequence);
    this.index.push(until, sequence);
    return true;
  }

  /** Takes out what is due, so many at the most. */
  takeDue(now: number, countMax: number): DueEntries {
    const due: DueEntries = { entries: [], onDisk: [] };
    const { index, inMemory, onDisk } = this;
    for (let count = 0; count < countMax && index.firstTime <= now; count++) {
      const sequence = index.firstSequence;
      index.pop();
      const entry = inMemory.get(sequence);
      if (entry !== undefined) due.entries.push(entry);
      else if (onDisk.has(sequence)) due.onDisk.push(sequence);
      inMemory.delete(sequence);
      onDisk.delete(sequence);
    }
    due.onDisk.sort((a, b) => a - b);
    return due;
  }

  /** Takes out all. */
  takeAll(): DueEntries {
    const due = { entries: [...this.inMemory.values()], onDisk: [...this.onDisk].sort((a, b) => a - b) };
    this.index.clear();
    this.inMemory.clear();
    this.onDisk.clear();
    return due;
  }
}
