/**
 * A body that comes in pieces.
 *
 * A piece that is most of its chunk is kept by reference; a smaller one is copied, so that it neither
 * pins its chunk nor costs an object for each few bytes.
 */
const TAIL_BYTES_MAX = 64 * 1024;

export class BodyParts {
  private readonly sealed: Buffer[] = [];
  private tail: Buffer | undefined;
  private tailUsed = 0;

  constructor(private readonly bodySize: number) {}

  /** Adds `[start, end)` of `bytes`. */
  add(bytes: Buffer, start: number, end: number): void {
    const length = end - start;
    if (length * 2 >= bytes.length && length >= TAIL_BYTES_MAX / 4) {
      this.sealTail();
      this.sealed.push(bytes.subarray(start, end));
      return;
    }
    let from = start;
    while (from < end) {
      this.tail ??= Buffer.allocUnsafeSlow(Math.min(TAIL_BYTES_MAX, this.bodySize));
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

  private sealTail(): void {
    if (this.tail !== undefined && this.tailUsed > 0) this.sealed.push(this.tail.subarray(0, this.tailUsed));
    this.tail = undefined;
    this.tailUsed = 0;
  }
}
