/**
 * The properties of a message as JSON and back, under RabbitMQ's names: `content_type`, `delivery_mode` and so on.
 */
import { type BasicProperties, basicProperties } from '../../wire/content/properties.js';
import { JsonError } from './json-error.js';
import { type JsonObject, type JsonValue, assertShort, isObject, tableFromJson, tableToJson } from './table-json.js';
import { textToJson } from './text-json.js';

const OCTET_MAX = 255;

/** Those that are there; RabbitMQ writes none at all as an empty list. */
export function propertiesToJson(properties: BasicProperties): JsonObject | readonly [] {
  const fields = basicProperties.flatMap(([name]): (readonly [string, JsonValue])[] => {
    const value = properties[name];
    if (value === undefined) return [];
    if (typeof value === 'string') return [[jsonName(name), textToJson(value)]];
    return [[jsonName(name), typeof value === 'object' ? tableToJson(value) : Number(value)]];
  });
  return fields.length === 0 ? [] : Object.fromEntries(fields);
}

/**
 * What is no property is passed over.
 *
 * @throws JsonError with RabbitMQ's reason
 */
export function propertiesFromJson(json: unknown): BasicProperties {
  if (Array.isArray(json) && json.length === 0) return {};
  if (!isObject(json)) throw new JsonError('not_an_object');
  const properties: Record<string, unknown> = {};
  for (const [name, domain] of basicProperties) {
    const value = json[jsonName(name)];
    if (value !== undefined) properties[name] = propertyFrom(jsonName(name), domain, value);
  }
  return properties;
}

type Domain = (typeof basicProperties)[number][1];

function propertyFrom(name: string, domain: Domain, value: unknown): unknown {
  if (domain === 'table') return tableFromJson(value);
  if (domain === 'shortstr') {
    if (typeof value !== 'string') throw new JsonError(['not_string', name]);
    return assertShort(value, name);
  }
  const isInteger = Number.isSafeInteger(value);
  if (!isInteger || (domain === 'octet' && !isOctet(value as number))) throw new JsonError(['not_int', name]);
  return value;
}

function isOctet(value: number): boolean {
  return value >= 0 && value <= OCTET_MAX;
}

function jsonName(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
