/**
 * Content for the core, from bytes that no codec of src/wire has written.
 */
import { Content } from '../../src/wire/content/content.js';
import type { FieldTable, FieldValue } from '../../src/wire/values/field-table.js';
import { bodyFrame, field, headerFrame, long, longlong, longstr, octet, short, tableOf } from './amqp-bytes.js';

const FLAG_HEADERS = 0x2000;
const FLAG_DELIVERY_MODE = 0x1000;
const PERSISTENT = 2;

export interface ContentOptions {
  readonly body?: string;
  readonly persistent?: boolean;
  readonly headers?: FieldTable | undefined;
  /** As content that still stands in a chunk of its socket. */
  readonly borrowed?: boolean;
}

export function framedContent({ body = '', persistent = false, headers, borrowed = false }: ContentOptions): Content {
  const flags = (headers === undefined ? 0 : FLAG_HEADERS) | (persistent ? FLAG_DELIVERY_MODE : 0);
  const properties = [short(flags)];
  if (headers !== undefined) properties.push(tableBytes(headers));
  if (persistent) properties.push(octet(PERSISTENT));
  const header = headerFrame(0, Buffer.byteLength(body), Buffer.concat(properties));
  const bytes = body === '' ? header : Buffer.concat([header, bodyFrame(0, body)]);
  if (borrowed) return Content.borrowed(bytes, 0, header.length, bytes.length);
  return Content.framed(bytes, 0, header.length, bytes.length);
}

function tableBytes(table: FieldTable): Buffer {
  return tableOf([...table].map(([name, value]) => [name, fieldBytes(value)] as const));
}

function fieldBytes(value: FieldValue): Buffer {
  return field(value.type, ...valueBytes(value));
}

function valueBytes(field: FieldValue): readonly Buffer[] {
  switch (field.type) {
    case 'S':
    case 'x':
      return [longstr(field.value)];
    case 'F':
      return [tableBytes(field.value)];
    case 'A': {
      const values = Buffer.concat(field.value.map(fieldBytes));
      return [long(values.length), values];
    }
    case 'D':
      return [octet(field.value.scale), long(field.value.unscaled)];
    case 'V':
      return [];
    default:
      return [numberBytes(field)];
  }
}

function numberBytes(field: Exclude<FieldValue, { type: 'S' | 'x' | 'F' | 'A' | 'D' | 'V' }>): Buffer {
  const bytes = Buffer.alloc(8);
  const value = Number(field.value);
  switch (field.type) {
    case 't':
      return octet(value);
    case 'b':
    case 'B':
      return octet(value & 0xff);
    case 's':
    case 'u':
      return short(value & 0xffff);
    case 'I':
    case 'i':
      return long(value >>> 0);
    case 'f':
      bytes.writeFloatBE(value);
      return bytes.subarray(0, 4);
    case 'd':
      bytes.writeDoubleBE(value);
      return bytes;
    case 'l':
    case 'L':
    case 'T':
      return longlong(field.value);
  }
}
