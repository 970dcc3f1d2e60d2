/**
 * Points in time as the store writes them: milliseconds since 1970 in six octets, 0 for none.
 */
export const TIME_BYTES = 6;
const TIME_MAX = 2 ** 48 - 1;

/** The time as it can be written: what is later than that is as good as never, and years away. */
export function storableTime(timeMs: number): number {
  return Math.max(0, Math.min(Math.trunc(timeMs), TIME_MAX));
}
