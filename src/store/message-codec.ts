/**
 * The bytes of a message in a file of the store: exchange and routing key, each behind an octet that
 * says its length, then the content as frames: its header frame as it came, and one body frame unless
 * the body is empty. No length of the whole and no checksum: those are its keeper's.
 *
 * Names repeat from message to message, so both ways remember the last ones.
 */
import assert from 'node:assert';
import { Buffer } from 'node:buffer';
import { Message } from '../core/message.js';
import { Content } from '../wire/content/content.js';
import { FRAME_BODY, FRAME_END, FRAME_HEAD_BYTES, FRAME_HEADER, FRAME_OVERHEAD_BYTES } from '../wire/frames/frame.js';
import { copyBytes } from '../wire/values/copy-bytes.js';
import { decodeText, encodeText } from '../wire/values/text.js';
import { SHORTSTR_BYTES_MAX } from '../wire/values/writer.js';

/** Class id, weight, body size and one word of flags. */
const HEADER_PAYLOAD_BYTES_MIN = 14;
/** In a header frame: the low half of the body size. */
const BODY_SIZE_OFFSET = 15;

/** How many bytes `encodeMessage` will write. */
export function encodedLength({ exchange, routingKey, content }: Message): number {
  const { bodySize } = content;
  const body = bodySize === 0 ? 0 : bodySize + FRAME_OVERHEAD_BYTES;
  return writtenExchange.lengthOf(exchange) + writtenRoutingKey.lengthOf(routingKey) + headerLength(content) + body;
}

/** Writes a message to `bytes`, from `start` on; returns where it ends. Allocates nothing while names are ASCII. */
export function encodeMessage({ exchange, routingKey, content }: Message, bytes: Buffer, start: number): number {
  const keyStart = writtenExchange.write(exchange, bytes, start);
  return writeContent(content, bytes, writtenRoutingKey.write(routingKey, bytes, keyStart));
}

/** Turns such bytes into messages again. It remembers names, so one that reads on and on is to be kept. */
export class MessageDecoder {
  private readonly exchange = new ReadName();
  private readonly routingKey = new ReadName();

  /**
   * The message in `[start, end)` of `bytes`, its content borrowed from there; `undefined` when these
   * bytes are not a message.
   */
  decode(bytes: Buffer, start: number, end: number): Message | undefined {
    const keyStart = start + 1 + bytes[start]!;
    if (keyStart >= end) return undefined;
    const contentStart = keyStart + 1 + bytes[keyStart]!;
    const content = readContent(bytes, contentStart, end);
    if (content === undefined) return undefined;
    const exchange = this.exchange.read(bytes, start + 1, keyStart);
    return new Message(exchange, this.routingKey.read(bytes, keyStart + 1, contentStart), content);
  }
}

/** Bytes of the body of the message in `[start, end)`; all its bytes when it is damaged. */
export function encodedBodySize(bytes: Buffer, start: number, end: number): number {
  const keyStart = start + 1 + bytes[start]!;
  const contentStart = keyStart + 1 + (bytes[keyStart] ?? 0);
  const at = contentStart + BODY_SIZE_OFFSET;
  return at + 4 > end ? end - start : Math.min(bytes.readUInt32BE(at), end - start);
}

function headerLength({ start, headerEnd }: Content): number {
  return headerEnd - start;
}

function writeContent(content: Content, bytes: Buffer, start: number): number {
  const { bodySize, parts } = content;
  if (parts === undefined) {
    copyBytes(content.bytes, content.start, content.end, bytes, start);
    return start + content.end - content.start;
  }
  copyBytes(content.bytes, content.start, content.headerEnd, bytes, start);
  let at = start + headerLength(content);
  if (bodySize === 0) return at;
  bytes[at] = FRAME_BODY;
  bytes[at + 1] = 0;
  bytes[at + 2] = 0;
  bytes.writeUInt32BE(bodySize, at + 3);
  at += FRAME_HEAD_BYTES;
  for (const part of parts) at += part.copy(bytes, at);
  bytes[at] = FRAME_END;
  return at + 1;
}

function readContent(bytes: Buffer, start: number, end: number): Content | undefined {
  if (end - start < FRAME_OVERHEAD_BYTES + HEADER_PAYLOAD_BYTES_MIN || bytes[start] !== FRAME_HEADER) return undefined;
  const headerEnd = start + FRAME_OVERHEAD_BYTES + bytes.readUInt32BE(start + 3);
  const bodySize = bytes.readUInt32BE(start + BODY_SIZE_OFFSET);
  const contentEnd = bodySize === 0 ? headerEnd : headerEnd + FRAME_OVERHEAD_BYTES + bodySize;
  if (contentEnd !== end) return undefined;
  try {
    return Content.borrowed(bytes, start, headerEnd, end);
  } catch {
    return undefined; // malformed properties
  }
}

/** A name on its way to bytes: its length octet and its bytes are at hand as long as it stays the same. */
class WrittenName {
  /** `undefined` while `bytes` are being changed. */
  private text: string | undefined = '';
  private readonly bytes = Buffer.alloc(1 + SHORTSTR_BYTES_MAX);
  private length = 1;

  lengthOf(text: string): number {
    if (text !== this.text) this.turnTo(text);
    return this.length;
  }

  write(text: string, bytes: Buffer, start: number): number {
    if (text !== this.text) this.turnTo(text);
    copyBytes(this.bytes, 0, this.length, bytes, start);
    return start + this.length;
  }

  private turnTo(text: string): void {
    this.text = undefined;
    const length = this.fill(text);
    this.bytes[0] = length;
    this.length = 1 + length;
    this.text = text;
  }

  private fill(text: string): number {
    const { bytes } = this;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > 0x7f) return this.fillEncoded(text);
      bytes[i + 1] = code;
    }
    assert(text.length <= SHORTSTR_BYTES_MAX);
    return text.length;
  }

  private fillEncoded(text: string): number {
    const encoded = encodeText(text);
    assert(encoded.length <= SHORTSTR_BYTES_MAX);
    return encoded.copy(this.bytes, 1);
  }
}

// One memo for all writers: what the log is told of is what is spilled, too.
const writtenExchange = new WrittenName();
const writtenRoutingKey = new WrittenName();

/** A name on its way from bytes: one string for as long as the bytes stay the same. */
class ReadName {
  private text = '';
  private readonly bytes = Buffer.alloc(SHORTSTR_BYTES_MAX);
  private length = 0;

  read(bytes: Buffer, start: number, end: number): string {
    if (!this.isAt(bytes, start, end)) {
      this.text = decodeText(bytes, start, end);
      this.length = bytes.copy(this.bytes, 0, start, end);
    }
    return this.text;
  }

  private isAt(bytes: Buffer, start: number, end: number): boolean {
    const { length } = this;
    if (end - start !== length) return false;
    for (let i = 0; i < length; i++) {
      if (bytes[start + i] !== this.bytes[i]) return false;
    }
    return true;
  }
}
