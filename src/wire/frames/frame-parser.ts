/**
 * Finds frames in the chunks of a socket (specification section 4.2.3), in place.
 *
 * Only a method or header frame that straddles chunks is copied. A body frame that does is handed on
 * in parts as they come, so that a large body is never assembled here.
 */
import { ConnectionError } from '../methods/errors.js';
import {
  FRAME_BODY,
  FRAME_END,
  FRAME_HEADER,
  FRAME_HEAD_BYTES,
  FRAME_HEARTBEAT,
  FRAME_METHOD,
  FRAME_OVERHEAD_BYTES,
} from './frame.js';

/** Receives what the parser finds. `bytes` belong to a chunk: they are fresh from the socket and never written to. */
export interface FrameReceiver {
  /** A whole frame; its payload is `[start, end)`. */
  frame(type: number, channel: number, bytes: Buffer, start: number, end: number): void;
  /** A part of a body frame's payload, `[start, end)`; the frame goes on. */
  bodyPart(channel: number, bytes: Buffer, start: number, end: number): void;
  /** The body frame whose parts came is complete. */
  bodyPartsEnd(channel: number): void;
}

/** RabbitMQ tolerates frames this much over frame-max: several clients forget the frame's own overhead. */
const FUDGE_BYTES = 8;
const HEX_BYTES_SHOWN = 16;

export class FrameParser {
  /** While true no frame is taken, not even of the chunk at hand: for the receiver to set. */
  stopped = false;
  private payloadMax: number;
  /** A straddling frame's bytes so far; undefined between frames. */
  private stash: Buffer | undefined;
  private stashLength = 0;
  /** Length of the stashed frame once its head is known, else of the head. */
  private stashNeeded = 0;
  /** Payload bytes missing of a body frame that is handed on in parts; -1 when there is none. */
  private bodyMissing = -1;
  private bodyChannel = 0;
  private readonly receiver: FrameReceiver;

  constructor(receiver: FrameReceiver, frameMax: number) {
    this.receiver = receiver;
    this.payloadMax = frameMax - FRAME_OVERHEAD_BYTES + FUDGE_BYTES;
  }

  /** Sets the negotiated frame-max, in bytes. */
  setFrameMax(frameMax: number): void {
    this.payloadMax = frameMax - FRAME_OVERHEAD_BYTES + FUDGE_BYTES;
  }

  /**
   * Takes the next chunk.
   *
   * @returns what is left of it when the parser was stopped, to be pushed again
   * @throws ConnectionError 501 for what is not a frame, and whatever the receiver throws
   */
  push(chunk: Buffer): Buffer | undefined {
    let at = 0;
    if (this.stash !== undefined) at = this.resumeStash(chunk);
    if (this.bodyMissing >= 0) at = this.resumeBody(chunk, at);
    const end = chunk.length;
    while (!this.stopped && end - at >= FRAME_HEAD_BYTES) {
      const type = chunk[at]!;
      const size = chunk.readUInt32BE(at + 3);
      this.checkHead(type, size, chunk, at);
      const channel = (chunk[at + 1]! << 8) | chunk[at + 2]!;
      const payload = at + FRAME_HEAD_BYTES;
      const frameEnd = payload + size;
      if (frameEnd >= end) {
        if (type !== FRAME_BODY) break;
        this.beginBody(channel, size, chunk, payload);
        return undefined;
      }
      if (chunk[frameEnd] !== FRAME_END) throw badEnd(type, chunk, payload, frameEnd);
      this.receiver.frame(type, channel, chunk, payload, frameEnd);
      at = frameEnd + 1;
    }
    if (at === end) return undefined;
    if (this.stopped) return chunk.subarray(at);
    this.beginStash(chunk, at);
    return undefined;
  }

  private checkHead(type: number, size: number, chunk: Buffer, at: number): void {
    if (type !== FRAME_METHOD && type !== FRAME_HEADER && type !== FRAME_BODY && type !== FRAME_HEARTBEAT) {
      throw new ConnectionError('FRAME_ERROR', `type ${type}, ${firstOctets(chunk, at, chunk.length)}: unknown_frame`);
    }
    if (size > this.payloadMax) {
      const largest = this.payloadMax - FUDGE_BYTES;
      throw new ConnectionError('FRAME_ERROR', `type ${type}, all octets = <<>>: {frame_too_large,${size},${largest}}`);
    }
  }

