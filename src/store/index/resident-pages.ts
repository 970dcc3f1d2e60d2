/**
 * The index pages of one queue that are in memory, and which of them nobody needs soon.
 */
import { type IndexPage, PAGE_SLOTS } from './index-page.js';

export class ResidentPages {
  private readonly byNumber = new Map<number, IndexPage>();
  /** Neighbours are asked for most of the time. */
  private last: IndexPage | undefined;
  /** Sequence numbers of what nobody holds in memory. */
  private coldFrom = 0;
  private coldTo = 0;

  [Symbol.iterator](): Iterator<IndexPage> {
    return this.byNumber.values();
  }

  get size(): number {
    return this.byNumber.size;
  }

  keys(): Iterable<number> {
    return this.byNumber.keys();
  }

  has(number: number): boolean {
    return this.byNumber.has(number);
  }

  get(number: number): IndexPage | undefined {
    if (this.last?.number === number) return this.last;
    const page = this.byNumber.get(number);
    if (page !== undefined) this.last = page;
    return page;
  }

  add(page: IndexPage): void {
    this.byNumber.set(page.number, page);
  }

  delete(number: number): void {
    this.byNumber.delete(number);
    if (this.last?.number === number) this.last = undefined;
  }

  clear(): void {
    this.byNumber.clear();
    this.last = undefined;
  }

  /** The first page with `from <= number < end`. */
  first(from: number, end: number): IndexPage | undefined {
    if (from >= end) return undefined;
    const exact = this.byNumber.get(from);
    if (exact !== undefined) return exact;
    let first: IndexPage | undefined;
    for (const page of this.byNumber.values()) {
      if (page.number >= from && page.number < end && page.number < (first?.number ?? Infinity)) first = page;
    }
    return first;
  }

  /** Nobody holds messages with `from <= sequence < to` in memory. */
  pagedOut(from: number, to: number): void {
    this.coldFrom = from;
    this.coldTo = to;
  }

  /** Messages below `sequence` are in memory again. */
  readUpTo(sequence: number): void {
    this.coldFrom = Math.max(this.coldFrom, sequence);
  }

  isCold({ firstSequence }: IndexPage): boolean {
    return firstSequence >= this.coldFrom && firstSequence + PAGE_SLOTS <= this.coldTo;
  }
}
