/**
 * Turns methods, contents and deliveries into frames (specification section 4.2.3), in pooled blocks.
 *
 * Small things are copied into the current block, large bodies are sent by reference. What is written
 * waits here until the owner takes it, once per turn.
 */
import type { Content } from '../content/content.js';
import type { Delivery } from '../content/delivery.js';
import { encodeMethod } from '../methods/codec.js';
import type { Method, MethodOf } from '../methods/methods.js';
import { copyBytes } from '../values/copy-bytes.js';
import { Writer } from '../values/writer.js';
import { BLOCK_BYTES, type BlockPool } from './block-pool.js';
import { DeliverTemplate } from './deliver-template.js';
import {
  FRAME_BODY,
  FRAME_END,
  FRAME_HEAD_BYTES,
  FRAME_HEARTBEAT,
  FRAME_MAX_MIN,
  FRAME_METHOD,
  FRAME_OVERHEAD_BYTES,
} from './frame.js';

/** Bodies from this size on are sent by reference instead of being copied into a block. */
const REFERENCED_BODY_BYTES_MIN = 8 * 1024;

/** Scratch for methods of all connections: nothing stays in it. */
const scratch = new Writer();

/** Bytes to send, and the block to give back to the pool once they are sent. */
export interface OutputPiece {
  readonly bytes: Buffer;
  block: Buffer | undefined;
}

export class FrameWriter {
  /** The negotiated frame-max, in bytes: no frame is larger. */
  frameMax = FRAME_MAX_MIN;
  /** Bytes written and not yet taken. */
  byteLength = 0;
  private sealed: OutputPiece[] = [];
  private block: Buffer | undefined;
  /** What of `block` is sealed already, and what is used. */
  private sealedUpTo = 0;
  private used = 0;
  private template: DeliverTemplate | undefined;

  constructor(private readonly pool: BlockPool) {}

  method(channel: number, method: Method): void {
    scratch.rewind();
    encodeMethod(scratch, method);
    const payload = scratch.written();
    const at = this.reserve(payload.length + FRAME_OVERHEAD_BYTES);
    const block = this.block!;
    writeHead(block, at, FRAME_METHOD, channel, payload.length);
    payload.copy(block, at + FRAME_HEAD_BYTES);
    block[at + FRAME_HEAD_BYTES + payload.length] = FRAME_END;
  }

  heartbeat(): void {
    const at = this.reserve(FRAME_OVERHEAD_BYTES);
    writeHead(this.block!, at, FRAME_HEARTBEAT, 0, 0);
    this.block![at + FRAME_HEAD_BYTES] = FRAME_END;
  }

  /** A method with its content. */
  methodWithContent(
    channel: number,
    method: MethodOf<'basic.return' | 'basic.get-ok' | 'basic.publish'>,
    content: Content,
  ): void {
    this.method(channel, method);
    this.content(channel, content);
  }

  /** Frames that stand ready in the first `headLength` bytes of `head`, and the body that follows them. */
  framesWithBody(channel: number, head: Buffer, headLength: number, body: Buffer): void {
    const bodySize = body.length;
    const isSmall = bodySize < REFERENCED_BODY_BYTES_MIN && bodySize <= this.bodyFrameMax();
    const framedBytes = isSmall && bodySize > 0 ? bodySize + FRAME_OVERHEAD_BYTES : 0;
    const at = this.reserve(headLength + framedBytes);
    copyBytes(head, 0, headLength, this.block!, at);
    if (framedBytes > 0) {
      const block = this.block!;
      const bodyFrame = at + headLength;
      writeHead(block, bodyFrame, FRAME_BODY, channel, bodySize);
      copyBytes(body, 0, bodySize, block, bodyFrame + FRAME_HEAD_BYTES);
      block[bodyFrame + FRAME_HEAD_BYTES + bodySize] = FRAME_END;
    } else if (bodySize > 0) {
      this.bodyFrames(channel, [body], bodySize);
    }
  }

  /** One `basic.deliver` with its content: the hot path. */
  deliver(channel: number, consumerTag: string, delivery: Delivery): void {
    const { exchange, routingKey, content } = delivery.message;
    const template = (this.template ??= new DeliverTemplate());
    template.aim(channel, consumerTag, exchange, routingKey);
    const at = this.reserve(template.length);
    template.write(this.block!, at, delivery);
    this.content(channel, content);
  }

