/**
 * Field tables as JSON and back, as RabbitMQ's management does it: arguments of what is declared, headers of
 * messages.
 *
 * JSON has fewer types than AMQP: all integers come back as 64-bit integers, all other numbers as doubles, bytes
 * as text. Unlike in RabbitMQ a void is `null` both ways, and a decimal is the number that it stands for.
 */
import { type FieldTable, type FieldValue, TABLE_DEPTH_MAX } from '../../wire/values/field-table.js';
import { encodeText } from '../../wire/values/text.js';
import { SHORTSTR_BYTES_MAX } from '../../wire/values/writer.js';
import { JsonError } from './json-error.js';
import { bytesToJson, textToJson } from './text-json.js';

export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [name: string]: JsonValue;
}

const INTEGER_64_MAX = 2n ** 63n;

/** An object of the table's fields, in their order; integers beyond 2^53 are rounded. */
export function tableToJson(table: FieldTable): JsonObject {
  return Object.fromEntries([...table].map(([name, value]) => [textToJson(name), valueToJson(value)]));
}

function valueToJson(value: FieldValue): JsonValue {
  switch (value.type) {
    case 'F':
      return tableToJson(value.value);
    case 'A':
      return value.value.map(valueToJson);
    case 'S':
      return textToJson(value.value);
    case 'x':
      return bytesToJson(value.value);
    case 'D':
      return Number(`${value.value.unscaled}e-${value.value.scale}`);
    case 't':
    case 'V':
      return value.value;
    default:
      return Number(value.value);
  }
}

/**
 * The table that an object stands for; an empty list is an empty one, too (RabbitMQ).
 *
 * @throws JsonError when it is no object, nested too deeply, or a name in it is too long
 */
export function tableFromJson(json: unknown): FieldTable {
  if (Array.isArray(json) && json.length === 0) return new Map();
  if (!isObject(json)) throw new JsonError('not_an_object');
  return objectToTable(json, 0);
}

function objectToTable(object: Readonly<Record<string, unknown>>, depth: number): FieldTable {
  return new Map(Object.entries(object).map(([name, value]) => [assertShort(name, name), valueFrom(value, depth)]));
}

function valueFrom(value: unknown, depth: number): FieldValue {
  if (depth >= TABLE_DEPTH_MAX) throw new JsonError('nested_too_deeply');
  if (value === null) return { type: 'V', value };
  if (Array.isArray(value)) return { type: 'A', value: value.map((one: unknown) => valueFrom(one, depth + 1)) };
  if (isObject(value)) return { type: 'F', value: objectToTable(value, depth + 1) };
  if (typeof value === 'string') return { type: 'S', value };
  if (typeof value === 'boolean') return { type: 't', value };
  if (typeof value === 'number') return numberFrom(value);
  throw new JsonError('no_json_value');
}

function numberFrom(value: number): FieldValue {
  if (Number.isSafeInteger(value)) return { type: 'l', value };
  if (!Number.isInteger(value)) return { type: 'd', value };
  const integer = BigInt(value);
  const isInRange = -INTEGER_64_MAX <= integer && integer < INTEGER_64_MAX;
  return isInRange ? { type: 'l', value: integer } : { type: 'd', value };
}

export function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/**
 * Names, routing keys and most properties travel as short strings.
 *
 * @throws JsonError when there are too many bytes; `what` says of what
 */
export function assertShort(text: string, what: string): string {
  if (encodeText(text).length > SHORTSTR_BYTES_MAX) throw new JsonError(['too_long', what]);
  return text;
}
