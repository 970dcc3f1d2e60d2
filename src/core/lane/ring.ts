/**
 * Entries in a row, added at the end and taken from both ends: a buffer that turns over, grows and shrinks.
 */
import type { Entry } from './entry.js';
import { Places } from './places.js';

const CAPACITY_MIN = 16;
/** Numbers are spread evenly, most of the time; where they are not, guessing ends. */
const GUESSES_MAX = 8;
/** Among so few a search is quick. */
const SEARCHED_MAX = 1024;

/** Scratch of `touch`. */
const touched: Entry[] = [];

export class Ring {
  length = 0;
  /** Memory that the entries take. Kept by the ring's owner: see `ReadyList`. */
  bytes = 0;
  private slots: (Entry | undefined)[] = [];
  private mask = -1;
  private head = 0;
  /** Where those stand that were there when the last were removed from the middle. */
  private places: Places | undefined;

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

  /** The place of the entry with this sequence number, counted from the first; -1 when it is not here. */
  find(sequence: number): number {
    const first = this.at(0);
    if (first === undefined || sequence < first.sequence) return -1;
    const guess = this.guess(sequence, first.sequence);
    if (this.at(guess)?.sequence === sequence) return guess;
    return this.search(sequence, Math.min(this.length - 1, sequence - first.sequence));
  }

  /** Neighbours have neighbouring numbers as long as none was removed from between them. */
  private guess(sequence: number, first: number): number {
    const { places } = this;
    return places === undefined ? sequence - first : places.rank(sequence) - places.rank(first);
  }

  /** The entry with this sequence number; `undefined` when it is not here. */
  get(sequence: number): Entry | undefined {
    const index = this.find(sequence);
    return index === -1 ? undefined : this.at(index);
  }

  /** Looks at the first so many entries that probably have these numbers; bytes of their messages. */
  touch(sequences: Float64Array, count: number): number {
    const first = this.at(0)?.sequence ?? Infinity;
    let found = 0;
    for (let i = 0; i < count; i++) {
      if (sequences[i]! < first) continue;
      const entry = this.at(this.guess(sequences[i]!, first));
      if (entry !== undefined) touched[found++] = entry;
    }
    let bytes = 0;
    for (let i = 0; i < found; i++) bytes += touched[i]!.message.content.byteLength;
    touched.length = 0;
    return bytes;
  }

  /** Removes the entries that are gone. */
  removeGone(): void {
    const { slots, head, mask, length } = this;
    const places = this.emptyPlaces();
    let kept = 0;
    for (let i = 0; i < length; i++) {
      const entry = slots[(head + i) & mask]!;
      if (entry.isGone) continue;
      slots[(head + kept++) & mask] = entry;
      places?.add(entry.sequence);
    }
    places?.seal();
    this.places = places;
    for (let i = kept; i < length; i++) slots[(head + i) & mask] = undefined;
    this.length = kept;
    this.shrink();
  }

  private emptyPlaces(): Places | undefined {
    const { length } = this;
    if (length <= SEARCHED_MAX) return undefined;
    return Places.between(this.at(0)!.sequence, this.at(length - 1)!.sequence, length);
  }

  /**
   * The place of the entry with this sequence number, at `last` or before it; -1 when it is not there. Each probe
   * touches an entry, which is dear: so guess well.
   */
  private search(sequence: number, last: number): number {
    let low = 0;
    let high = last;
    let lowest = this.at(low)!.sequence;
    let highest = this.at(high)!.sequence;
    for (let probes = 0; low <= high && sequence >= lowest && sequence <= highest; probes++) {
      const share = highest === lowest ? 0 : (sequence - lowest) / (highest - lowest);
      const guess = low + Math.floor(share * (high - low));
      const middle = probes < GUESSES_MAX ? guess : (low + high) >> 1;
      const found = this.at(middle)!.sequence;
      if (found === sequence) return middle;
      if (found < sequence) {
        low = middle + 1;
        lowest = found + 1;
      } else {
        high = middle - 1;
        highest = found - 1;
      }
    }
    return -1;
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
    if (capacity <= SEARCHED_MAX) this.places = undefined;
  }
}
