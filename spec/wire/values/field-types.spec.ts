/**
 * Every field type letter against bytes written by hand: a wrong width, sign or order shows here and
 * nowhere else, because a codec that is wrong both ways agrees with itself.
 */
import { describe, expect, it } from '@jest/globals';
import type { FieldType } from '../../../src/wire/values/field-table.js';
import { Reader } from '../../../src/wire/values/reader.js';
import { Writer } from '../../../src/wire/values/writer.js';
import { table } from '../../support/amqp-bytes.js';
import { fieldVectors } from '../../support/field-vectors.js';

/** A type that is added to field-table.ts does not compile here until it is listed. */
const types: Readonly<Record<FieldType, true>> = {
  t: true, b: true, B: true, s: true, u: true, I: true, i: true, l: true, L: true,
  f: true, d: true, D: true, S: true, x: true, A: true, T: true, F: true, V: true,
}; // prettier-ignore

describe('field types', () => {
  it('all have vectors', () => {
    expect(new Set(fieldVectors.map(({ value }) => value.type))).toEqual(new Set(Object.keys(types)));
  });

  it.each(fieldVectors)('$title is written as these bytes', ({ value, bytes }) => {
    const writer = new Writer();
    writer.table(new Map([['key', value]]));
    expect(writer.written().equals(table({ key: bytes }))).toBe(true);
  });

  it.each(fieldVectors)('$title is read from these bytes', ({ value, bytes }) => {
    const reader = new Reader().aim(table({ key: bytes }));
    expect(reader.table()).toEqual(new Map([['key', value]]));
    expect(reader.remaining).toBe(0);
  });

  it('read any octet but zero as true', () => {
    const reader = new Reader().aim(table({ key: Buffer.from('t\x02') }));
    expect(reader.table().get('key')).toEqual({ type: 't', value: true });
  });
});

describe('a table', () => {
  const [first, second] = fieldVectors as [(typeof fieldVectors)[0], (typeof fieldVectors)[0]];

  it('keeps the order of its fields', () => {
    const reader = new Reader().aim(table({ zulu: first.bytes, alpha: second.bytes, mike: first.bytes }));
    expect([...reader.table().keys()]).toEqual(['zulu', 'alpha', 'mike']);
  });

  it('with every vector in it is read and written whole', () => {
    const bytes = table(Object.fromEntries(fieldVectors.map((vector) => [vector.title, vector.bytes])));
    const value = new Reader().aim(bytes).table();
    expect(value).toEqual(new Map(fieldVectors.map((vector) => [vector.title, vector.value])));
    const writer = new Writer();
    writer.table(value);
    expect(writer.written().equals(bytes)).toBe(true);
  });
});
