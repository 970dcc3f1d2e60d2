/**
 * How a writer grows, is used again, and refuses what would be cut.
 */
import { describe, expect, it } from '@jest/globals';
import { Writer } from '../../../src/wire/values/writer.js';
import { long, longlong, longstr, octet, short, shortstr, table } from '../../support/amqp-bytes.js';
import { fieldVectors } from '../../support/field-vectors.js';

describe('a writer', () => {
  const values: readonly (readonly [title: string, write: (writer: Writer) => void, bytes: Buffer])[] = [
    ['an octet', (writer) => writer.octet(1), octet(1)],
    ['a short', (writer) => writer.short(2), short(2)],
    ['a long', (writer) => writer.long(3), long(3)],
    ['a longlong', (writer) => writer.longlong(4), longlong(4)],
    ['a signed longlong', (writer) => writer.signedLonglong(-5), longlong(-5)],
    ['a short string', (writer) => writer.shortstr('five'), shortstr('five')],
    ['a short string beyond ASCII', (writer) => writer.shortstr('fünf'), shortstr('fünf')],
    ['a long string', (writer) => writer.longstr(Buffer.from('six')), longstr('six')],
    ...fieldVectors.map(({ title, value, bytes }): [string, (writer: Writer) => void, Buffer] => [
      title,
      (writer) => writer.table(new Map([['k', value]])),
      table({ k: bytes }),
    ]),
  ];

  it.each(values)('finds room for %s, however little is left', (_, write, bytes) => {
    for (let used = 0; used <= 20; used++) {
      const writer = new Writer(20);
      for (let i = 0; i < used; i++) writer.octet(0xee);
      write(writer);
      expect(writer.written().equals(Buffer.concat([Buffer.alloc(used, 0xee), bytes]))).toBe(true);
      expect(writer.offset).toBe(used + bytes.length);
    }
  });

  it('starts anew after a rewind', () => {
    const writer = new Writer();
    writer.long(0xffffffff);
    writer.rewind();
    writer.octet(5);
    expect(writer.written()).toEqual(octet(5));
  });

  it.each([0, 1, 2 ** 32 - 1, 2 ** 32, 2 ** 32 + 1, 2 ** 53 - 1])('writes the longlong %d exactly', (value) => {
    const writer = new Writer();
    writer.longlong(value);
    expect(writer.written()).toEqual(longlong(value));
  });
});

describe('a short string', () => {
  it.each([
    ['ASCII', 'x'.repeat(255)],
    ['two-byte characters', `${'é'.repeat(127)}x`],
    ['bytes that are not UTF-8', '\udcff'.repeat(255)],
  ])('of 255 bytes in %s is written', (_, text) => {
    const writer = new Writer();
    writer.shortstr(text);
    expect(writer.written()).toHaveLength(256);
    expect(writer.written()[0]).toBe(255);
  });

  it.each([
    ['ASCII', 'x'.repeat(256)],
    ['two-byte characters', 'é'.repeat(128)],
    ['bytes that are not UTF-8', '\udcff'.repeat(256)],
  ])('of 256 bytes in %s is refused, not cut', (_, text) => {
    const writer = new Writer();
    expect(() => {
      writer.shortstr(text);
    }).toThrow(RangeError);
  });

  it('is refused as the name of a field, too', () => {
    const writer = new Writer();
    expect(() => {
      writer.table(new Map([['x'.repeat(256), { type: 'V', value: null }]]));
    }).toThrow(RangeError);
  });
});
