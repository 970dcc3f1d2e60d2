/**
 * Sequence numbers by time, the earliest first, for a million of them at once. It is a `TimeHeap` in what it does.
 *
 * Only what is near in time is in order, in a heap that stays small. All else lies in buckets, each for a span of
 * time, as it came; the nearest bucket is put in order when its time comes, and is divided before that as long as
 * it holds too many. So each number is moved a few times from one row to the next, instead of up and down a heap
 * that is larger than what the processor has at hand.
 */
import { TimeBucket, TimeSpread } from './time-spread.js';
import { TimeHeap } from './time-heap.js';

/** As many are put in order at a time. */
const NEAR_MAX = 512;
/** From here on it pays to divide what was near. */
const NEAR_TOO_MANY = 4 * NEAR_MAX;
/** And what is later than all else: little by little, so that it does not take long when its time comes. */
const LATER_TOO_MANY = 16 * NEAR_MAX;

export class TimeIndex {
  length = 0;
  /** What is due before `nearEnd`. */
  private readonly near = new TimeHeap();
  private nearEnd = 0;
  private nearMax = NEAR_TOO_MANY;
  /** What is due from then on: the last one is the nearest, and ends where the one before it begins. */
  private readonly spreads: TimeSpread[] = [];
  /** What is due after all of these. */
  private later = new TimeBucket();

  /** The earliest time, Infinity when there is none. */
  get firstTime(): number {
    return this.near.length > 0 ? this.near.firstTime : this.firstFarTime();
  }

  /** The sequence number that goes with it. Call only when there is one. */
  get firstSequence(): number {
    if (this.near.length === 0) this.approach();
    return this.near.firstSequence;
  }

  push(time: number, sequence: number): void {
    if (this.length++ === 0) this.nearEnd = time + 1;
    if (time >= this.nearEnd) {
      const bucket = this.bucketOf(time);
      bucket.push(time, sequence);
      if (bucket === this.later && bucket.length >= LATER_TOO_MANY) this.divideLater();
      return;
    }
    this.near.push(time, sequence);
    if (this.near.length > this.nearMax) this.divideNear();
  }

  /** Removes the first. Call only when there is one. */
  pop(): void {
    if (this.near.length === 0) this.approach();
    this.near.pop();
    if (--this.length === 0) this.spreads.length = 0;
  }

  /** Keeps those of which `isNeeded` says so. */
  filter(isNeeded: (sequence: number) => boolean): void {
    const { near, spreads, later } = this;
    near.filter(isNeeded);
    this.length = near.length + later.filter(isNeeded);
    for (const spread of spreads) this.length += spread.filter(isNeeded);
    if (this.length === 0) this.clear();
  }

  clear(): void {
    this.length = 0;
    this.near.clear();
    this.spreads.length = 0;
    this.later = new TimeBucket();
  }

  private firstFarTime(): number {
    const { spreads } = this;
    for (let i = spreads.length - 1; i >= 0; i--) {
      const { firstTime } = spreads[i]!;
      if (firstTime !== Infinity) return firstTime;
    }
    return this.later.earliest;
  }

  private bucketOf(time: number): TimeBucket {
    const { spreads } = this;
    for (let i = spreads.length - 1; i >= 0; i--) {
      if (time < spreads[i]!.end) return spreads[i]!.bucketOf(time);
    }
    return this.later;
  }

  /** Brings the nearest of what is far near. Only when nothing is. */
  private approach(): void {
    for (;;) {
      const { bucket, end, isDivisible } = this.takeNearest();
      if (bucket.length <= NEAR_MAX || !isDivisible) {
        this.nearEnd = end;
        bucket.each((time, sequence) => {
          this.near.push(time, sequence);
        });
        this.nearMax = Math.max(NEAR_TOO_MANY, 2 * bucket.length);
        return;
      }
      this.spreads.push(new TimeSpread(bucket, end));
    }
  }

  private takeNearest(): { bucket: TimeBucket; end: number; isDivisible: boolean } {
    const { spreads, later } = this;
    for (let spread = spreads.at(-1); spread !== undefined; spread = spreads.at(-1)) {
      const nearest = spread.takeNearest();
      if (nearest !== undefined) return nearest;
      spreads.pop();
    }
    this.later = new TimeBucket();
    return { bucket: later, end: later.latest + 1, isDivisible: later.latest > later.earliest };
  }

  /** Not each time that there are so many: that may be far more than there are rows to look through. */
  private divideLater(): void {
    const { later } = this;
    if (later.length * 2 < this.length || later.latest === later.earliest) return;
    this.spreads.unshift(new TimeSpread(later, later.latest + 1));
    this.later = new TimeBucket();
  }

  /** So many are near that most of them cannot be, unless all are due at the same time. */
  private divideNear(): void {
    const { near } = this;
    const bucket = new TimeBucket();
    for (const [time, sequence] of near) bucket.push(time, sequence);
    if (bucket.latest === bucket.earliest) {
      this.nearMax = 2 * near.length;
      return;
    }
    near.clear();
    this.spreads.push(new TimeSpread(bucket, this.nearEnd));
    this.nearEnd = bucket.earliest;
    this.nearMax = NEAR_TOO_MANY;
  }
}
