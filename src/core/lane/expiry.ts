/**
 * When the entries of a lane expire: each when it is due, wherever it stands.
 *
 * Most expire in the order in which they came: one that does not expire before any that stands before it
 * is first when it is due, so that nothing need be remembered of it. All others are in an index by time, and
 * so is what comes back and what leaves memory.
 */
import type { Entry } from './entry.js';
import { TimeHeap } from '../heaps/time-heap.js';

/** It is not worth the while to look for what is not needed among fewer than this. */
const STALE_MIN = 1024;

export class Expiry {
  private readonly index = new TimeHeap();
  /** What was taken from the index last: it may hold the same twice. */
  private lastTime = 0;
  private lastSequence = -1;

  /** @param latest no entry that may stand before a new one expires later, Infinity for never */
  constructor(private latest: number) {}

  /** When the next in the index is due, Infinity when there is none. */
  get nextTime(): number {
    return this.index.firstTime;
  }

  /** There is nothing before the next entry. */
  restart(): void {
    this.latest = 0;
  }

  /** An entry came that never expires. */
  neverExpires(): void {
    this.latest = Infinity;
  }

  /** An entry came that expires. */
  add(entry: Entry): void {
    if (entry.expiresAt >= this.latest) this.latest = entry.expiresAt;
    else this.remember(entry);
  }

  /** An entry leaves memory. */
  remember(entry: Entry): void {
    if (!entry.isIndexed) this.cameBack(entry);
  }

  /** An entry came back: nothing is left of it in the index, perhaps. */
  cameBack(entry: Entry): void {
    entry.markIndexed();
    this.index.push(entry.expiresAt, entry.sequence);
  }

  /** An entry that is on disk. */
  rememberStored(sequence: number, expiresAt: number): void {
    this.index.push(expiresAt, sequence);
  }

  /** The next that is due, -1 when there is none. It stays in the index until `taken`. */
  nextDue(now: number): number {
    const { index } = this;
    while (index.firstTime <= now) {
      const { firstTime, firstSequence } = index;
      if (firstTime !== this.lastTime || firstSequence !== this.lastSequence) return firstSequence;
      index.pop();
    }
    return -1;
  }

  /** What `nextDue` said is taken care of. */
  taken(): void {
    this.lastTime = this.index.firstTime;
    this.lastSequence = this.index.firstSequence;
    this.index.pop();
  }

  /** True when most of what the index holds is not ready any more. */
  isStale(readyCount: number): boolean {
    return this.index.length >= STALE_MIN && this.index.length >= 2 * readyCount;
  }

  /** Forgets what is not ready any more. */
  forgetStale(isReady: (sequence: number) => boolean): void {
    const kept = new Set<number>();
    this.index.filter((sequence) => {
      if (kept.has(sequence) || !isReady(sequence)) return false;
      kept.add(sequence);
      return true;
    });
  }

  /** Nothing is there any more that could expire. */
  clear(): void {
    this.index.clear();
  }
}
