/**
 * Field tables and their typed values (specification section 4.2.5.5).
 *
 * Type letters are RabbitMQ's and Qpid's, which all clients follow, not those of the specification's
 * PDF. A value keeps its letter, so that what a client wrote goes out byte for byte:
 * `t` boolean, `b` `B` 8-bit, `s` `u` 16-bit, `I` `i` 32-bit, `l` `L` signed 64-bit, `f` float,
 * `d` double, `D` decimal, `S` string, `x` bytes, `A` array, `T` timestamp (seconds), `F` table, `V` void.
 */
export type FieldValue =
  | { readonly type: 't'; readonly value: boolean }
  | { readonly type: 'b' | 'B' | 's' | 'u' | 'I' | 'i' | 'f' | 'd'; readonly value: number }
  /** A bigint only where a double would lose digits. */
  | { readonly type: 'l' | 'L' | 'T'; readonly value: number | bigint }
  | { readonly type: 'D'; readonly value: { readonly scale: number; readonly unscaled: number } }
  /** Bytes that are not UTF-8 stand in the string as `text.ts` says. */
  | { readonly type: 'S'; readonly value: string }
  | { readonly type: 'x'; readonly value: Buffer }
  | { readonly type: 'A'; readonly value: readonly FieldValue[] }
  | { readonly type: 'F'; readonly value: FieldTable }
  | { readonly type: 'V'; readonly value: null };

export type FieldType = FieldValue['type'];

const INTEGER_TYPES = 'bBsuIilL';

/** True for an integer of any width, signed or not; a timestamp is none. */
export function isInteger(value: FieldValue): value is FieldValue & { readonly value: number | bigint } {
  return INTEGER_TYPES.includes(value.type);
}

/** Names to values, in the order in which they stood on the wire. */
export type FieldTable = ReadonlyMap<string, FieldValue>;

export const emptyTable: FieldTable = new Map();

/** Deepest nesting of tables and arrays that is read: far beyond any real header, small enough for the stack. */
export const TABLE_DEPTH_MAX = 64;

/** Shorthands for writing tables in code. */
export const field = {
  bool: (value: boolean): FieldValue => ({ type: 't', value }),
  int: (value: number): FieldValue => ({ type: 'I', value }),
  text: (value: string): FieldValue => ({ type: 'S', value }),
  table: (entries: Record<string, FieldValue>): FieldValue => ({ type: 'F', value: new Map(Object.entries(entries)) }),
};