  /** Takes all that is written; the writer starts anew. */
  take(): readonly OutputPiece[] {
    this.seal(true);
    const pieces = this.sealed;
    this.sealed = [];
    this.byteLength = 0;
    return pieces;
  }

  private content(channel: number, content: Content): void {
    const { bodySize } = content;
    if (content.parts === undefined && bodySize < REFERENCED_BODY_BYTES_MIN && bodySize <= this.bodyFrameMax()) {
      this.framedContent(channel, content);
      return;
    }
    this.copied(content.bytes, content.start, content.headerEnd, channel);
    if (content.parts === undefined) this.bodyFrames(channel, [content.body()], bodySize);
    else this.bodyFrames(channel, content.parts, bodySize);
  }

  /** Header frame and body frame as they came, with their channel numbers patched. */
  private framedContent(channel: number, content: Content): void {
    const { bytes, start, end } = content;
    const at = this.copied(bytes, start, end, channel);
    if (content.headerEnd !== end) {
      const body = at + content.headerEnd - start;
      this.block![body + 1] = channel >> 8;
      this.block![body + 2] = channel;
    }
  }

  /** Copies frames, and gives the first one `channel`. */
  private copied(bytes: Buffer, start: number, end: number, channel: number): number {
    const at = this.reserve(end - start);
    const block = this.block!;
    copyBytes(bytes, start, end, block, at);
    block[at + 1] = channel >> 8;
    block[at + 2] = channel;
    return at;
  }

  private bodyFrameMax(): number {
    return this.frameMax - FRAME_OVERHEAD_BYTES;
  }

  /** A body in as few frames as frame-max allows, its bytes by reference. */
  private bodyFrames(channel: number, parts: readonly Buffer[], bodySize: number): void {
    let part = 0;
    let offset = 0;
    for (let left = bodySize; left > 0;) {
      const size = Math.min(left, this.bodyFrameMax());
      const at = this.reserve(FRAME_HEAD_BYTES);
      writeHead(this.block!, at, FRAME_BODY, channel, size);
      for (let missing = size; missing > 0;) {
        const bytes = parts[part]!;
        const length = Math.min(missing, bytes.length - offset);
        this.referenced(bytes.subarray(offset, offset + length));
        missing -= length;
        offset += length;
        if (offset === bytes.length) {
          part++;
          offset = 0;
        }
      }
      const end = this.reserve(1);
      this.block![end] = FRAME_END;
      left -= size;
    }
  }

  private referenced(bytes: Buffer): void {
    this.seal(false);
    this.sealed.push({ bytes, block: undefined });
    this.byteLength += bytes.length;
  }

  /** Room for `length` bytes in `block`; returns their offset. It may change `block`: look at it only afterwards. */
  private reserve(length: number): number {
    if (this.block === undefined || this.used + length > this.block.length) {
      this.seal(true);
      this.block = length > BLOCK_BYTES ? Buffer.allocUnsafeSlow(length) : this.pool.take();
    }
    const at = this.used;
    this.used += length;
    this.byteLength += length;
    return at;
  }

  /** Moves what is written in the block to the output; lets go of the block too when it is `done` with. */
  private seal(done: boolean): void {
    const { block } = this;
    if (block === undefined) return;
    const lent = done && block.length === BLOCK_BYTES ? block : undefined;
    if (this.used > this.sealedUpTo) {
      this.sealed.push({ bytes: block.subarray(this.sealedUpTo, this.used), block: lent });
    } else if (lent !== undefined) {
      // Pieces are sent in order: the block is free once the last of them is.
      this.sealed[this.sealed.length - 1]!.block = lent;
    }
    this.sealedUpTo = this.used;
    if (done) {
      this.block = undefined;
      this.used = this.sealedUpTo = 0;
    }
  }
}

function writeHead(block: Buffer, at: number, type: number, channel: number, size: number): void {
  block[at] = type;
  block[at + 1] = channel >> 8;
  block[at + 2] = channel;
  block[at + 3] = size >>> 24;
  block[at + 4] = size >> 16;
  block[at + 5] = size >> 8;
  block[at + 6] = size;
}
