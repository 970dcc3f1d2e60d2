/**
 * The sending side of a socket: frames gather in pooled blocks and are written once a turn of the event loop,
 * or as soon as there is a block's worth.
 */
import type { Socket } from 'node:net';
import { BLOCK_BYTES, BlockPool } from '../../wire/frames/block-pool.js';
import { FrameWriter } from '../../wire/frames/frame-writer.js';

/** Has something to add before frames are sent. */
export interface Flushable {
  flush(): void;
}

/** Blocks of all connections of this process. */
const pool = new BlockPool();

export class Outbox {
  readonly frames = new FrameWriter(pool);
  /** True from when the socket holds back more than its high water until it holds nothing. */
  congested = false;
  /** Rises with each write: tells the heartbeat whether anything was sent. */
  writes = 0;
  private scheduled = false;
  private ended = false;
  private readonly first: Flushable[] = [];

  constructor(
    private readonly socket: Socket,
    private readonly highWater: number,
  ) {}

  /** To be called after something was written to `frames`. */
  written(): void {
    if (this.frames.byteLength >= BLOCK_BYTES) this.send();
    else this.schedule();
  }

  /** Has `flush` called before the next sending. The caller asks once. */
  flushFirst(flushable: Flushable): void {
    this.first.push(flushable);
    this.schedule();
  }

  /** Sends what is left, and ends the socket once all is sent. */
  end(): void {
    if (this.ended) return;
    this.flush();
    this.ended = true;
    this.socket.end();
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    // After all input of this turn, and what it sets off.
    setImmediate(this.flush);
  }

  private readonly flush = (): void => {
    this.scheduled = false;
    for (const flushable of this.first) flushable.flush();
    this.first.length = 0;
    if (this.frames.byteLength > 0) this.send();
  };

  private send(): void {
    const { socket } = this;
    const pieces = this.frames.take();
    if (this.ended || socket.destroyed) return;
    this.writes++;
    if (pieces.length > 1) socket.cork();
    for (const { bytes, block } of pieces) {
      if (block === undefined) socket.write(bytes);
      else
        socket.write(bytes, () => {
          pool.giveBack(block);
        });
    }
    if (pieces.length > 1) socket.uncork();
    if (socket.writableLength >= this.highWater) this.congested = true;
  }
}
