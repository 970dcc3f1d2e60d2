/**
 * Compares what a broker sent with what a case expects. Differences are texts for the report.
 */
import type { Content } from '../../src/wire/content/content.js';
import { type Method } from '../../src/wire/methods/methods.js';
import type { FieldTable, FieldValue } from '../../src/wire/values/field-table.js';
import { Writer } from '../../src/wire/values/writer.js';
import type { Body, ContentPattern, Pattern, Patterns } from '../vocabulary.js';
import { deathDifferences } from './deaths.js';
import type { LocalNames } from './local-names.js';
import { shown } from './shown.js';
import { bodyOf, tableOf } from './values.js';

/** What differs between a method's arguments and their patterns; empty when nothing does. */
export function argumentDifferences(method: Method, patterns: Patterns, names: LocalNames): string[] {
  const values = method as unknown as Readonly<Record<string, unknown>>;
  return Object.entries(patterns).flatMap(([name, pattern]) => {
    return matches(values[name], pattern, names)
      ? []
      : [`${name} is ${shown(values[name])}, expected ${shown(pattern)}`];
  });
}

export function contentDifferences(content: Content | undefined, pattern: ContentPattern, names: LocalNames): string[] {
  if (content === undefined) return ['there is no content'];
  const differences: string[] = [];
  if (pattern.body !== undefined) differences.push(...bodyDifferences(content.body(), pattern.body));
  const properties = content.properties() as Readonly<Record<string, unknown>>;
  for (const [name, wanted] of Object.entries(pattern.properties ?? {})) {
    if (!matches(properties[name], wanted, names)) {
      differences.push(`property ${name} is ${shown(properties[name])}, expected ${shown(wanted)}`);
    }
  }
  for (const name of pattern.without ?? []) {
    if (properties[name] !== undefined)
      differences.push(`property ${name} is ${shown(properties[name])}, expected none`);
  }
  for (const name of pattern.withoutHeaders ?? []) {
    const value = content.headers().get(name);
    if (value !== undefined) differences.push(`header ${name} is ${shown(value)}, expected none`);
  }
  if (pattern.deaths !== undefined) differences.push(...deathDifferences(content.headers(), pattern.deaths, names));
  if (pattern.headers !== undefined) {
    differences.push(...headerDifferences(content.headers(), tableOf(pattern.headers, names)));
  }
  return differences;
}

function bodyDifferences(body: Buffer, wanted: Body): string[] {
  const measured = typeof wanted === 'object' && wanted.of === undefined;
  if (measured && body.length === wanted.size) return [];
  if (measured) return [`body has ${body.length} bytes, expected ${wanted.size}`];
  if (body.equals(bodyOf(wanted))) return [];
  return [`body is ${body.length} bytes, ${shown(body.toString('latin1'))}, expected ${shown(wanted)}`];
}

export function matches(value: unknown, pattern: Pattern, names: LocalNames): boolean {
  if (typeof pattern === 'string') return textOf(value) === names.resolve(pattern);
  if (typeof pattern !== 'object') return plain(value) === pattern;
  if ('startsWith' in pattern) return String(textOf(value)).startsWith(names.resolve(pattern.startsWith));
  if ('includes' in pattern) return String(textOf(value)).includes(names.resolve(pattern.includes));
  if ('oneOf' in pattern) return pattern.oneOf.some((one) => matches(value, one, names));
  if ('atLeast' in pattern) return typeof value === 'number' && value >= pattern.atLeast;
  if ('not' in pattern) return value !== undefined && !matches(value, pattern.not, names);
  const table = tableIn(value);
  return Object.entries(pattern.entries).every(([name, wanted]) => matches(table?.get(name), wanted, names));
}

/** Equal to the byte, types included. */
function headerDifferences(headers: FieldTable, wanted: FieldTable): string[] {
  return [...wanted].flatMap(([name, value]) => {
    const found = headers.get(name);
    if (found !== undefined && encoded(name, found).equals(encoded(name, value))) return [];
    return [`header ${name} is ${shown(found)}, expected ${shown(value)}`];
  });
}

function encoded(name: string, value: FieldValue): Buffer {
  const writer = new Writer();
  writer.table(new Map([[name, value]]));
  return Buffer.from(writer.written());
}

function plain(value: unknown): unknown {
  return isField(value) ? value.value : value;
}

/** Texts travel as names and as bytes. */
function textOf(value: unknown): unknown {
  const inner = plain(value);
  return Buffer.isBuffer(inner) ? inner.toString() : inner;
}

function tableIn(value: unknown): FieldTable | undefined {
  const inner = plain(value);
  return inner instanceof Map ? (inner as FieldTable) : undefined;
}

function isField(value: unknown): value is FieldValue {
  return typeof value === 'object' && value !== null && 'type' in value && 'value' in value;
}
