/**
 * Content for the core, from bytes that no codec of src/wire has written.
 */
import { Content } from '../../src/wire/content/content.js';
import type { FieldTable, FieldValue } from '../../src/wire/values/field-table.js';
import {
  bodyFrame,
  field,
  headerFrame,
  long,
  longlong,
  longstr,
  octet,
  short,
  shortstr,
  tableOf,
} from './amqp-bytes.js';

const FLAG_HEADERS = 0x2000;
const FLAG_DELIVERY_MODE = 0x1000;
const PERSISTENT = 2;

/** Properties behind the delivery mode, in the order of the wire, with their flags. */
const furtherProperties = [
  ['correlationId', 0x0400, shortstr],
  ['replyTo', 0x0200, shortstr],
  ['expiration', 0x0100, shortstr],
  ['messageId', 0x0080, shortstr],
  ['timestamp', 0x0040, longlong],
  ['userId', 0x0010, shortstr],
] as const;

type FurtherProperties = Partial<Record<(typeof furtherProperties)[number][0], string>>;

export interface ContentOptions {
  readonly body?: string;
  /** Properties as text, the timestamp as digits. */
  readonly properties?: FurtherProperties;
  readonly persistent?: boolean;
  readonly headers?: FieldTable | undefined;
  /** As content that still stands in a chunk of its socket. */
  readonly borrowed?: boolean;
}

export function framedContent(options: ContentOptions): Content {
  const { body = '', borrowed = false } = options;
  const header = headerFrame(0, Buffer.byteLength(body), propertyBytes(options));
  const bytes = body === '' ? header : Buffer.concat([header, bodyFrame(0, body)]);
  if (borrowed) return Content.borrowed(bytes, 0, header.length, bytes.length);
  return Content.framed(bytes, 0, header.length, bytes.length);
}

function propertyBytes({ persistent = false, headers, properties = {} }: ContentOptions): Buffer {
  let flags = (headers === undefined ? 0 : FLAG_HEADERS) | (persistent ? FLAG_DELIVERY_MODE : 0);
  const values: Buffer[] = [];
  if (headers !== undefined) values.push(tableBytes(headers));
  if (persistent) values.push(octet(PERSISTENT));
  for (const [name, flag, bytesOf] of furtherProperties) {
    const value = properties[name];
    if (value === undefined) continue;
    flags |= flag;
    values.push(bytesOf === longlong ? longlong(BigInt(value)) : shortstr(value));
  }
  return Buffer.concat([short(flags), ...values]);
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
