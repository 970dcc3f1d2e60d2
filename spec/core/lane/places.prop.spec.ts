/**
 * The places of numbers in a row against a count of those that stand before.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Places } from '../../../src/core/lane/places.js';

const numbers = fc.uniqueArray(fc.nat({ max: 500 }), { minLength: 20, maxLength: 200 });

describe('Places', () => {
  it('know how many are lower, and take all to be there behind the last', () => {
    const property = fc.property(numbers, fc.constantFrom(0, 2 ** 31, 2 ** 50), (offsets, base) => {
      const row = offsets.map((offset) => base + offset).sort((a, b) => a - b);
      const [first, last] = [row[0]!, row.at(-1)!];
      const places = Places.between(first, last, row.length)!;
      for (const number of row) places.add(number);
      places.seal();
      for (let number = last - 510; number <= last; number++) {
        expect(places.rank(number)).toBe(row.filter((one) => one < number).length);
      }
      expect(places.rank(last + 1)).toBe(row.length);
      expect(places.rank(last + 40)).toBe(row.length + 39);
    });
    fc.assert(property, { numRuns: 30 });
  });

  it('are not kept of numbers that are far apart', () => {
    expect(Places.between(0, 64, 1)).toBeUndefined();
    expect(Places.between(0, 2 ** 31, 2 ** 30)).toBeUndefined();
  });
});
