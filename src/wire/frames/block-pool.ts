/**
 * Output blocks, lent to whichever connection has something to write.
 *
 * An idle connection holds none. Blocks that come back are kept up to a limit; the rest is garbage.
 */
export const BLOCK_BYTES = 64 * 1024;

/** 4 MiB kept for reuse: as much as a busy turn writes; more would be memory for nothing. */
const BLOCKS_KEPT_MAX = 64;

export class BlockPool {
  private readonly free: Buffer[] = [];

  take(): Buffer {
    return this.free.pop() ?? Buffer.allocUnsafeSlow(BLOCK_BYTES);
  }

  giveBack(block: Buffer): void {
    if (this.free.length < BLOCKS_KEPT_MAX) this.free.push(block);
  }
}
