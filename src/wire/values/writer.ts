/**
 * Writes AMQP values into bytes (specification section 4.2.5), growing its buffer as needed.
 *
 * The mirror of `reader.ts`: one writer is rewound and used again.
 */
import type { FieldTable, FieldValue } from './field-table.js';
import { encodeText, isAscii } from './text.js';

const TWO_TO_32 = 0x1_0000_0000;
/** Longest short string, in bytes: one octet says its length. */
export const SHORTSTR_BYTES_MAX = 255;

export class Writer {
  private bytes: Buffer;
  private length = 0;

  constructor(capacity = 512) {
    this.bytes = Buffer.allocUnsafeSlow(capacity);
  }

  /** Bytes written since the last `rewind`; valid until the next write. */
  written(): Buffer {
    return this.bytes.subarray(0, this.length);
  }

  rewind(): this {
    this.length = 0;
    return this;
  }

  get offset(): number {
    return this.length;
  }

  octet(value: number): void {
    const at = this.reserve(1);
    this.bytes[at] = value;
  }

  short(value: number): void {
    const at = this.reserve(2);
    this.bytes.writeUInt16BE(value, at);
  }

  long(value: number): void {
    const at = this.reserve(4);
    this.bytes.writeUInt32BE(value, at);
  }

  longlong(value: number): void {
    const at = this.reserve(8);
    this.bytes.writeUInt32BE(Math.floor(value / TWO_TO_32), at);
    this.bytes.writeUInt32BE(value % TWO_TO_32, at + 4);
  }

  signedLonglong(value: number | bigint): void {
    const at = this.reserve(8);
    this.bytes.writeBigInt64BE(BigInt(value), at);
  }

  /** @throws RangeError over 255 bytes: a shortstr is never cut silently. */
  shortstr(text: string): void {
    if (isAscii(text)) {
      if (text.length > SHORTSTR_BYTES_MAX) throw tooLong(text.length);
      const at = this.reserve(1 + text.length);
      this.bytes[at] = text.length;
      this.bytes.write(text, at + 1, 'latin1');
      return;
    }
    const encoded = encodeText(text);
    if (encoded.length > SHORTSTR_BYTES_MAX) throw tooLong(encoded.length);
    this.octet(encoded.length);
    this.raw(encoded);
  }

  longstr(value: Buffer): void {
    this.long(value.length);
    this.raw(value);
  }

  raw(value: Buffer): void {
    const at = this.reserve(value.length);
    value.copy(this.bytes, at);
  }

  table(table: FieldTable): void {
    const start = this.reserve(4);
    for (const [name, value] of table) {
      this.shortstr(name);
      this.value(value);
    }
    this.bytes.writeUInt32BE(this.length - start - 4, start);
  }

  private array(values: readonly FieldValue[]): void {
    const start = this.reserve(4);
    for (const value of values) this.value(value);
    this.bytes.writeUInt32BE(this.length - start - 4, start);
  }

  private value(field: FieldValue): void {
    this.octet(field.type.charCodeAt(0));
    switch (field.type) {
      case 't':
        this.octet(field.value ? 1 : 0);
        return;
      case 'S':
        this.longstr(encodeText(field.value));
        return;
      case 'x':
        this.longstr(field.value);
        return;
      case 'F':
        this.table(field.value);
        return;
      case 'A':
        this.array(field.value);
        return;
      case 'V':
        return;
      default:
        this.numericValue(field);
    }
  }

  private numericValue(field: Exclude<FieldValue, { type: 't' | 'S' | 'x' | 'F' | 'A' | 'V' }>): void {
    switch (field.type) {
      case 'b':
        this.octet(field.value & 0xff);
        return;
      case 'B':
        this.octet(field.value);
        return;
      case 's':
        this.short(field.value & 0xffff);
        return;
      case 'u':
        this.short(field.value);
        return;
      case 'I':
        this.long(field.value >>> 0);
        return;
      case 'i':
        this.long(field.value);
        return;
      case 'f':
        this.float(field.value);
        return;
      case 'd':
        this.double(field.value);
        return;
      case 'D':
        this.octet(field.value.scale);
        this.long(field.value.unscaled);
        return;
      case 'l':
      case 'L':
      case 'T':
        this.signedLonglong(field.value);
    }
  }

  private float(value: number): void {
    const at = this.reserve(4);
    this.bytes.writeFloatBE(value, at);
  }

  private double(value: number): void {
    const at = this.reserve(8);
    this.bytes.writeDoubleBE(value, at);
  }

  /** Room for `length` bytes; returns their offset. It may replace `bytes`: look at those only afterwards. */
  private reserve(length: number): number {
    const at = this.length;
    const needed = at + length;
    if (needed > this.bytes.length) {
      const grown = Buffer.allocUnsafeSlow(Math.max(needed, this.bytes.length * 2));
      this.bytes.copy(grown, 0, 0, at);
      this.bytes = grown;
    }
    this.length = needed;
    return at;
  }
}

function tooLong(bytes: number): RangeError {
  return new RangeError(`shortstr of ${bytes} bytes is longer than ${SHORTSTR_BYTES_MAX}`);
}
