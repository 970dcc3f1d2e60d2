/**
 * How long things take: a histogram of seconds, from a tenth of a millisecond to some seconds.
 */

/** Seconds that something takes at the most to be in a bucket; there is another one for all that takes longer. */
export const durationBounds = [
  0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5,
] as const;

export class Durations {
  /** By bucket, each for itself: the last one is for what takes longer than all bounds. */
  readonly counts = new Float64Array(durationBounds.length + 1);
  /** Seconds of all together. */
  sum = 0;

  count(seconds: number): void {
    let bucket = 0;
    while (bucket < durationBounds.length && seconds > durationBounds[bucket]!) bucket++;
    this.counts[bucket]!++;
    this.sum += seconds;
  }
}
