/**
 * The golden bytes of spec/wire/golden, revived: what a foreign implementation writes for our values.
 */
import { readFileSync } from 'node:fs';
import type { BasicProperties } from '../../src/wire/content/properties.js';
import { type Method, type MethodName, argumentsOf } from '../../src/wire/methods/methods.js';
import type { FieldTable, FieldValue } from '../../src/wire/values/field-table.js';

export interface GoldenMethod {
  readonly method: Method;
  /** Class id, method id and arguments. */
  readonly bytes: Buffer;
}

export interface GoldenHeader {
  readonly properties: BasicProperties;
  readonly bodySize: number;
  /** The whole header frame, on channel 0x1234. */
  readonly bytes: Buffer;
}

interface StoredField {
  readonly type: FieldValue['type'];
  readonly value: unknown;
}
type StoredTable = Readonly<Record<string, StoredField>>;
type StoredMethods = Readonly<Record<string, readonly { arguments: Record<string, unknown>; hex: string }[]>>;
type StoredHeaders = Readonly<Record<string, { properties: Record<string, unknown>; bodySize: number; hex: string }>>;

/** Vectors by method name; none for the methods that pika lacks. */
export function goldenMethods(): ReadonlyMap<string, readonly GoldenMethod[]> {
  const stored = load('methods.json') as StoredMethods;
  return new Map(
    Object.entries(stored).map(([name, vectors]) => [
      name,
      vectors.map((vector) => ({
        method: reviveMethod(name as MethodName, vector.arguments),
        bytes: Buffer.from(vector.hex, 'hex'),
      })),
    ]),
  );
}

/** Header frames by what is in them. */
export function goldenHeaders(): readonly (readonly [title: string, header: GoldenHeader])[] {
  const stored = load('properties.json') as StoredHeaders;
  return Object.entries(stored).map(([title, { properties, bodySize, hex }]) => [
    title,
    { properties: reviveProperties(properties), bodySize, bytes: Buffer.from(hex, 'hex') },
  ]);
}

function load(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../wire/golden/${name}`, import.meta.url), 'utf8'));
}

function reviveMethod(name: MethodName, stored: Record<string, unknown>): Method {
  const revived: Record<string, unknown> = { name };
  const domains = new Map(argumentsOf(name));
  for (const [argument, value] of Object.entries(stored)) {
    const domain = domains.get(argument);
    if (domain === 'table') revived[argument] = reviveTable(value as StoredTable);
    else if (domain === 'longstr') revived[argument] = Buffer.from(value as string);
    else revived[argument] = value;
  }
  return revived as unknown as Method;
}

function reviveProperties(stored: Record<string, unknown>): BasicProperties {
  const { headers, ...others } = stored;
  return headers === undefined ? others : { ...others, headers: reviveTable(headers as StoredTable) };
}

function reviveTable(stored: StoredTable): FieldTable {
  return new Map(Object.entries(stored).map(([name, field]) => [name, reviveField(field)]));
}

function reviveField({ type, value }: StoredField): FieldValue {
  if (type === 'F') return { type, value: reviveTable(value as StoredTable) };
  if (type === 'A') return { type, value: (value as StoredField[]).map(reviveField) };
  if (type === 'x') return { type, value: Buffer.from(value as string, 'hex') };
  if (type === 'l' || type === 'T') return { type, value: reviveInteger(value as string) };
  return { type, value } as FieldValue;
}

/** Large ones are stored as text, which loses no digit. */
function reviveInteger(text: string): number | bigint {
  const near = Number(text);
  return Number.isSafeInteger(near) ? near : BigInt(text);
}
