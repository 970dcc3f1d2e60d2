/**
 * Room for the bytes of messages that stay: one owner's contents side by side in a few blocks.
 *
 * A content that is delivered in the turn in which it came is never copied; one that stays is moved
 * here, because a small view would pin the whole chunk of its socket. Blocks start small, so that a
 * queue of one message costs little, and grow with use; the garbage collector frees a block when no
 * content in it is left.
 */
const BLOCK_BYTES_MIN = 512;
const BLOCK_BYTES_MAX = 64 * 1024;
/** From here on a content gets bytes of its own: the waste at a block's end stays below a quarter. */
const OWN_BLOCK_BYTES = BLOCK_BYTES_MAX / 4;

const EMPTY = Buffer.alloc(0);

export class Arena {
  /** The block that the last `reserve` found room in. */
  block: Buffer = EMPTY;
  private current: Buffer = EMPTY;
  private used = 0;

  /** Reserves `length` bytes of `block` and returns their offset there. */
  reserve(length: number): number {
    if (length >= OWN_BLOCK_BYTES) {
      this.block = Buffer.allocUnsafeSlow(length);
      return 0;
    }
    if (this.used + length > this.current.length) {
      const size = Math.min(BLOCK_BYTES_MAX, Math.max(BLOCK_BYTES_MIN, this.current.length * 2));
      this.current = Buffer.allocUnsafeSlow(Math.max(size, length));
      this.used = 0;
    }
    const at = this.used;
    this.used += length;
    this.block = this.current;
    return at;
  }
}
