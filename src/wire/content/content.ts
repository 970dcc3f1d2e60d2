/**
 * The content of a message: header and body, as the bytes that came (specification section 4.2.6).
 *
 * The common form is *framed*: the header frame and one body frame side by side, exactly as on the
 * wire, so that sending it on is one copy and two channel numbers patched. A body that is too large
 * for that, or came in pieces, is a list of parts that are sent by reference.
 *
 * Content that still stands in a chunk of its socket is *borrowed*: whoever keeps it beyond the turn
 * calls `retain`, which moves it into an arena.
 */
import { copyBytes } from '../values/copy-bytes.js';
import type { FieldTable } from '../values/field-table.js';
import { emptyTable } from '../values/field-table.js';
import type { Arena } from './arena.js';
import { type BasicProperties, decodeProperties, scanProperties } from './properties.js';

const DELIVERY_MODE_PERSISTENT = 2;
/** In a header frame: behind its head (7), class id and weight (4), the low half of the body size, then the flags. */
const BODY_SIZE_OFFSET = 15;
const FLAGS_OFFSET = 19;
/** Of the low octet of the flags. */
const FLAG_USER_ID = 0x10;

export class Content {
  /** True for delivery-mode 2. */
  readonly persistent: boolean;

  /** Bytes of the body. */
  readonly bodySize: number;
  /** True while the bytes stand in a chunk of the socket. */
  private borrowed = false;

  private constructor(
    /** The header frame starts at `start` of these bytes. */
    public bytes: Buffer,
    public start: number,
    /** Just behind the header frame's end octet. */
    public headerEnd: number,
    /** Just behind the body frame's end octet; `headerEnd` when there is no body frame here. */
    public end: number,
    /** The body in pieces, without frames, where it is not framed in `bytes`. */
    readonly parts: readonly Buffer[] | undefined,
  ) {
    this.bodySize = bytes.readUInt32BE(start + BODY_SIZE_OFFSET);
    this.persistent = scanProperties(bytes, start + FLAGS_OFFSET, headerEnd - 1) === DELIVERY_MODE_PERSISTENT;
  }

  /**
   * Content whose header frame and body frame (none when the body is empty) stand side by side.
   *
   * @throws ConnectionError 501 when its properties are malformed; so do all ways to make one
   */
  static framed(bytes: Buffer, start: number, headerEnd: number, end: number): Content {
    return new Content(bytes, start, headerEnd, end, undefined);
  }

  /** The same, in bytes that belong to a chunk of the socket. */
  static borrowed(bytes: Buffer, start: number, headerEnd: number, end: number): Content {
    const content = new Content(bytes, start, headerEnd, end, undefined);
    content.borrowed = true;
    return content;
  }

  /** Content with a header frame and a body in pieces, all of which it may keep. */
  static inParts(headerFrame: Buffer, parts: readonly Buffer[]): Content {
    return new Content(headerFrame, 0, headerFrame.length, headerFrame.length, parts);
  }

  /** Bytes that keeping this content takes. */
  get byteLength(): number {
    return this.end - this.start + (this.parts === undefined ? 0 : this.bodySize);
  }

  /** Moves borrowed bytes into `arena`; does nothing when they are its own already. */
  retain(arena: Arena): void {
    if (!this.borrowed) return;
    const { bytes, start, end } = this;
    const at = arena.reserve(end - start);
    copyBytes(bytes, start, end, arena.block, at);
    this.bytes = arena.block;
    this.start = at;
    this.headerEnd += at - start;
    this.end += at - start;
    this.borrowed = false;
  }

  /** The `user-id` property; `undefined` when there is none. */
  get userId(): string | undefined {
    return (this.bytes[this.start + FLAGS_OFFSET + 1]! & FLAG_USER_ID) === 0 ? undefined : this.properties().userId;
  }

  properties(): BasicProperties {
    return decodeProperties(this.bytes, this.start + FLAGS_OFFSET, this.headerEnd - 1);
  }

  /** The `headers` property; an empty table when there is none. */
  headers(): FieldTable {
    return this.properties().headers ?? emptyTable;
  }

  /** The body in one piece; may be a view of what this content holds. */
  body(): Buffer {
    if (this.parts !== undefined) return this.parts.length === 1 ? this.parts[0]! : Buffer.concat(this.parts);
    return this.bytes.subarray(this.end - 1 - this.bodySize, this.end - 1);
  }
}
