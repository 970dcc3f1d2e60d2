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
import { type FieldTable, type FieldValue, emptyTable } from '../values/field-table.js';
import { Reader } from '../values/reader.js';
import { decodeText } from '../values/text.js';
import type { Arena } from './arena.js';
import { fieldEnd, findField } from './field-walk.js';
import { type BasicProperties, decodeProperties, findProperty, scanProperties } from './properties.js';

const DELIVERY_MODE_PERSISTENT = 2;
/** In a header frame: behind its head (7), class id and weight (4), the low half of the body size, then the flags. */
const BODY_SIZE_OFFSET = 15;
const FLAGS_OFFSET = 19;
/** Flags of headers, reply-to, expiration and user-id. */
const FLAGS_LOOKED_AT = 0x2000 | 0x0200 | 0x0100 | 0x0010;

/** Properties that are a short string. */
export type TextProperty = Exclude<keyof BasicProperties, 'headers' | 'deliveryMode' | 'priority' | 'timestamp'>;

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

  /** True when it has no property that a broker looks at when it is published, beside the delivery mode. */
  get plain(): boolean {
    const at = this.start + FLAGS_OFFSET;
    return (((this.bytes[at]! << 8) | this.bytes[at + 1]!) & FLAGS_LOOKED_AT) === 0;
  }

  /** One property that is a short string, without decoding the others; `undefined` when there is none. */
  textProperty(name: TextProperty): string | undefined {
    const { bytes } = this;
    const at = findProperty(bytes, this.propertiesStart, name);
    return at === -1 ? undefined : decodeText(bytes, at + 1, at + 1 + bytes[at]!);
  }

  /** The `priority` property; 0 when there is none. */
  get priority(): number {
    const at = findProperty(this.bytes, this.propertiesStart, 'priority');
    return at === -1 ? 0 : this.bytes[at]!;
  }

  /** Where the property list begins in `bytes`, with its flags. */
  get propertiesStart(): number {
    return this.start + FLAGS_OFFSET;
  }

  /** A view of the value of one header, its type letter first; `undefined` when there is none of this name. */
  header(name: Buffer): Buffer | undefined {
    const { bytes } = this;
    const table = findProperty(bytes, this.propertiesStart, 'headers');
    const at = table === -1 ? -1 : findField(bytes, table, name);
    return at === -1 ? undefined : bytes.subarray(at + 1 + name.length, fieldEnd(bytes, at));
  }

  /** The value of one header, without decoding the others; `undefined` when there is none of this name. */
  headerValue(name: Buffer): FieldValue | undefined {
    const bytes = this.header(name);
    return bytes === undefined ? undefined : new Reader().aim(bytes).value();
  }

  properties(): BasicProperties {
    return decodeProperties(this.bytes, this.propertiesStart, this.headerEnd - 1);
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
