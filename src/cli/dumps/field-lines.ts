/**
 * Field tables in a dump: every value with the letter of its type, so that it goes back as what it was (specification
 * section 4.2.5.5). JSON alone knows one kind of number, and no bytes.
 *
 * A table is a list of `[name, type, value]` in the order of the wire, an array a list of `[type, value]`.
 */
import { type FieldTable, type FieldType, type FieldValue, exact } from '../../client/index.js';
import type { ExactValues } from '../../client/values/field-values.js';
import { TABLE_DEPTH_MAX } from '../../wire/values/field-table.js';
import type { Value } from '../output/format.js';
import { DumpError } from './dump-error.js';

/** Integers beyond this are written as text: JSON would round them. */
const SAFE_MAX = Number.MAX_SAFE_INTEGER;
/** What JSON has no number for. */
const ODD_NUMBERS: ReadonlyMap<string, number> = new Map([
  ['NaN', NaN],
  ['Infinity', Infinity],
  ['-Infinity', -Infinity],
  ['-0', -0],
]);
const INTEGERS = 'bBsuIilLT';
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

export function tableToLine(table: FieldTable): readonly Value[] {
  return [...table].map(([name, field]) => [name, field.type, valueToLine(field)]);
}

function valueToLine(field: FieldValue): Value {
  switch (field.type) {
    case 'F':
      return tableToLine(field.value);
    case 'A':
      return field.value.map((one) => [one.type, valueToLine(one)]);
    case 'x':
      return field.value.toString('base64');
    case 'D':
      return [field.value.scale, field.value.unscaled];
    case 'f':
    case 'd':
      return realToLine(field.value);
    default:
      return typeof field.value === 'bigint' ? integerToLine(field.value) : field.value;
  }
}

export function integerToLine(value: number | bigint): number | string {
  return value >= -SAFE_MAX && value <= SAFE_MAX ? Number(value) : String(value);
}

function realToLine(value: number): number | string {
  for (const [text, odd] of ODD_NUMBERS) if (Object.is(value, odd)) return text;
  return value;
}

/** @throws DumpError that says what is wrong */
export function tableFromLine(json: unknown, depth = 0): FieldTable {
  if (!Array.isArray(json)) throw new DumpError('a table has to be a list of [name, type, value]');
  return new Map(
    (json as readonly unknown[]).map((entry) => {
      const [name, type, value] = Array.isArray(entry) ? (entry as readonly unknown[]) : [];
      if (typeof name !== 'string') throw new DumpError('a field has to be [name, type, value]');
      return [name, valueFromLine(type, value, depth + 1)];
    }),
  );
}

function valueFromLine(type: unknown, json: unknown, depth: number): FieldValue {
  if (depth > TABLE_DEPTH_MAX) throw new DumpError('a table is nested too deeply');
  if (typeof type === 'string' && type.length === 1 && INTEGERS.includes(type)) return integerFromLine(type, json);
  const read = typeof type === 'string' && Object.hasOwn(readers, type) ? readers[type] : undefined;
  if (read === undefined) throw new DumpError(`there is no type ${JSON.stringify(type)} of fields`);
  const field = read(json, depth);
  if (field === undefined)
    throw new DumpError(`${JSON.stringify(json)} is no value of a field of type ${String(type)}`);
  return field;
}

/** Undefined for what is no such value. */
type FieldReader = (json: unknown, depth: number) => FieldValue | undefined;

const readers: Readonly<Record<string, FieldReader>> = {
  t: (json) => (typeof json === 'boolean' ? { type: 't', value: json } : undefined),
  f: (json) => realFromLine('f', json),
  d: (json) => realFromLine('d', json),
  S: (json) => (typeof json === 'string' ? { type: 'S', value: json } : undefined),
  x: (json) => (isBase64(json) ? { type: 'x', value: Buffer.from(json, 'base64') } : undefined),
  V: (json) => (json === null ? { type: 'V', value: null } : undefined),
  D: decimalFromLine,
  A: (json, depth) =>
    Array.isArray(json) ? { type: 'A', value: json.map((one) => itemFromLine(one, depth)) } : undefined,
  F: (json, depth) => ({ type: 'F', value: tableFromLine(json, depth) }),
};

function itemFromLine(json: unknown, depth: number): FieldValue {
  const [type, value] = Array.isArray(json) ? (json as readonly unknown[]) : [];
  return valueFromLine(type, value, depth + 1);
}

function integerFromLine(type: string, json: unknown): FieldValue {
  const value = integerOf(json);
  if (value === undefined) throw new DumpError(`${JSON.stringify(json)} is no integer`);
  try {
    return exact(type as FieldType, value as ExactValues['b'] & ExactValues['l']).field;
  } catch (error) {
    throw new DumpError((error as Error).message);
  }
}

/** Undefined for what is none. */
export function integerOf(json: unknown): number | bigint | undefined {
  if (Number.isSafeInteger(json)) return json as number;
  return typeof json === 'string' && /^-?\d{1,20}$/.test(json) ? BigInt(json) : undefined;
}

function realFromLine(type: 'f' | 'd', json: unknown): FieldValue | undefined {
  const value = typeof json === 'string' ? ODD_NUMBERS.get(json) : json;
  return typeof value === 'number' ? { type, value } : undefined;
}

function decimalFromLine(json: unknown): FieldValue | undefined {
  const [scale, unscaled] = Array.isArray(json) ? (json as readonly unknown[]) : [];
  const isDecimal = Number.isInteger(scale) && Number.isInteger(unscaled);
  return isDecimal ? { type: 'D', value: { scale: scale as number, unscaled: unscaled as number } } : undefined;
}

export function isBase64(json: unknown): json is string {
  return typeof json === 'string' && BASE64.test(json);
}