  private beginBody(channel: number, size: number, chunk: Buffer, payload: number): void {
    const available = Math.min(size, chunk.length - payload);
    this.bodyChannel = channel;
    this.bodyMissing = size - available;
    if (available > 0) this.receiver.bodyPart(channel, chunk, payload, payload + available);
  }

  /** Continues a body frame with `chunk` from `at`; returns where the next frame starts. */
  private resumeBody(chunk: Buffer, from: number): number {
    let at = from;
    if (this.bodyMissing > 0) {
      const available = Math.min(this.bodyMissing, chunk.length - at);
      if (available > 0) this.receiver.bodyPart(this.bodyChannel, chunk, at, at + available);
      this.bodyMissing -= available;
      at += available;
    }
    if (this.bodyMissing > 0 || at === chunk.length) return at;
    if (chunk[at] !== FRAME_END) throw badEnd(FRAME_BODY, chunk, at, at);
    this.bodyMissing = -1;
    this.receiver.bodyPartsEnd(this.bodyChannel);
    return at + 1;
  }

  private beginStash(chunk: Buffer, at: number): void {
    const available = chunk.length - at;
    const needed = available < FRAME_HEAD_BYTES ? FRAME_HEAD_BYTES : frameLength(chunk, at);
    this.stash = Buffer.allocUnsafe(needed);
    this.stashNeeded = needed;
    this.stashLength = chunk.copy(this.stash, 0, at);
  }

  /** Completes the stashed frame from `chunk`; returns where the next frame starts. */
  private resumeStash(chunk: Buffer): number {
    let at = this.fillStash(chunk, 0);
    const stash = this.stash!;
    if (this.stashLength < this.stashNeeded) return at;
    if (this.stashNeeded === FRAME_HEAD_BYTES) {
      const type = stash[0]!;
      const size = stash.readUInt32BE(3);
      this.checkHead(type, size, stash, 0);
      if (type === FRAME_BODY) {
        this.stash = undefined;
        this.bodyChannel = stash.readUInt16BE(1);
        this.bodyMissing = size;
        return at;
      }
      this.stashNeeded = frameLength(stash, 0);
      this.stash = Buffer.allocUnsafe(this.stashNeeded);
      stash.copy(this.stash, 0, 0, FRAME_HEAD_BYTES);
      at = this.fillStash(chunk, at);
      if (this.stashLength < this.stashNeeded) return at;
    }
    this.emitStash();
    return at;
  }

  private fillStash(chunk: Buffer, at: number): number {
    const taken = Math.min(this.stashNeeded - this.stashLength, chunk.length - at);
    chunk.copy(this.stash!, this.stashLength, at, at + taken);
    this.stashLength += taken;
    return at + taken;
  }

  private emitStash(): void {
    const bytes = this.stash!;
    this.stash = undefined;
    const end = this.stashNeeded - 1;
    if (bytes[end] !== FRAME_END) throw badEnd(bytes[0]!, bytes, FRAME_HEAD_BYTES, end);
    this.receiver.frame(bytes[0]!, bytes.readUInt16BE(1), bytes, FRAME_HEAD_BYTES, end);
  }
}

function frameLength(bytes: Buffer, at: number): number {
  return bytes.readUInt32BE(at + 3) + FRAME_OVERHEAD_BYTES;
}

function badEnd(type: number, bytes: Buffer, start: number, end: number): ConnectionError {
  const octets = firstOctets(bytes, start, end);
  return new ConnectionError('FRAME_ERROR', `type ${type}, ${octets}: {invalid_frame_end_marker,${bytes[end]!}}`);
}

function firstOctets(bytes: Buffer, start: number, end: number): string {
  const shown = bytes.subarray(start, Math.min(end, start + HEX_BYTES_SHOWN));
  return `${end - start > HEX_BYTES_SHOWN ? 'first 16' : 'all'} octets = <<${[...shown].join(',')}>>`;
}
