/**
 * The fourteen properties of class basic (specification section 4.2.6.1), read lazily.
 *
 * A broker passes them on as they came, so at publish they are only walked: `scanProperties` checks
 * that they are well formed (what is broken must not reach a consumer) and finds the delivery mode.
 */
import type { FieldTable } from '../values/field-table.js';
import { Reader } from '../values/reader.js';
import type { Writer } from '../values/writer.js';
import { malformed, skipTable } from './field-walk.js';

export interface BasicProperties {
  contentType?: string;
  contentEncoding?: string;
  headers?: FieldTable;
  /** 2 is persistent, anything else transient. */
  deliveryMode?: number;
  priority?: number;
  correlationId?: string;
  replyTo?: string;
  /** Milliseconds, as a decimal string. */
  expiration?: string;
  messageId?: string;
  /** Seconds since 1970. */
  timestamp?: number | bigint;
  type?: string;
  userId?: string;
  appId?: string;
  clusterId?: string;
}

type PropertyDomain = 'shortstr' | 'table' | 'octet' | 'timestamp';

/** In wire order: the first is flag bit 15, the next bit 14, and so on. */
export const basicProperties = [
  ['contentType', 'shortstr'],
  ['contentEncoding', 'shortstr'],
  ['headers', 'table'],
  ['deliveryMode', 'octet'],
  ['priority', 'octet'],
  ['correlationId', 'shortstr'],
  ['replyTo', 'shortstr'],
  ['expiration', 'shortstr'],
  ['messageId', 'shortstr'],
  ['timestamp', 'timestamp'],
  ['type', 'shortstr'],
  ['userId', 'shortstr'],
  ['appId', 'shortstr'],
  ['clusterId', 'shortstr'],
] as const satisfies readonly (readonly [keyof BasicProperties, PropertyDomain])[];

const FLAG_FIRST = 0x8000;
const FLAG_DELIVERY_MODE = 0x1000;
const FLAG_CONTINUED = 0x0001;
const TIMESTAMP_BYTES = 8;

/** Decodes flags and property list in `[start, end)` of `bytes`. */
export function decodeProperties(bytes: Buffer, start: number, end: number): BasicProperties {
  const reader = new Reader().aim(bytes, start, end);
  const flags = readFlags(reader);
  const properties: Record<string, unknown> = {};
  for (const [index, [name, domain]] of basicProperties.entries()) {
    if ((flags & (FLAG_FIRST >> index)) !== 0) properties[name] = readProperty(reader, domain);
  }
  return properties;
}

/** Appends flags and property list to `writer`. */
export function encodeProperties(writer: Writer, properties: BasicProperties): void {
  let flags = 0;
  for (const [index, [name]] of basicProperties.entries()) {
    if (properties[name] !== undefined) flags |= FLAG_FIRST >> index;
  }
  writer.short(flags);
  for (const [name, domain] of basicProperties) {
    const value = properties[name];
    if (value !== undefined) writeProperty(writer, domain, value);
  }
}

/**
 * Walks flags and property list in `[start, end)` without decoding.
 *
 * @returns the delivery mode, 0 when absent
 * @throws ConnectionError 501 when the list is malformed
 */
export function scanProperties(bytes: Buffer, start: number, end: number): number {
  if (end - start < 2) throw malformed();
  let flags = (bytes[start]! << 8) | bytes[start + 1]!;
  let at = start + 2;
  if ((flags & FLAG_CONTINUED) !== 0) at = skipContinuedFlags(bytes, at, end);
  if ((flags & ~FLAG_DELIVERY_MODE) === 0) return scanDeliveryModeAlone(bytes, at, end, flags);
  let deliveryMode = 0;
  for (let index = 0; index < basicProperties.length; index++, flags <<= 1) {
    if ((flags & FLAG_FIRST) === 0) continue;
    const domain = basicProperties[index]![1];
    if (domain === 'shortstr') {
      if (at >= end) throw malformed();
      at += 1 + bytes[at]!;
    } else if (domain === 'octet') {
      if (basicProperties[index]![0] === 'deliveryMode' && at < end) deliveryMode = bytes[at]!;
      at += 1;
    } else if (domain === 'table') {
      at = skipTable(bytes, at, end, 1);
    } else {
      at += TIMESTAMP_BYTES;
    }
  }
  if (at !== end) throw malformed();
  return deliveryMode;
}

const flagOf = Object.fromEntries(basicProperties.map(([name], index) => [name, FLAG_FIRST >> index])) as Readonly<
  Record<keyof BasicProperties, number>
>;

/** Where the value of a property begins in the well-formed list at `start`; -1 when it is absent. */
export function findProperty(bytes: Buffer, start: number, name: keyof BasicProperties): number {
  const flags = (bytes[start]! << 8) | bytes[start + 1]!;
  return (flags & flagOf[name]) === 0 ? -1 : findPropertyPlace(bytes, start, name);
}

/** Where it begins, or would begin. */
export function findPropertyPlace(bytes: Buffer, start: number, name: keyof BasicProperties): number {
  const flags = (bytes[start]! << 8) | bytes[start + 1]!;
  const wanted = flagOf[name];
  let at = start + 2;
  if ((flags & FLAG_CONTINUED) !== 0) at = skipContinuedFlags(bytes, at, bytes.length);
  for (let index = 0, flag = FLAG_FIRST; flag !== wanted; index++, flag >>= 1) {
    if ((flags & flag) !== 0) at += valueLength(bytes, at, basicProperties[index]![1]);
  }
  return at;
}

function valueLength(bytes: Buffer, at: number, domain: PropertyDomain): number {
  switch (domain) {
    case 'shortstr':
      return 1 + bytes[at]!;
    case 'table':
      return 4 + bytes.readUInt32BE(at);
    case 'octet':
      return 1;
    case 'timestamp':
      return TIMESTAMP_BYTES;
  }
}

/** The commonest lists: none at all, or a delivery mode and nothing else. */
function scanDeliveryModeAlone(bytes: Buffer, at: number, end: number, flags: number): number {
  const length = flags === 0 ? 0 : 1;
  if (end - at !== length) throw malformed();
  return length === 0 ? 0 : bytes[at]!;
}

function skipContinuedFlags(bytes: Buffer, from: number, end: number): number {
  let at = from;
  for (;;) {
    if (end - at < 2) throw malformed();
    const flags = bytes.readUInt16BE(at);
    at += 2;
    // 0-9-1 defines no property in a second word of flags.
    if ((flags & ~FLAG_CONTINUED) !== 0) throw malformed();
    if ((flags & FLAG_CONTINUED) === 0) return at;
  }
}

function readFlags(reader: Reader): number {
  const first = reader.short();
  for (let flags = first; (flags & FLAG_CONTINUED) !== 0;) flags = reader.short();
  return first;
}

function readProperty(reader: Reader, domain: PropertyDomain): unknown {
  switch (domain) {
    case 'shortstr':
      return reader.shortstr();
    case 'octet':
      return reader.octet();
    case 'table':
      return reader.table();
    case 'timestamp':
      return reader.signedLonglong();
  }
}

function writeProperty(writer: Writer, domain: PropertyDomain, value: unknown): void {
  switch (domain) {
    case 'shortstr':
      writer.shortstr(value as string);
      return;
    case 'octet':
      writer.octet(value as number);
      return;
    case 'table':
      writer.table(value as FieldTable);
      return;
    case 'timestamp':
      writer.signedLonglong(value as number | bigint);
  }
}
