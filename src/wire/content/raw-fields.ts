/**
 * Fields of a table as they stand on the wire, so that a table can be changed and all that is not
 * changed stays as it came, whatever its type.
 */
import { copyBytes } from '../values/copy-bytes.js';
import type { FieldTable } from '../values/field-table.js';
import { encodeText } from '../values/text.js';
import { Writer } from '../values/writer.js';
import { fieldEnd } from './field-walk.js';

export interface RawField {
  readonly name: Buffer;
  /** The whole field, its name included. */
  readonly bytes: Buffer;
}

const LENGTH_BYTES = 4;
const LONG_BYTES = 8;
const LETTER_STRING = 'S'.charCodeAt(0);
const LETTER_ARRAY = 'A'.charCodeAt(0);
const LETTER_TABLE = 'F'.charCodeAt(0);
/** A client may give a table ten thousand fields, and have it changed often: so many are not sorted. */
const SORTED_FIELDS_MAX = 1024;
const scratch = new Writer();

/** The fields of the well-formed table at `at`, as views. */
export function fieldsAt(bytes: Buffer, at: number): RawField[] {
  const end = at + LENGTH_BYTES + bytes.readUInt32BE(at);
  const fields: RawField[] = [];
  for (let start = at + LENGTH_BYTES; start < end;) {
    const next = fieldEnd(bytes, start);
    fields.push({ name: bytes.subarray(start + 1, start + 1 + bytes[start]!), bytes: bytes.subarray(start, next) });
    start = next;
  }
  return fields;
}

/** A field whose value is given as bytes, its type letter first. */
export function rawField(name: Buffer, value: Buffer): RawField {
  const bytes = Buffer.allocUnsafe(1 + name.length + value.length);
  bytes[0] = name.length;
  copyBytes(name, 0, name.length, bytes, 1);
  copyBytes(value, 0, value.length, bytes, 1 + name.length);
  return { name, bytes };
}

export function textField(name: Buffer, text: string): RawField {
  return rawField(name, textValue(text));
}

/** The value of a string, its type letter first. */
export function textValue(text: string): Buffer {
  const encoded = encodeText(text);
  const value = Buffer.allocUnsafe(1 + LENGTH_BYTES + encoded.length);
  value[0] = LETTER_STRING;
  value.writeUInt32BE(encoded.length, 1);
  copyBytes(encoded, 0, encoded.length, value, 1 + LENGTH_BYTES);
  return value;
}

/** A field of type `l` or `T`. */
export function integerField(name: Buffer, letter: 'l' | 'T', integer: number | bigint): RawField {
  const value = Buffer.allocUnsafe(1 + LONG_BYTES);
  value[0] = letter.charCodeAt(0);
  value.writeBigInt64BE(BigInt(integer), 1);
  return rawField(name, value);
}

/** The fields of a table that is made here. */
export function encodedFields(table: FieldTable): RawField[] {
  scratch.rewind();
  scratch.table(table);
  return fieldsAt(Buffer.from(scratch.written()), 0);
}

/** The value of a table of these fields, its type letter first. */
export function tableValue(fields: readonly RawField[]): Buffer {
  return nested(LETTER_TABLE, fields.map(fieldBytes));
}

/** The value of an array of these values, its type letter first, as are theirs. */
export function arrayValue(values: readonly Buffer[]): Buffer {
  return nested(LETTER_ARRAY, values);
}

/** The table of these fields, in this order. */
export function tableOfFields(fields: readonly RawField[]): Buffer {
  return tableValue(fields).subarray(1);
}

function nested(letter: number, pieces: readonly Buffer[]): Buffer {
  const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
  const bytes = Buffer.allocUnsafe(1 + LENGTH_BYTES + length);
  bytes[0] = letter;
  bytes.writeUInt32BE(length, 1);
  let at = 1 + LENGTH_BYTES;
  for (const piece of pieces) {
    copyBytes(piece, 0, piece.length, bytes, at);
    at += piece.length;
  }
  return bytes;
}

function fieldBytes({ bytes }: RawField): Buffer {
  return bytes;
}

/**
 * The fields with `additions` instead of any of these names, sorted by name: so RabbitMQ leaves a table
 * that it has changed. Names that stand there more than once keep their order.
 */
export function mergedFields(fields: readonly RawField[], additions: readonly RawField[]): RawField[] {
  const merged = fields.filter(({ name }) => !additions.some((addition) => addition.name.equals(name)));
  merged.push(...additions);
  return merged.length > SORTED_FIELDS_MAX ? merged : sortedFields(merged);
}

export function sortedFields(fields: RawField[]): RawField[] {
  return fields.sort((a, b) => a.name.compare(b.name));
}
