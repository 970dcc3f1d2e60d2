/**
 * A message as one line of a dump (JSON lines), with nothing lost: properties with exact types, the body in base64.
 *
 *     {"exchange":"orders","routing_key":"eu.new","redelivered":false,
 *      "properties":{"headers":[["region","S","eu"]],"delivery_mode":2},"body":"aGVsbG8="}
 */
import type { Delivery } from '../../client/index.js';
import { type BasicProperties, basicProperties } from '../../wire/content/properties.js';
import type { Value } from '../output/format.js';
import { DumpError } from './dump-error.js';
import { integerOf, integerToLine, isBase64, tableFromLine, tableToLine } from './field-lines.js';

export interface DumpedMessage {
  readonly exchange: string;
  readonly routingKey: string;
  readonly properties: Readonly<BasicProperties>;
  readonly body: Buffer;
}

type Property = (typeof basicProperties)[number];

/** Name in a line -> name in code, and what kind it is. */
const byLineName: ReadonlyMap<string, Property> = new Map(
  basicProperties.map((property) => [lineName(property[0]), property]),
);
const KEYS = new Set(['exchange', 'routing_key', 'redelivered', 'properties', 'body']);
const OCTET_MAX = 255;

/** With its line end. */
export function lineOf(delivery: Delivery): string {
  const { exchange, routingKey, redelivered, body } = delivery;
  const properties = propertiesToLine(delivery.properties);
  const line = { exchange, routing_key: routingKey, redelivered, properties, body: body.toString('base64') };
  return `${JSON.stringify(line)}\n`;
}

function propertiesToLine(properties: BasicProperties): Readonly<Record<string, Value>> {
  const entries: [string, Value][] = [];
  for (const [name] of basicProperties) {
    const value = properties[name];
    if (value === undefined) continue;
    if (typeof value === 'object') entries.push([lineName(name), tableToLine(value)]);
    else entries.push([lineName(name), typeof value === 'string' ? value : integerToLine(value)]);
  }
  return Object.fromEntries(entries);
}

/**
 * The message that a line stands for.
 *
 * @throws DumpError when it stands for none: what is not understood would be lost
 */
export function messageOf(line: string): DumpedMessage {
  const { exchange, routing_key: routingKey, properties, body, ...rest } = objectOf(parsed(line), 'a line');
  const unknown = Object.keys(rest).find((key) => !KEYS.has(key));
  if (unknown !== undefined) throw new DumpError(`there is no key '${unknown}' in a dump`);
  if (typeof exchange !== 'string') throw new DumpError('exchange has to be a text');
  if (typeof routingKey !== 'string') throw new DumpError('routing_key has to be a text');
  if (!isBase64(body)) throw new DumpError('body has to be base64');
  return { exchange, routingKey, properties: propertiesFromLine(properties), body: Buffer.from(body, 'base64') };
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new DumpError('it is no JSON');
  }
}

function objectOf(json: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as Record<string, unknown>;
  throw new DumpError(`${what} has to be an object`);
}

function propertiesFromLine(json: unknown): BasicProperties {
  const properties: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(objectOf(json, 'properties'))) {
    const property = byLineName.get(key);
    if (property === undefined) throw new DumpError(`there is no property '${key}'`);
    properties[property[0]] = propertyFromLine(key, property[1], value);
  }
  return properties;
}

function propertyFromLine(key: string, domain: Property[1], json: unknown): unknown {
  if (domain === 'table') return tableFromLine(json);
  if (domain === 'shortstr') {
    if (typeof json === 'string') return json;
    throw new DumpError(`${key} has to be a text`);
  }
  const value = integerOf(json);
  if (value === undefined || (domain === 'octet' && !(value >= 0 && value <= OCTET_MAX))) {
    throw new DumpError(`${key} has to be ${domain === 'octet' ? 'a number from 0 to 255' : 'seconds since 1970'}`);
  }
  return value;
}

function lineName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
