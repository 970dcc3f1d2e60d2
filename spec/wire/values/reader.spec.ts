/**
 * What a reader makes of bytes that end early, nest too deep or say nothing it knows: always an error
 * that blames the peer, because anything else would be taken for a bug of the broker.
 */
import { describe, expect, it } from '@jest/globals';
import { TABLE_DEPTH_MAX } from '../../../src/wire/values/field-table.js';
import { Reader } from '../../../src/wire/values/reader.js';
import { array, field, long, longlong, longstr, octet, short, shortstr, table } from '../../support/amqp-bytes.js';
import { fieldVectors } from '../../support/field-vectors.js';
import { expectConnectionError } from '../../support/thrown.js';

const FRAME_ERROR = 501;
const readTable = (bytes: Buffer): unknown => new Reader().aim(bytes).table();

/** The bytes of a table that holds a table, and so on: the outermost counts as one. */
function nestedTables(depth: number): Buffer {
  let bytes = table();
  for (let i = 1; i < depth; i++) bytes = table({ k: field('F', bytes) });
  return bytes;
}

function nestedArrays(depth: number): Buffer {
  let bytes = array();
  for (let i = 2; i < depth; i++) bytes = array(field('A', bytes));
  return table({ k: field('A', bytes) });
}

describe('a reader', () => {
  it('reads one value after the other', () => {
    const bytes = Buffer.concat([octet(7), short(0xfffe), long(0xfffffffd), longlong(2 ** 40), shortstr('é')]);
    const reader = new Reader().aim(bytes);
    expect([reader.octet(), reader.short(), reader.long()]).toEqual([7, 0xfffe, 0xfffffffd]);
    expect([reader.longlong(), reader.shortstr()]).toEqual([2 ** 40, 'é']);
    expect(reader.remaining).toBe(0);
  });

  it('sees only what it is aimed at', () => {
    const bytes = Buffer.from([1, 2, 3, 4, 5, 6]);
    const reader = new Reader().aim(bytes, 2, 4);
    expect(reader.remaining).toBe(2);
    expect(reader.short()).toBe(0x0304);
    expectConnectionError(() => reader.octet(), FRAME_ERROR);
    expect(reader.aim(bytes, 5).octet()).toBe(6);
  });

  it('copies long strings, because its bytes belong to a chunk', () => {
    const bytes = longstr('abc');
    const value = new Reader().aim(bytes).longstr();
    bytes.fill(0);
    expect(value.toString()).toBe('abc');
  });

  it('reads an unsigned longlong exactly up to 2^53', () => {
    expect(new Reader().aim(longlong(2 ** 53 - 1)).longlong()).toBe(2 ** 53 - 1);
    expect(new Reader().aim(longlong(2n ** 64n - 1n)).longlong()).toBeGreaterThanOrEqual(2 ** 53);
  });
});

describe('bytes that end early', () => {
  it.each(fieldVectors.filter(({ bytes }) => bytes.length < 200))('in $title are refused', ({ bytes }) => {
    const whole = table({ key: bytes });
    for (let length = 0; length < whole.length; length++) {
      expectConnectionError(() => readTable(whole.subarray(0, length)), FRAME_ERROR);
    }
  });

  it.each(fieldVectors.filter(({ bytes }) => bytes.length < 200))(
    'in $title are refused where the table says that it is shorter',
    ({ bytes }) => {
      const content = Buffer.concat([shortstr('key'), bytes]);
      for (let length = 1; length < content.length; length++) {
        expectConnectionError(() => readTable(Buffer.concat([long(length), content])), FRAME_ERROR);
      }
    },
  );

  it('in plain values are refused', () => {
    const reader = new Reader();
    const reads: readonly (readonly [Buffer, () => unknown])[] = [
      [octet(1), () => reader.octet()],
      [short(1), () => reader.short()],
      [long(1), () => reader.long()],
      [longlong(1), () => reader.longlong()],
      [longlong(1), () => reader.signedLonglong()],
      [shortstr('abc'), () => reader.shortstr()],
      [longstr('abc'), () => reader.longstr()],
    ];
    for (const [bytes, read] of reads) {
      for (let length = 0; length < bytes.length; length++) {
        reader.aim(bytes, 0, length);
        expectConnectionError(read, FRAME_ERROR);
      }
    }
  });

  it('in a nested table that is longer than its parent are refused', () => {
    // The inner table says 20 bytes, which are there, but behind the end of the outer one.
    const inner = Buffer.concat([shortstr('k'), Buffer.from('F'), long(20)]);
    expectConnectionError(() => readTable(Buffer.concat([long(inner.length), inner, Buffer.alloc(40)])), FRAME_ERROR);
  });

  it('in a table of 4 GiB by its own account are refused', () => {
    expectConnectionError(() => readTable(Buffer.concat([long(0xffffffff), Buffer.alloc(100)])), FRAME_ERROR);
  });
});

describe('nesting', () => {
  it.each([nestedTables, nestedArrays])('is read up to the limit: %p', (nested) => {
    expect(() => readTable(nested(TABLE_DEPTH_MAX))).not.toThrow();
  });

  it.each([nestedTables, nestedArrays])('is refused beyond the limit: %p', (nested) => {
    const error = expectConnectionError(() => readTable(nested(TABLE_DEPTH_MAX + 1)), FRAME_ERROR);
    expect(error.replyText).toBe(`FRAME_ERROR - cannot decode field table: nested deeper than ${TABLE_DEPTH_MAX}`);
  });

  it('does not cost the stack, however deep', () => {
    expectConnectionError(() => readTable(nestedTables(2000)), FRAME_ERROR);
  });
});

describe('type letters', () => {
  const known = new Set(fieldVectors.map(({ value }) => value.type as string));
  const unknown = Array.from({ length: 256 }, (_, i) => i).filter((i) => !known.has(String.fromCharCode(i)));

  it('that nobody knows are refused, all of them', () => {
    expect(unknown).toHaveLength(256 - 18);
    for (const letter of unknown) {
      const bytes = Buffer.concat([octet(letter), Buffer.alloc(16)]);
      expectConnectionError(() => readTable(table({ k: bytes })), FRAME_ERROR);
    }
  });

  it('are named in the reply', () => {
    const error = expectConnectionError(() => readTable(table({ k: field('z') })), FRAME_ERROR);
    expect(error.replyText).toBe('FRAME_ERROR - cannot decode field table: unknown type "z"');
  });
});
