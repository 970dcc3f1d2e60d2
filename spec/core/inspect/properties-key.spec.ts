/**
 * Expected keys are those of RabbitMQ 3.10.
 */
import { describe, expect, it } from '@jest/globals';
import { propertiesKey } from '../../../src/core/inspect/properties-key.js';
import { type FieldTable, type FieldValue, emptyTable, field } from '../../../src/wire/values/field-table.js';

const table = (entries: Record<string, FieldValue>): FieldTable => new Map(Object.entries(entries));
const byte = (value: number): FieldValue => ({ type: 'b', value });
const filter = { 'x-match': field.text('all'), n: byte(5), b: field.bool(true), s: field.text('txt') };

const known: readonly (readonly [string, FieldTable, string])[] = [
  ['', emptyTable, '~'],
  ['k', emptyTable, 'k'],
  ['a b', emptyTable, 'a+b'],
  ['a~b', emptyTable, 'a%7Eb'],
  ["c/%!*'()+@:?&=#,;$-_.", emptyTable, 'c%2F%25%21%2A%27%28%29%2B%40%3A%3F%26%3D%23%2C%3B%24-_.'],
  ['é', emptyTable, '%C3%A9'],
  ['', table({ n: byte(5) }), '~el4iTg'],
  ['k', table({ n: byte(5) }), 'k~el4iTg'],
  ['k', table(filter), 'k~hPCEXw'],
  ['k', new Map(Object.entries(filter).reverse()), 'k~hPCEXw'],
  [
    'k',
    table({ n: field.int(100_000), f: { type: 'd', value: 1.5 }, big: { type: 'l', value: 5_000_000_000 } }),
    'k~GYAXnA',
  ],
  [
    'k',
    table({
      t: field.table({ a: byte(1), b: field.text('x') }),
      l: { type: 'A', value: [byte(1), field.text('a'), field.bool(true)] },
      neg: byte(-7),
    }),
    'k~ux9ljg',
  ],
  [
    'k',
    table({
      d: { type: 'd', value: 2.5 },
      byte: byte(3),
      sh: { type: 's', value: 300 },
      ts: { type: 'T', value: 1_700_000_000 },
      lng: { type: 'l', value: 12 },
      fl: { type: 'f', value: 2.5 },
    }),
    'k~wM8q4Q',
  ],
  ['k', table({ bin: { type: 'x', value: Buffer.from([1, 255]) } }), 'k~JN9Ssw'],
  ['k', table({ nul: { type: 'V', value: null } }), 'k~zEDE0A'],
  ['k', table({ s: field.text('é') }), 'k~lSJY9A'],
];

describe('the key of a binding in URLs', () => {
  it.each(known)('of %j with %p', (routingKey, args, key) => {
    expect(propertiesKey(routingKey, args)).toBe(key);
  });
});
