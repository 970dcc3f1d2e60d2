/**
 * Copies bytes between buffers, quickly at any size.
 *
 * A native copy costs a view and a call, about 100 ns; below this many bytes a loop is faster.
 */
const LOOP_BYTES_MAX = 96;

/** Copies `[start, end)` of `from` to `to`, beginning at `at`. */
export function copyBytes(from: Buffer, start: number, end: number, to: Buffer, at: number): void {
  if (end - start > LOOP_BYTES_MAX) {
    from.copy(to, at, start, end);
    return;
  }
  for (let i = start, j = at; i < end; i++, j++) to[j] = from[i]!;
}
