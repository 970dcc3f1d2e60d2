/**
 * Property lists that end early, go on too long, or flag what does not exist: what is malformed is
 * refused at publish, because every consumer would choke on it.
 */
import { describe, expect, it } from '@jest/globals';
import { decodeProperties, scanProperties } from '../../../src/wire/content/properties.js';
import { TABLE_DEPTH_MAX } from '../../../src/wire/values/field-table.js';
import { array, field, long, longstr, octet, short, shortstr, table } from '../../support/amqp-bytes.js';
import { goldenHeaders } from '../../support/golden-vectors.js';
import { expectConnectionError } from '../../support/thrown.js';

const HEADERS = 0x2000;
const scan = (bytes: Buffer): number => scanProperties(bytes, 0, bytes.length);
const list = (flags: number, ...values: Buffer[]): Buffer => Buffer.concat([short(flags), ...values]);

describe('a property list', () => {
  const lists = goldenHeaders().map(([title, { bytes }]) => ({ title, bytes: bytes.subarray(19, -1) }));

  it.each(lists)('that ends early is refused at every byte: $title', ({ bytes }) => {
    for (let length = 0; length < bytes.length; length++) {
      const cut = bytes.subarray(0, length);
      expectConnectionError(() => scan(cut), 501);
      expectConnectionError(() => decodeProperties(cut, 0, length), 501);
    }
  });

  it.each(lists)('that goes on is refused: $title', ({ bytes }) => {
    const longer = Buffer.concat([bytes, octet(0)]);
    const error = expectConnectionError(() => scan(longer), 501);
    expect(error.replyText).toBe('FRAME_ERROR - cannot decode content header: malformed property list');
  });

  it('is scanned within its bounds alone', () => {
    const bytes = Buffer.concat([octet(0xff), list(0x1000, octet(2)), octet(0xff)]);
    expect(scanProperties(bytes, 1, 4)).toBe(2);
  });

  it('is empty when no flag is set', () => {
    expect(decodeProperties(list(0), 0, 2)).toEqual({});
    expect(scan(list(0))).toBe(0);
  });

  it.each([0, 1, 2, 255])('tells the delivery mode %d among others', (mode) => {
    expect(scan(list(0x1000, octet(mode)))).toBe(mode);
    expect(scan(list(0x9800, shortstr('text/plain'), octet(mode), octet(9)))).toBe(mode);
    // A priority is no delivery mode.
    expect(scan(list(0x0800, octet(mode)))).toBe(0);
  });
});

describe('a continued word of flags', () => {
  it('that says nothing more is read over', () => {
    const bytes = list(0x1001, short(1), short(1), short(0), octet(2));
    expect(scan(bytes)).toBe(2);
    expect(decodeProperties(bytes, 0, bytes.length)).toEqual({ deliveryMode: 2 });
  });

  it('that flags a fifteenth property is refused', () => {
    expectConnectionError(() => scan(list(0x1001, short(0x8000), octet(2))), 501);
  });

  it('that never ends is refused', () => {
    expectConnectionError(() => scan(list(0x0001)), 501);
    expectConnectionError(() => scan(list(0x0001, short(1), short(1))), 501);
    expectConnectionError(() => scan(list(0x0001, octet(0))), 501);
  });
});

describe('headers', () => {
  const scanHeaders = (value: Buffer): number => scan(list(HEADERS, value));

  it('may nest to the limit and no deeper', () => {
    let bytes = table();
    for (let depth = 2; depth <= TABLE_DEPTH_MAX; depth++) bytes = table({ k: field('F', bytes) });
    expect(scanHeaders(bytes)).toBe(0);
    expectConnectionError(() => scanHeaders(table({ k: field('F', bytes) })), 501);
    expectConnectionError(() => scanHeaders(table({ k: field('A', array(field('F', bytes))) })), 501);
  });

  it('do not cost the stack, however deep', () => {
    let bytes = array();
    for (let i = 0; i < 2000; i++) bytes = array(field('A', bytes));
    expectConnectionError(() => scanHeaders(table({ k: field('A', bytes) })), 501);
  });

  it.each([
    ['an unknown type', table({ k: field('z') })],
    ['a name without a value', Buffer.concat([long(2), shortstr('k')])],
    ['a name that is cut', Buffer.concat([long(2), octet(9), octet(0)])],
    ['a string beyond its table', Buffer.concat([long(8), shortstr('k'), field('S', long(4)), Buffer.from('abcd')])],
    ['a string of 4 GiB', table({ k: field('S', long(0xffffffff)) })],
    ['a table beyond its parent', Buffer.concat([long(7), shortstr('k'), field('F', long(1)), octet(0)])],
    ['a length that is cut', Buffer.from([0, 0, 0])],
    ...['S', 'x', 'F', 'A'].map(
      (letter) => [`a length that is cut: ${letter}`, table({ k: field(letter, short(0)) })] as const,
    ),
    ...['t', 'u', 'i', 'l', 'D'].map(
      (letter) => [`a value that is cut: ${letter}`, table({ k: field(letter) })] as const,
    ),
  ])('with %s are refused', (_, bytes) => {
    expectConnectionError(() => scanHeaders(bytes), 501);
    const whole = list(HEADERS, bytes);
    expectConnectionError(() => {
      // The full decoder reads over nothing that the scan refuses.
      decodeProperties(whole, 0, whole.length);
    }, 501);
  });

  it('with long text are walked', () => {
    expect(scanHeaders(table({ k: field('S', longstr('x'.repeat(100_000))) }))).toBe(0);
  });
});
