/**
 * The entries of a queue that are on disk only: runs of them in order, which cost next to nothing each.
 */
import type { Spilled } from '../storage.js';

/** Entries with `from <= sequence < to` that the store has for good. */
export interface StoredExtent {
  readonly kind: 'stored';
  from: number;
  to: number;
  count: number;
}

/** Entries that were written aside together. */
export interface SpilledExtent {
  readonly kind: 'spilled';
  readonly from: number;
  readonly to: number;
  count: number;
  readonly chunk: Spilled;
}

export type Extent = StoredExtent | SpilledExtent;

export class PagedOut {
  /** Entries in all extents. */
  count = 0;
  /** Entries that were taken out one by one, and would be read back all the same. */
  readonly absent = new Set<number>();
  /** Bytes of the bodies of those that wait for a time, and would be read back all the same, by their numbers. */
  readonly aside = new Map<number, number>();
  /** True while entries are read one by one. */
  isTaking = false;
  /** True while the first extent is read. */
  isReading = false;
  /** Extents of which nothing is left; who frees what they have on disk takes them out. */
  retired: Extent[] = [];
  private extents: Extent[] = [];

  get first(): Extent | undefined {
    return this.extents[0];
  }

  /** All sequence numbers from the first extent to the last. Call only when there is one. */
  get range(): { readonly from: number; readonly to: number } {
    return { from: this.extents[0]!.from, to: this.extents.at(-1)!.to };
  }

  /** Adds entries behind all others. */
  append(extent: Extent): void {
    const last = this.extents.at(-1);
    this.count += extent.count;
    if (last?.kind === 'stored' && extent.kind === 'stored') {
      last.to = extent.to;
      last.count += extent.count;
    } else {
      this.extents.push(extent);
    }
  }

  /** Adds entries before all others. */
  prepend(extent: Extent): void {
    const { first } = this;
    this.count += extent.count;
    if (first?.kind === 'stored' && extent.kind === 'stored') {
      first.from = extent.from;
      first.count += extent.count;
    } else {
      this.extents.unshift(extent);
    }
  }

  /** The first `count` entries were read, or are lost: all of the first extent that is below `next`. */
  takeFirst(count: number, next: number): void {
    const first = this.extents[0]!;
    this.forgetAbsent(first.from, next);
    this.count -= count;
    if (first.kind === 'stored' && next < first.to) {
      first.from = next;
      first.count -= count;
      return;
    }
    // What the store does not find any more is gone.
    this.count -= first.count - count;
    this.extents.shift();
  }

  /** The first extent that has numbers from this one on. */
  firstFrom(sequence: number): Extent | undefined {
    const { extents } = this;
    let low = 0;
    let high = extents.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (extents[middle]!.to <= sequence) low = middle + 1;
      else high = middle;
    }
    return extents[low];
  }

  /** The extent among whose sequence numbers this one is. */
  find(sequence: number): Extent | undefined {
    const { extents } = this;
    let low = 0;
    let high = extents.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const extent = extents[middle]!;
      if (sequence < extent.from) high = middle - 1;
      else if (sequence >= extent.to) low = middle + 1;
      else return extent;
    }
    return undefined;
  }

  /** True when an entry of this number may be on disk only. */
  holds(sequence: number): boolean {
    return this.find(sequence) !== undefined && !this.isAbsent(sequence);
  }

  /** True when it is not in line, although it would be read back. */
  isAbsent(sequence: number): boolean {
    return this.absent.has(sequence) || this.aside.has(sequence);
  }

  /** Nothing with `from <= sequence < to` would be read back any more. */
  forgetAbsent(from: number, to: number): void {
    const { absent } = this;
    if (to - from < absent.size) for (let sequence = from; sequence < to; sequence++) absent.delete(sequence);
    else for (const sequence of absent) if (from <= sequence && sequence < to) absent.delete(sequence);
  }

  /** An entry of the extent is taken out. */
  takeOne(extent: Extent): void {
    extent.count--;
    this.count--;
  }

  /** An entry of the extent is put back. */
  giveOne(extent: Extent): void {
    extent.count++;
    this.count++;
  }

  /** Removes the first extent, in which nothing is left. */
  dropFirst(): Extent {
    const first = this.extents.shift()!;
    this.forgetAbsent(first.from, first.to);
    return first;
  }

  /** Forgets the extents once nothing is left in them; false while the first is read. What stands behind them may leave. */
  retire(): boolean {
    if (this.extents.length === 0) return true;
    if (this.isReading) return false;
    for (const { from, to } of this.extents) this.forgetAbsent(from, to);
    this.retired.push(...this.extents);
    this.extents = [];
    return true;
  }

  /** Removes all extents and returns them. */
  clear(): Extent[] {
    const extents = [...this.retired, ...this.extents];
    this.extents = [];
    this.retired = [];
    this.absent.clear();
    this.aside.clear();
    this.count = 0;
    return extents;
  }
}
