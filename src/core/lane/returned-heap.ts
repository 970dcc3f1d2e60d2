/**
 * Entries that came back to their queue, lowest sequence first: a binary heap, since clients may
 * return thousands in any order.
 */
import type { Entry } from './entry.js';

export class ReturnedHeap {
  private entries: Entry[] = [];

  get length(): number {
    return this.entries.length;
  }

  get first(): Entry | undefined {
    return this.entries[0];
  }

  push(entry: Entry): void {
    const { entries } = this;
    let index = entries.push(entry) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (entries[parent]!.sequence <= entry.sequence) break;
      entries[index] = entries[parent]!;
      index = parent;
    }
    entries[index] = entry;
  }

  /** Removes the entry with the lowest sequence. Call only when there is one. */
  pop(): Entry {
    const { entries } = this;
    const first = entries[0]!;
    const last = entries.pop()!;
    if (entries.length > 0) this.sink(last);
    return first;
  }

  /** Removes all entries; returns them, lowest sequence first. */
  takeAll(): Entry[] {
    const { entries } = this;
    this.entries = [];
    return entries.sort((a, b) => a.sequence - b.sequence);
  }

  sequences(): ReadonlySet<number> {
    return new Set(this.entries.map(({ sequence }) => sequence));
  }

  /** Takes out those of which `isWanted` says so. */
  takeIf(isWanted: (entry: Entry) => boolean): Entry[] {
    const taken: Entry[] = [];
    const rest: Entry[] = [];
    // Each is asked for once: whoever asks may count.
    for (const entry of this.entries) (isWanted(entry) ? taken : rest).push(entry);
    if (taken.length === 0) return taken;
    this.entries = [];
    for (const entry of rest) this.push(entry);
    return taken;
  }

  /** Finds the place of `entry`, beginning at the vacant root. */
  private sink(entry: Entry): void {
    const { entries } = this;
    const { length } = entries;
    let index = 0;
    for (;;) {
      let child = index * 2 + 1;
      if (child >= length) break;
      if (child + 1 < length && entries[child + 1]!.sequence < entries[child]!.sequence) child++;
      if (entries[child]!.sequence >= entry.sequence) break;
      entries[index] = entries[child]!;
      index = child;
    }
    entries[index] = entry;
  }
}
