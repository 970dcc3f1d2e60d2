/**
 * When the entries of a lane expire: each when it is due, wherever it stands.
 *
 * Most expire in the order in which they came: one that does not expire before any that stands before it
 * is first when it is due, so that nothing need be remembered of it. All others are in an index by time, and
 * so is what comes back and what leaves memory.
 */
import type { Entry } from './entry.js';
import { TimeIndex } from '../heaps/time-index.js';

/** It is not worth the while to look for what is not needed among fewer than this. */
const STALE_MIN = 1024;

/** As many that are due are looked at together before the first is taken care of. */
const AHEAD_MAX = 64;

export class Expiry {
  private readonly index = new TimeIndex();
  /** What is due next, out of the index: times, and sequence numbers. */
  private readonly aheadTimes = new Float64Array(AHEAD_MAX);
  private readonly aheadSequences = new Float64Array(AHEAD_MAX);
  private aheadCount = 0;
  /** Of these, the first that is not taken care of. */
  private aheadNext = 0;
  /** What was taken from the index last: it may hold the same twice. */
  private lastTime = 0;
  private lastSequence = -1;

  /**
   * @param latest no entry that may stand before a new one expires later, Infinity for never
   * @param announce called with the first so many of these numbers, which are about to be taken care of
   */
  constructor(
    private latest: number,
    private readonly announce: (sequences: Float64Array, count: number) => void = () => undefined,
  ) {}

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

  /** The next that is due, -1 when there is none. It comes again until `taken`. Call `putBack` after the last. */
  nextDue(now: number): number {
    if (this.aheadNext === this.aheadCount) this.lookAhead(now);
    return this.aheadCount === 0 ? -1 : this.aheadSequences[this.aheadNext]!;
  }

  /** What `nextDue` said is taken care of. */
  taken(): void {
    this.lastTime = this.aheadTimes[this.aheadNext]!;
    this.lastSequence = this.aheadSequences[this.aheadNext]!;
    this.aheadNext++;
  }

  /** What is due has to wait. */
  putBack(): void {
    for (let i = this.aheadNext; i < this.aheadCount; i++) {
      this.index.push(this.aheadTimes[i]!, this.aheadSequences[i]!);
    }
    this.aheadCount = 0;
    this.aheadNext = 0;
  }

  private lookAhead(now: number): void {
    const { index, aheadTimes, aheadSequences } = this;
    let { lastTime, lastSequence } = this;
    let count = 0;
    while (count < AHEAD_MAX && index.firstTime <= now) {
      const { firstTime, firstSequence } = index;
      index.pop();
      if (firstTime === lastTime && firstSequence === lastSequence) continue;
      aheadTimes[count] = lastTime = firstTime;
      aheadSequences[count++] = lastSequence = firstSequence;
    }
    this.aheadCount = count;
    this.aheadNext = 0;
    if (count > 1) this.announce(aheadSequences, count);
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
