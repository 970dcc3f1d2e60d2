/**
 * Frames the plain way, for tests: built and cut here without the broker's own frame parser and writer,
 * so that a mistake there is not made twice. Methods and properties are coded by `src/wire`.
 */
import { type BasicProperties, encodeProperties } from '../../src/wire/content/properties.js';
import { encodeMethod } from '../../src/wire/methods/codec.js';
import type { Method } from '../../src/wire/methods/methods.js';
import { Writer } from '../../src/wire/values/writer.js';

export const FRAME_METHOD = 1;
export const FRAME_HEADER = 2;
export const FRAME_BODY = 3;
export const FRAME_HEARTBEAT = 8;

const HEAD_BYTES = 7;
const FRAME_END = 0xce;
const CLASS_BASIC = 60;

export interface RawFrame {
  readonly type: number;
  readonly channel: number;
  readonly payload: Buffer;
}

export function frameBytes(type: number, channel: number, payload: Buffer): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUInt8(type, 0);
  head.writeUInt16BE(channel, 1);
  head.writeUInt32BE(payload.length, 3);
  return Buffer.concat([head, payload, Buffer.of(FRAME_END)]);
}

export function methodBytes(channel: number, method: Method): Buffer {
  const writer = new Writer();
  encodeMethod(writer, method);
  return frameBytes(FRAME_METHOD, channel, writer.written());
}

export function headerBytes(channel: number, bodySize: number, properties: BasicProperties = {}): Buffer {
  const writer = new Writer();
  writer.short(CLASS_BASIC);
  writer.short(0);
  writer.longlong(bodySize);
  encodeProperties(writer, properties);
  return frameBytes(FRAME_HEADER, channel, writer.written());
}

/** A body in frames of `size` payload bytes. */
export function bodyBytes(channel: number, body: Buffer, size: number): Buffer {
  const frames: Buffer[] = [];
  for (let at = 0; at < body.length; at += size) {
    frames.push(frameBytes(FRAME_BODY, channel, body.subarray(at, at + size)));
  }
  return Buffer.concat(frames);
}

export const heartbeatBytes = frameBytes(FRAME_HEARTBEAT, 0, Buffer.alloc(0));

/** Cuts a stream of chunks into frames. */
export class FrameCutter {
  private rest: Buffer = Buffer.alloc(0);

  constructor(private readonly onFrame: (frame: RawFrame) => void) {}

  readonly push = (chunk: Buffer): void => {
    let bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    for (;;) {
      const length = bytes.length < HEAD_BYTES ? Infinity : HEAD_BYTES + bytes.readUInt32BE(3) + 1;
      if (bytes.length < length) break;
      if (bytes[length - 1] !== FRAME_END) throw new Error(`frame ends with ${String(bytes[length - 1])}`);
      const payload = bytes.subarray(HEAD_BYTES, length - 1);
      this.onFrame({ type: bytes.readUInt8(0), channel: bytes.readUInt16BE(1), payload });
      bytes = bytes.subarray(length);
    }
    this.rest = bytes;
  };
}
