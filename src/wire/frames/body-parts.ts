/**
 * A body that comes in pieces.
 *
 * A piece that is most of its chunk is kept by reference; a smaller one is copied, so that it neither
 * pins its chunk nor costs an object for each few bytes.
 */
const TAIL_BYTES_MAX = 64 * 1024;
/** A body that has hardly begun takes this much, however large it says it will be: there may be one on each channel. */
const TAIL_BYTES_MIN = 4 * 1024;

export class BodyParts {
  private readonly sealed: Buffer[] = [];
  private tail: Buffer | undefined;
  private tailUsed = 0;
  /** Bytes of the body that came. */
  private received = 0;

  constructor(private readonly bodySize: number) {}

  /** Adds `[start, end)` of `bytes`. */
  add(bytes: Buffer, start: number, end: number): void {
    const length = end - start;
    this.received += length;
    if (length * 2 >= bytes.length && length >= TAIL_BYTES_MAX / 4) {
      this.sealTail();
      this.sealed.push(bytes.subarray(start, end));
      return;
    }
    let from = start;
    while (from < end) {
      this.tail ??= this.newTail(end - from);
      const copied = bytes.copy(this.tail, this.tailUsed, from, end);
      this.tailUsed += copied;
      from += copied;
      if (this.tailUsed === this.tail.length) this.sealTail();
    }
  }

  /** All pieces in order. */
  finish(): readonly Buffer[] {
    this.sealTail();
    return this.sealed;
  }

  /** Room for `length` bytes and, if the body is that long, as many again as came so far. */
  private newTail(length: number): Buffer {
    const missing = this.bodySize - this.received + length;
    return Buffer.allocUnsafeSlow(Math.min(TAIL_BYTES_MAX, missing, Math.max(TAIL_BYTES_MIN, this.received)));
  }

  private sealTail(): void {
    if (this.tail !== undefined && this.tailUsed > 0) this.sealed.push(trimmed(this.tail, this.tailUsed));
    this.tail = undefined;
    this.tailUsed = 0;
  }
}

/** The first `length` bytes, in a buffer of which they are at least half. */
function trimmed(bytes: Buffer, length: number): Buffer {
  const used = bytes.subarray(0, length);
  if (length * 2 >= bytes.length) return used;
  const copy = Buffer.allocUnsafeSlow(length);
  used.copy(copy);
  return copy;
}
