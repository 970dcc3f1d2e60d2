/**
 * From the plain values of a case to values of the wire.
 */
import { type BasicProperties } from '../../src/wire/content/properties.js';
import { type Domain, type Method, type MethodName, argumentsOf } from '../../src/wire/methods/methods.js';
import { encodeMethod } from '../../src/wire/methods/codec.js';
import { type FieldTable, type FieldValue, emptyTable } from '../../src/wire/values/field-table.js';
import { Writer } from '../../src/wire/values/writer.js';
import type { Arguments, Body, Bytes, BytesPart, Field, Properties, Table } from '../vocabulary.js';
import type { LocalNames } from './local-names.js';
import { frame } from './wire-connection.js';

const INT_MAX = 0x7fff_ffff;

export function tableOf(table: Table, names: LocalNames): FieldTable {
  return new Map(Object.entries(table).map(([name, field]) => [names.resolve(name), fieldOf(field, names)]));
}

/** A method with all its arguments: those that are not given are zero, false or empty. */
export function methodOf(name: MethodName, given: Arguments, names: LocalNames): Method {
  const method: Record<string, unknown> = { name };
  for (const [argument, domain] of argumentsOf(name)) {
    const value = given[argument];
    method[argument] = value === undefined ? zeroOf(domain) : argumentOf(value, domain, names);
  }
  const unknown = Object.keys(given).filter((argument) => !(argument in method));
  if (unknown.length > 0) throw new Error(`${name} has no argument ${unknown.join(', ')}`);
  return method as unknown as Method;
}

export function propertiesOf({ headers, ...rest }: Properties, names: LocalNames): BasicProperties {
  const properties: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(rest)) {
    properties[name] = typeof value === 'string' ? names.resolve(value) : value;
  }
  return headers === undefined ? properties : { ...properties, headers: tableOf(headers, names) };
}

export function bodyOf(body: Body): Buffer {
  return typeof body === 'string' ? Buffer.from(body, 'latin1') : Buffer.alloc(body.size, body.of ?? 'x');
}

export function bytesOf(bytes: Bytes, names: LocalNames): Buffer {
  const writer = new Writer();
  for (const part of bytes) writePart(writer, part, names);
  return Buffer.from(writer.written());
}

function writePart(writer: Writer, part: BytesPart, names: LocalNames): void {
  if (typeof part === 'string') writer.raw(Buffer.from(names.resolve(part), 'latin1'));
  else if (typeof part === 'number') writer.octet(part);
  else if ('short' in part) writer.short(part.short);
  else if ('long' in part) writer.long(part.long);
  else if ('longlong' in part) writer.longlong(part.longlong);
  else if ('shortstr' in part) writer.shortstr(names.resolve(part.shortstr));
  else if ('longstr' in part) writer.longstr(Buffer.from(names.resolve(part.longstr)));
  else if ('table' in part) writer.table(tableOf(part.table, names));
  else if ('octet' in part) writer.raw(Buffer.alloc(part.times, part.octet));
  else if ('frame' in part) {
    writer.raw(frame({ ...part.frame, payload: bytesOf(part.frame.payload, names) }));
  } else encodeMethod(writer, methodOf(part.method, part.with ?? {}, names));
}

function argumentOf(value: Arguments[string], domain: Domain, names: LocalNames): unknown {
  if (typeof value === 'string') {
    const text = names.resolve(value);
    return domain === 'longstr' ? Buffer.from(text) : text;
  }
  if (typeof value !== 'object') return value;
  if (domain === 'longstr') return bytesOf((value as { bytes: Bytes }).bytes, names);
  return tableOf(value, names);
}

function zeroOf(domain: Domain): unknown {
  switch (domain) {
    case 'bit':
      return false;
    case 'shortstr':
      return '';
    case 'longstr':
      return Buffer.alloc(0);
    case 'table':
      return emptyTable;
    default:
      return 0;
  }
}

function fieldOf(field: Field, names: LocalNames): FieldValue {
  if (field === null) return { type: 'V', value: null };
  if (typeof field === 'string') return { type: 'S', value: names.resolve(field) };
  if (typeof field === 'boolean') return { type: 't', value: field };
  if (typeof field === 'number') return numberField(field);
  if (Array.isArray(field)) return { type: 'A', value: field.map((one) => fieldOf(one as Field, names)) };
  if (isExact(field)) return exactField(field, names);
  return { type: 'F', value: tableOf(field as Table, names) };
}

function numberField(value: number): FieldValue {
  if (!Number.isInteger(value)) return { type: 'd', value };
  return Math.abs(value) <= INT_MAX ? { type: 'I', value } : { type: 'l', value };
}

function isExact(field: object): field is { type: FieldValue['type']; value: unknown } {
  return 'type' in field && 'value' in field && typeof field.type === 'string' && field.type.length === 1;
}

function exactField({ type, value }: { type: FieldValue['type']; value: unknown }, names: LocalNames): FieldValue {
  if (type === 'F') return { type, value: tableOf(value as Table, names) };
  if (type === 'A') return { type, value: (value as Field[]).map((one) => fieldOf(one, names)) };
  if (type === 'x') return { type, value: Buffer.from(value as string, 'latin1') };
  return { type, value } as FieldValue;
}
