/**
 * Plain JavaScript values to and from the typed values of field tables (specification section 4.2.5.5).
 *
 * A plain value gets the type that brokers expect for it; `exact` says another one.
 */
import type { FieldTable, FieldType, FieldValue } from '../../wire/values/field-table.js';
import { InvalidOptionError } from '../errors.js';

/**
 * What a header or an argument may be. Integers become `I` or, beyond 32 bits, `l`; other numbers `d`; bigints `l`;
 * strings `S`; bytes `x`; dates `T`; `null` `V`. A property that is `undefined` is left out.
 */
export type PlainValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  | Date
  | Uint8Array
  | ExactValue
  | readonly PlainValue[]
  | PlainTable;

/** Names to values. */
export interface PlainTable {
  readonly [name: string]: PlainValue;
}

/** A value that goes out with the very type that it names. Made by `exact`. */
export class ExactValue {
  constructor(readonly field: FieldValue) {}
}

/** What `exact` takes for a value, by type letter. */
export interface ExactValues extends Record<'b' | 'B' | 's' | 'u' | 'I' | 'i' | 'f' | 'd', number> {
  t: boolean;
  l: number | bigint;
  L: number | bigint;
  T: number | bigint;
  D: { readonly scale: number; readonly unscaled: number };
  S: string;
  x: Buffer;
  A: readonly FieldValue[];
  F: FieldTable;
  V: null;
}

const INT_32 = 0x8000_0000;
const INTEGER_BOUNDS: Readonly<Partial<Record<FieldType, readonly [min: number, max: number]>>> = {
  b: [-0x80, 0x7f],
  B: [0, 0xff],
  s: [-0x8000, 0x7fff],
  u: [0, 0xffff],
  I: [-INT_32, INT_32 - 1],
  i: [0, 0xffff_ffff],
};
const INT_64_BITS = 64;

/**
 * A value of an exact AMQP type: `exact('s', 5)` is a 16-bit integer, `exact('T', seconds)` a timestamp.
 *
 * @throws InvalidOptionError when an integer does not fit the type
 */
export function exact<Type extends FieldType>(type: Type, value: ExactValues[Type]): ExactValue {
  const bounds = INTEGER_BOUNDS[type];
  const isWrong =
    bounds === undefined
      ? (type === 'l' || type === 'L' || type === 'T') && !fitsInt64(value as number | bigint)
      : !Number.isInteger(value) || (value as number) < bounds[0] || (value as number) > bounds[1];
  if (isWrong) throw new InvalidOptionError(`${value as number} does not fit a field of type '${type}'`);
  return new ExactValue({ type, value } as FieldValue);
}

/** The table that goes on the wire; of a Map of typed values, that Map. */
export function toFieldTable(table: PlainTable | FieldTable): FieldTable {
  if (table instanceof Map) return table as FieldTable;
  const fields = new Map<string, FieldValue>();
  for (const [name, value] of Object.entries(table)) {
    if (value !== undefined) fields.set(name, toField(value as PlainValue));
  }
  return fields;
}

function toField(value: PlainValue): FieldValue {
  switch (typeof value) {
    case 'string':
      return { type: 'S', value };
    case 'boolean':
      return { type: 't', value };
    case 'number':
      return numberField(value);
    case 'bigint':
      return exact('l', value).field;
    case 'object':
      return value === null ? { type: 'V', value } : objectField(value);
    case 'undefined':
      return { type: 'V', value: null };
    default:
      throw new InvalidOptionError(`a ${typeof value} has no AMQP type`);
  }
}

function numberField(value: number): FieldValue {
  if (!Number.isSafeInteger(value)) return { type: 'd', value };
  return value >= -INT_32 && value < INT_32 ? { type: 'I', value } : { type: 'l', value };
}

function objectField(value: Exclude<PlainValue, string | number | bigint | boolean | null | undefined>): FieldValue {
  if (value instanceof ExactValue) return value.field;
  if (value instanceof Date) return exact('T', Math.floor(value.getTime() / 1000)).field;
  if (value instanceof Uint8Array)
    return { type: 'x', value: Buffer.from(value.buffer, value.byteOffset, value.length) };
  if (Array.isArray(value)) return { type: 'A', value: (value as readonly PlainValue[]).map(toField) };
  return { type: 'F', value: toFieldTable(value as PlainTable) };
}

function fitsInt64(value: number | bigint): boolean {
  if (typeof value === 'number') return Number.isSafeInteger(value);
  return BigInt.asIntN(INT_64_BITS, value) === value;
}

/** What a table holds, as plain values: what is read of headers. */
export type ReceivedValue =
  string | number | bigint | boolean | null | Date | Buffer | readonly ReceivedValue[] | ReceivedTable;

export interface ReceivedTable {
  readonly [name: string]: ReceivedValue | undefined;
}

/** Plain values of a table: the reverse of `toFieldTable`. A decimal becomes a number. */
export function fromFieldTable(table: FieldTable): ReceivedTable {
  // As own properties, whatever their names are.
  return Object.fromEntries([...table].map(([name, value]) => [name, fromField(value)]));
}

function fromField(field: FieldValue): ReceivedValue {
  switch (field.type) {
    case 'T':
      return new Date(Number(field.value) * 1000);
    case 'D':
      return field.value.unscaled / 10 ** field.value.scale;
    case 'A':
      return field.value.map(fromField);
    case 'F':
      return fromFieldTable(field.value);
    default:
      return field.value;
  }
}
