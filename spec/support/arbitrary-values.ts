/**
 * Generators of field values, tables and properties: everything that the wire can carry, in the form
 * in which our reader gives it.
 */
import fc from 'fast-check';
import { type BasicProperties, basicProperties } from '../../src/wire/content/properties.js';
import type { FieldTable, FieldType, FieldValue } from '../../src/wire/values/field-table.js';
import { decodeText } from '../../src/wire/values/text.js';

const SHORTSTR_BYTES_MAX = 255;

export const arbitraryBytes = (maxLength: number): fc.Arbitrary<Buffer> =>
  fc.uint8Array({ maxLength }).map((bytes) => Buffer.from(bytes));

/** Text of at most 255 bytes: names as people write them, and any bytes at all. */
export const arbitraryShortstr: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.string({ maxLength: 20 }) },
  {
    weight: 1,
    arbitrary: fc
      .string({ unit: 'binary', maxLength: 64 })
      .filter((text) => Buffer.byteLength(text) <= SHORTSTR_BYTES_MAX),
  },
  {
    weight: 1,
    arbitrary: arbitraryBytes(SHORTSTR_BYTES_MAX).map((bytes) => decodeText(bytes, 0, bytes.length)),
  },
);

const arbitraryLongText: fc.Arbitrary<string> = fc.oneof(
  arbitraryShortstr,
  fc.string({ minLength: 200, maxLength: 700 }),
);

/** The reader gives a number where it is exact, else a bigint. */
const arbitraryInt64: fc.Arbitrary<number | bigint> = fc
  .bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })
  .map((value) => (Number.isSafeInteger(Number(value)) ? Number(value) : value));

const integer = (min: number, max: number): fc.Arbitrary<number> => fc.integer({ min, max });

/** A field value of one type: the letter stays with what is generated for it. */
const ofType = (type: FieldType, value: fc.Arbitrary<unknown>): fc.Arbitrary<FieldValue> =>
  value.map((generated) => ({ type, value: generated }) as FieldValue);

const { table } = fc.letrec<{ value: FieldValue; table: FieldTable }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    ofType('V', fc.constant(null)),
    ofType('t', fc.boolean()),
    ofType('b', integer(-0x80, 0x7f)),
    ofType('B', integer(0, 0xff)),
    ofType('s', integer(-0x8000, 0x7fff)),
    ofType('u', integer(0, 0xffff)),
    ofType('I', integer(-0x8000_0000, 0x7fff_ffff)),
    ofType('i', integer(0, 0xffff_ffff)),
    ofType('l', arbitraryInt64),
    ofType('L', arbitraryInt64),
    ofType('T', arbitraryInt64),
    ofType('f', fc.float()),
    ofType('d', fc.double()),
    ofType('D', fc.record({ scale: integer(0, 0xff), unscaled: integer(0, 0xffff_ffff) })),
    ofType('S', arbitraryLongText),
    ofType('x', arbitraryBytes(40)),
    ofType('A', fc.array(tie('value'), { maxLength: 5 })),
    ofType('F', tie('table')),
  ),
  table: fc
    .uniqueArray(fc.tuple(arbitraryShortstr, tie('value')), { maxLength: 5, selector: ([name]) => name })
    .map((entries): FieldTable => new Map(entries)),
}));

export const arbitraryTable: fc.Arbitrary<FieldTable> = table;

function arbitraryProperty(domain: (typeof basicProperties)[number][1]): fc.Arbitrary<unknown> {
  switch (domain) {
    case 'shortstr':
      return arbitraryShortstr;
    case 'octet':
      return integer(0, 0xff);
    case 'table':
      return arbitraryTable;
    case 'timestamp':
      return arbitraryInt64;
  }
}

/** Any subset of the fourteen. */
export const arbitraryProperties: fc.Arbitrary<BasicProperties> = fc.record(
  Object.fromEntries(basicProperties.map(([name, domain]) => [name, arbitraryProperty(domain)])),
  { requiredKeys: [] },
);
