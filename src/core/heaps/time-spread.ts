/**
 * Sequence numbers by time, sorted as far as needs be: a row of buckets for a stretch of time, each for an equal
 * part of it. What is in a bucket is in no order.
 */
const BUCKETS = 64;
const CAPACITY_MIN = 16;
/** Many buckets never hold anything. */
const NONE = new Float64Array(0);

export class TimeBucket {
  length = 0;
  /** Infinity when there is none. */
  earliest = Infinity;
  latest = -Infinity;
  /** A time, then its sequence number, and so on. */
  private pairs = NONE;

  push(time: number, sequence: number): void {
    const at = this.length * 2;
    if (at === this.pairs.length) this.grow();
    const { pairs } = this;
    pairs[at] = time;
    pairs[at + 1] = sequence;
    this.length++;
    if (time < this.earliest) this.earliest = time;
    if (time > this.latest) this.latest = time;
  }

  each(visit: (time: number, sequence: number) => void): void {
    const { pairs, length } = this;
    for (let i = 0; i < length; i++) visit(pairs[i * 2]!, pairs[i * 2 + 1]!);
  }

  /** Keeps those of which `isNeeded` says so; how many these are. */
  filter(isNeeded: (sequence: number) => boolean): number {
    const { pairs, length } = this;
    this.length = 0;
    this.earliest = Infinity;
    this.latest = -Infinity;
    this.pairs = NONE;
    for (let i = 0; i < length; i++) {
      if (isNeeded(pairs[i * 2 + 1]!)) this.push(pairs[i * 2]!, pairs[i * 2 + 1]!);
    }
    return this.length;
  }

  private grow(): void {
    const pairs = new Float64Array(Math.max(CAPACITY_MIN, this.pairs.length * 2));
    pairs.set(this.pairs);
    this.pairs = pairs;
  }
}

export interface NearestBucket {
  readonly bucket: TimeBucket;
  /** Nothing in it is due at this time or after it. */
  readonly end: number;
  /** False when all in it are due at the same time. */
  readonly isDivisible: boolean;
}

export class TimeSpread {
  private readonly from: number;
  private readonly widthMs: number;
  private readonly buckets: TimeBucket[] = [];
  /** Those before it were taken out. */
  private nearest = 0;

  /** Takes what is in `source`, and whatever else is due before `end`. */
  constructor(
    source: TimeBucket,
    readonly end: number,
  ) {
    this.from = source.earliest;
    this.widthMs = Math.max(1, Math.ceil((source.latest + 1 - source.earliest) / BUCKETS));
    for (let i = 0; i < BUCKETS; i++) this.buckets.push(new TimeBucket());
    source.each((time, sequence) => {
      this.bucketOf(time).push(time, sequence);
    });
  }

  /** Infinity when nothing is left. */
  get firstTime(): number {
    const { buckets } = this;
    for (let i = this.nearest; i < BUCKETS; i++) {
      if (buckets[i]!.length > 0) return buckets[i]!.earliest;
    }
    return Infinity;
  }

  /** The last bucket is for all that is left, too. What is due before the first one that is left is as near as that. */
  bucketOf(time: number): TimeBucket {
    const index = Math.floor((time - this.from) / this.widthMs);
    return this.buckets[Math.max(this.nearest, Math.min(index, BUCKETS - 1))]!;
  }

  /** Takes the nearest bucket out that holds something; `undefined` when none does. */
  takeNearest(): NearestBucket | undefined {
    while (this.nearest < BUCKETS) {
      const bucket = this.buckets[this.nearest]!;
      this.nearest++;
      if (bucket.length === 0) continue;
      const isLast = this.nearest === BUCKETS;
      const end = isLast ? this.end : Math.min(this.end, this.from + this.nearest * this.widthMs);
      return { bucket, end, isDivisible: bucket.latest > bucket.earliest };
    }
    return undefined;
  }

  /** Keeps those of which `isNeeded` says so; how many these are. */
  filter(isNeeded: (sequence: number) => boolean): number {
    let count = 0;
    for (let i = this.nearest; i < BUCKETS; i++) count += this.buckets[i]!.filter(isNeeded);
    return count;
  }
}
