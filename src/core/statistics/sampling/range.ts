/**
 * Which part of the past is asked for, and how finely: RabbitMQ's `lengths_age` and `lengths_incr`, and so on.
 */

/** RabbitMQ refuses to give more samples of anything. */
const RANGE_SAMPLES_MAX = 500;

export interface Range {
  /** From the newest sample to the oldest. */
  readonly ageMs: number;
  readonly incrementMs: number;
}

/** @throws RangeError in RabbitMQ's words, when there would be no sample or too many */
export function rangeOf(ageSeconds: number, incrementSeconds: number): Range {
  const makesSense = ageSeconds > 0 && incrementSeconds > 0;
  if (!makesSense || Math.floor(ageSeconds / incrementSeconds) > RANGE_SAMPLES_MAX) {
    throw new RangeError(`Invalid range parameters: age ${ageSeconds}, incr ${incrementSeconds}`);
  }
  return { ageMs: ageSeconds * 1000, incrementMs: incrementSeconds * 1000 };
}

/** The times of the samples, the newest first: whole increments since 1970, as in RabbitMQ. */
export function timesOf({ ageMs, incrementMs }: Range, now: number): number[] {
  const newest = Math.floor(now / incrementMs) * incrementMs;
  const count = Math.floor(ageMs / incrementMs) + 1;
  return Array.from({ length: count }, (_, index) => newest - index * incrementMs);
}
