/**
 * Reads AMQP values out of bytes (specification section 4.2.5).
 *
 * One reader is re-aimed at each piece instead of being made anew. Running over the end, a nesting
 * beyond TABLE_DEPTH_MAX or an unknown type letter is an error of the peer (501 FRAME_ERROR).
 */
import { ConnectionError } from '../methods/errors.js';
import { type FieldTable, type FieldValue, TABLE_DEPTH_MAX, emptyTable } from './field-table.js';
import { decodeText } from './text.js';

const TWO_TO_32 = 0x1_0000_0000;
const EMPTY = Buffer.alloc(0);

export class Reader {
  private bytes: Buffer = EMPTY;
  offset = 0;
  private end = 0;

  /** Aims at `[start, end)` of `bytes`. */
  aim(bytes: Buffer, start = 0, end = bytes.length): this {
    this.bytes = bytes;
    this.offset = start;
    this.end = end;
    return this;
  }

  get remaining(): number {
    return this.end - this.offset;
  }

  octet(): number {
    return this.bytes[this.advance(1)]!;
  }

  short(): number {
    return this.bytes.readUInt16BE(this.advance(2));
  }

  long(): number {
    return this.bytes.readUInt32BE(this.advance(4));
  }

  /** An unsigned 64-bit integer as a double: above 2^53 it is only near the value, and equal to no tag or size of ours. */
  longlong(): number {
    const at = this.advance(8);
    return this.bytes.readUInt32BE(at) * TWO_TO_32 + this.bytes.readUInt32BE(at + 4);
  }

  /** Exact: a bigint where a double would lose digits. */
  signedLonglong(): number | bigint {
    const value = this.bytes.readBigInt64BE(this.advance(8));
    const near = Number(value);
    return Number.isSafeInteger(near) ? near : value;
  }

  shortstr(): string {
    const length = this.octet();
    const start = this.advance(length);
    return decodeText(this.bytes, start, start + length);
  }

  /** A copy: the bytes under the reader belong to a chunk of the socket. */
  longstr(): Buffer {
    const length = this.long();
    const start = this.advance(length);
    return Buffer.from(this.bytes.subarray(start, start + length));
  }

  table(depth = 1): FieldTable {
    const end = this.openNested(depth);
    if (this.offset === end) return emptyTable;
    const table = new Map<string, FieldValue>();
    while (this.offset < end) {
      const name = this.shortstr();
      table.set(name, this.value(depth));
    }
    this.closeNested(end);
    return table;
  }

  private array(depth: number): readonly FieldValue[] {
    const end = this.openNested(depth);
    const values: FieldValue[] = [];
    while (this.offset < end) values.push(this.value(depth));
    this.closeNested(end);
    return values;
  }

  value(depth = 1): FieldValue {
    const letter = String.fromCharCode(this.octet());
    switch (letter) {
      case 't':
        return { type: letter, value: this.octet() !== 0 };
      case 'S': {
        const length = this.long();
        const start = this.advance(length);
        return { type: letter, value: decodeText(this.bytes, start, start + length) };
      }
      case 'x':
        return { type: letter, value: this.longstr() };
      case 'F':
        return { type: letter, value: this.table(depth + 1) };
      case 'A':
        return { type: letter, value: this.array(depth + 1) };
      case 'V':
        return { type: letter, value: null };
      default:
        return this.numericValue(letter);
    }
  }

  private numericValue(letter: string): FieldValue {
    const { bytes } = this;
    switch (letter) {
      case 'b':
        return { type: letter, value: bytes.readInt8(this.advance(1)) };
      case 'B':
        return { type: letter, value: this.octet() };
      case 's':
        return { type: letter, value: bytes.readInt16BE(this.advance(2)) };
      case 'u':
        return { type: letter, value: this.short() };
      case 'I':
        return { type: letter, value: bytes.readInt32BE(this.advance(4)) };
      case 'i':
        return { type: letter, value: this.long() };
      case 'f':
        return { type: letter, value: bytes.readFloatBE(this.advance(4)) };
      case 'd':
        return { type: letter, value: bytes.readDoubleBE(this.advance(8)) };
      case 'D': {
        const scale = this.octet();
        return { type: letter, value: { scale, unscaled: this.long() } };
      }
      case 'l':
      case 'L':
      case 'T':
        return { type: letter, value: this.signedLonglong() };
      default:
        throw new ConnectionError('FRAME_ERROR', `cannot decode field table: unknown type ${JSON.stringify(letter)}`);
    }
  }

  private openNested(depth: number): number {
    if (depth > TABLE_DEPTH_MAX) {
      throw new ConnectionError('FRAME_ERROR', `cannot decode field table: nested deeper than ${TABLE_DEPTH_MAX}`);
    }
    const length = this.long();
    if (length > this.remaining) throw truncated();
    return this.offset + length;
  }

  private closeNested(end: number): void {
    if (this.offset !== end) throw truncated();
  }

  private advance(length: number): number {
    const at = this.offset;
    if (length > this.end - at) throw truncated();
    this.offset = at + length;
    return at;
  }
}

function truncated(): ConnectionError {
  return new ConnectionError('FRAME_ERROR', 'cannot decode: a value runs over the end of its frame');
}
