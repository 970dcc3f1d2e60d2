/**
 * Plain values to field tables and back; exact types on request.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type PlainTable, exact, fromFieldTable, toFieldTable } from '../../src/client/values/field-values.js';
import { arbitraryTable } from '../support/arbitrary-values.js';

describe('a plain table', () => {
  it('gets the types that brokers expect', () => {
    const table = toFieldTable({ int: 1, large: 2 ** 31, double: 0.5, none: undefined, list: [undefined, -(2 ** 31)] });
    expect([...table]).toEqual([
      ['int', { type: 'I', value: 1 }],
      ['large', { type: 'l', value: 2 ** 31 }],
      ['double', { type: 'd', value: 0.5 }],
      [
        'list',
        {
          type: 'A',
          value: [
            { type: 'V', value: null },
            { type: 'I', value: -(2 ** 31) },
          ],
        },
      ],
    ]);
  });

  it('keeps names that objects have by nature', () => {
    const table = fromFieldTable(toFieldTable(JSON.parse('{"__proto__": {"x": 1}, "constructor": 2}') as PlainTable));
    expect(Object.keys(table)).toEqual(['__proto__', 'constructor']);
  });

  it('has no place for functions', () => {
    const wrong = { of: (() => 1) as unknown as string };
    expect(() => toFieldTable(wrong)).toThrow(expect.objectContaining({ code: 'ERR_INVALID_OPTION' }));
  });
});

describe('an exact value', () => {
  it.each([
    ['b', -128, 128],
    ['B', 255, -1],
    ['s', -32_768, 32_768],
    ['u', 65_535, 65_536],
    ['I', -2_147_483_648, 2_147_483_648],
    ['i', 4_294_967_295, 0.5],
    ['l', 2n ** 63n - 1n, 2n ** 63n],
    ['T', 1_700_000_000, 1.5],
  ] as const)('of type %s may be %d, not %d', (type, fitting, wrong) => {
    expect(exact(type, fitting as number).field).toEqual({ type, value: fitting });
    expect(() => exact(type, wrong as number)).toThrow(expect.objectContaining({ code: 'ERR_INVALID_OPTION' }));
  });
});

it('any table has plain values', () => {
  fc.assert(
    fc.property(arbitraryTable, (table) => {
      expect(new Set(Object.keys(fromFieldTable(table)))).toEqual(new Set(table.keys()));
    }),
  );
});
