/**
 * Every field type with its bytes, hand-written from the table in RabbitMQ's "AMQP 0-9-1 errata":
 * ordinary values, and the ends of each range.
 */
import type { FieldValue } from '../../src/wire/values/field-table.js';
import { array, field, long, longlong, longstr, octet, short, table } from './amqp-bytes.js';

export interface FieldVector {
  readonly title: string;
  readonly value: FieldValue;
  /** Type letter and value. */
  readonly bytes: Buffer;
}

const hex = (text: string): Buffer => Buffer.from(text, 'hex');
const vector = (title: string, value: FieldValue, bytes: Buffer): FieldVector => ({
  title: `${value.type} ${title}`,
  value,
  bytes,
});

const INT64_MAX = 2n ** 63n - 1n;
const INT64_MIN = -(2n ** 63n);

const integers: readonly FieldVector[] = [
  vector('true', { type: 't', value: true }, field('t', octet(1))),
  vector('false', { type: 't', value: false }, field('t', octet(0))),
  vector('least', { type: 'b', value: -128 }, field('b', octet(0x80))),
  vector('minus one', { type: 'b', value: -1 }, field('b', octet(0xff))),
  vector('greatest', { type: 'b', value: 127 }, field('b', octet(0x7f))),
  vector('zero', { type: 'B', value: 0 }, field('B', octet(0))),
  vector('greatest', { type: 'B', value: 255 }, field('B', octet(255))),
  vector('least', { type: 's', value: -32768 }, field('s', hex('8000'))),
  vector('minus one', { type: 's', value: -1 }, field('s', hex('ffff'))),
  vector('greatest', { type: 's', value: 32767 }, field('s', hex('7fff'))),
  vector('zero', { type: 'u', value: 0 }, field('u', hex('0000'))),
  vector('greatest', { type: 'u', value: 65535 }, field('u', hex('ffff'))),
  vector('least', { type: 'I', value: -2147483648 }, field('I', hex('80000000'))),
  vector('minus one', { type: 'I', value: -1 }, field('I', hex('ffffffff'))),
  vector('greatest', { type: 'I', value: 2147483647 }, field('I', hex('7fffffff'))),
  vector('zero', { type: 'i', value: 0 }, field('i', hex('00000000'))),
  vector('greatest', { type: 'i', value: 4294967295 }, field('i', hex('ffffffff'))),
];

/** The 64-bit types: a number where a double is exact, else a bigint. */
const wideIntegers = (['l', 'L', 'T'] as const).flatMap((type): FieldVector[] => [
  vector('zero', { type, value: 0 }, field(type, longlong(0))),
  vector('minus one', { type, value: -1 }, field(type, hex('ffffffffffffffff'))),
  vector('2^32', { type, value: 2 ** 32 }, field(type, hex('0000000100000000'))),
  vector('greatest exact', { type, value: 2 ** 53 - 1 }, field(type, hex('001fffffffffffff'))),
  vector('least exact', { type, value: -(2 ** 53) + 1 }, field(type, hex('ffe0000000000001'))),
  vector('first inexact', { type, value: 2n ** 53n }, field(type, hex('0020000000000000'))),
  vector('an odd one above', { type, value: 2n ** 53n + 1n }, field(type, hex('0020000000000001'))),
  vector('greatest', { type, value: INT64_MAX }, field(type, hex('7fffffffffffffff'))),
  vector('least', { type, value: INT64_MIN }, field(type, hex('8000000000000000'))),
]);

const fractions: readonly FieldVector[] = [
  vector('1.5', { type: 'f', value: 1.5 }, field('f', hex('3fc00000'))),
  vector('minus zero', { type: 'f', value: -0 }, field('f', hex('80000000'))),
  vector('greatest', { type: 'f', value: 3.4028234663852886e38 }, field('f', hex('7f7fffff'))),
  vector('infinity', { type: 'f', value: Infinity }, field('f', hex('7f800000'))),
  vector('not a number', { type: 'f', value: NaN }, field('f', hex('7fc00000'))),
  vector('pi', { type: 'd', value: Math.PI }, field('d', hex('400921fb54442d18'))),
  vector('minus zero', { type: 'd', value: -0 }, field('d', hex('8000000000000000'))),
  vector('greatest', { type: 'd', value: Number.MAX_VALUE }, field('d', hex('7fefffffffffffff'))),
  vector('least', { type: 'd', value: Number.MIN_VALUE }, field('d', hex('0000000000000001'))),
  vector('minus infinity', { type: 'd', value: -Infinity }, field('d', hex('fff0000000000000'))),
  vector('not a number', { type: 'd', value: NaN }, field('d', hex('7ff8000000000000'))),
  vector('12.34', { type: 'D', value: { scale: 2, unscaled: 1234 } }, field('D', octet(2), long(1234))),
  vector('greatest', { type: 'D', value: { scale: 255, unscaled: 4294967295 } }, field('D', hex('ffffffffff'))),
];

const strings: readonly FieldVector[] = [
  vector('empty', { type: 'S', value: '' }, field('S', long(0))),
  vector('ASCII', { type: 'S', value: 'hello' }, field('S', hex('00000005'), Buffer.from('hello'))),
  vector('UTF-8', { type: 'S', value: 'é€𝄞' }, field('S', long(9), hex('c3a9e282acf09d849e'))),
  vector('zero octets', { type: 'S', value: 'a\0b' }, field('S', long(3), hex('610062'))),
  vector('not UTF-8', { type: 'S', value: '\udcff\udc80' }, field('S', long(2), hex('ff80'))),
  vector('of 70000 bytes', { type: 'S', value: 'x'.repeat(70_000) }, field('S', longstr('x'.repeat(70_000)))),
  vector('empty', { type: 'x', value: Buffer.alloc(0) }, field('x', long(0))),
  vector('any bytes', { type: 'x', value: hex('00ff80ce') }, field('x', long(4), hex('00ff80ce'))),
  vector('void', { type: 'V', value: null }, field('V')),
];

const nested: readonly FieldVector[] = [
  vector('empty', { type: 'A', value: [] }, field('A', long(0))),
  vector(
    'of mixed types',
    {
      type: 'A',
      value: [
        { type: 't', value: true },
        { type: 'V', value: null },
        { type: 'A', value: [] },
      ],
    },
    field('A', array(field('t', octet(1)), field('V'), field('A', long(0)))),
  ),
  vector('empty', { type: 'F', value: new Map() }, field('F', long(0))),
  vector(
    'in a table',
    { type: 'F', value: new Map([['a', { type: 'F', value: new Map([['', { type: 'u', value: 1 }]]) }]]) },
    field('F', table({ a: field('F', table({ '': field('u', short(1)) })) })),
  ),
];

export const fieldVectors: readonly FieldVector[] = [...integers, ...wideIntegers, ...fractions, ...strings, ...nested];
