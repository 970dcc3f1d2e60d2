/**
 * The sending side of a socket: frames gather in pooled blocks and are written once a turn, or as soon
 * as there is a block's worth.
 *
 * A peer that does not read makes the socket hold our bytes. From `outboundHighWater` on, its consumers
 * get no more deliveries; from `outboundMax` on, its requests are not read either.
 */
import type { Socket } from 'node:net';
import type { Limits } from '../core/limits.js';
import type { Content } from '../wire/content/content.js';
import type { Delivery } from '../wire/content/delivery.js';
import { BLOCK_BYTES, type BlockPool } from '../wire/frames/block-pool.js';
import { FrameWriter } from '../wire/frames/frame-writer.js';
import type { Method, MethodOf } from '../wire/methods/methods.js';
import type { Flushable, Turn } from './turn.js';

export class SocketWriter implements Flushable {
  congested = false;
  /** True while the peer takes so little that it is not read. */
  choked = false;
  /** Rises with each write: tells the heartbeat whether anything was sent. */
  writes = 0;
  private readonly frames: FrameWriter;
  private flushing = false;
  private ended = false;

  constructor(
    private readonly socket: Socket,
    private readonly turn: Turn,
    private readonly pool: BlockPool,
    private readonly limits: Limits,
  ) {
    this.frames = new FrameWriter(pool);
  }

  set frameMax(frameMax: number) {
    this.frames.frameMax = frameMax;
  }

  method(channel: number, method: Method): void {
    if (this.ended) return;
    this.frames.method(channel, method);
    this.written();
  }

  methodWithContent(channel: number, method: MethodOf<'basic.return' | 'basic.get-ok'>, content: Content): void {
    if (this.ended) return;
    this.frames.methodWithContent(channel, method, content);
    this.written();
  }

  deliver(channel: number, consumerTag: string, delivery: Delivery): void {
    if (this.ended) return;
    this.frames.deliver(channel, consumerTag, delivery);
    this.written();
  }

  heartbeat(): void {
    if (this.ended) return;
    this.frames.heartbeat();
    this.written();
  }

  flush(): void {
    this.flushing = false;
    if (this.frames.byteLength > 0) this.send();
  }

  /** Sends what is left; nothing is taken any more. The socket ends once all is sent. */
  end(): void {
    if (this.ended) return;
    this.flush();
    this.ended = true;
    this.socket.end();
  }

  /** The socket has sent everything. Returns true when it was congested. */
  drained(): boolean {
    const was = this.congested;
    this.congested = this.choked = false;
    return was;
  }

  private written(): void {
    if (this.frames.byteLength >= BLOCK_BYTES) {
      this.send();
    } else if (!this.flushing) {
      this.flushing = true;
      this.turn.flushAtEnd(this);
    }
  }

  private send(): void {
    const { socket, pool } = this;
    const pieces = this.frames.take();
    this.writes++;
    if (socket.destroyed) return;
    if (pieces.length > 1) socket.cork();
    for (const { bytes, block } of pieces) {
      if (block === undefined) socket.write(bytes);
      else
        socket.write(bytes, () => {
          pool.giveBack(block);
        });
    }
    if (pieces.length > 1) socket.uncork();
    const { writableLength } = socket;
    if (writableLength >= this.limits.outboundHighWater) this.congested = true;
    if (writableLength >= this.limits.outboundMax) this.choked = true;
  }
}
