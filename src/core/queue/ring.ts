/**
 * Entries in a row, added at the end and taken from both ends: a buffer that turns over, grows and shrinks.
 */
import type { Entry } from './entry.js';

const CAPACITY_MIN = 16;

export class Ring {
  length = 0;
  /** Memory that the entries take. Kept by the ring's owner: see `ReadyList`. */
  bytes = 0;
  private slots: (Entry | undefined)[] = [];
  private mask = -1;
  private head = 0;

  push(entry: Entry): void {
    if (this.length > this.mask) this.resize(Math.max(CAPACITY_MIN, this.slots.length * 2));
    this.slots[(this.head + this.length) & this.mask] = entry;
    this.length++;
  }

  /** Removes the first entry. Call only when there is one. */
  shift(): Entry {
    const { slots, head } = this;
    const entry = slots[head]!;
    slots[head] = undefined;
    this.head = (head + 1) & this.mask;
    this.length--;
    this.shrink();
    return entry;
  }

  /** Removes the last entry. Call only when there is one. */
  pop(): Entry {
    const { slots } = this;
    const last = (this.head + this.length - 1) & this.mask;
    const entry = slots[last]!;
    slots[last] = undefined;
    this.length--;
    this.shrink();
    return entry;
  }

  /** The entry at a place counted from the first; `undefined` beyond the last. */
  at(index: number): Entry | undefined {
    return index < this.length ? this.slots[(this.head + index) & this.mask] : undefined;
  }

  private shrink(): void {
    // A quarter is hysteresis enough not to resize back and forth.
    const capacity = this.slots.length;
    if (this.length < capacity >> 2 && capacity > CAPACITY_MIN * 4) this.resize(capacity >> 1);
  }

  private resize(capacity: number): void {
    const slots = new Array<Entry | undefined>(capacity).fill(undefined);
    for (let i = 0; i < this.length; i++) slots[i] = this.slots[(this.head + i) & this.mask];
    this.slots = slots;
    this.head = 0;
    this.mask = capacity - 1;
  }
}
