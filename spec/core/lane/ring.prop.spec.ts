/**
 * The ring against an array, through every growth, turn and shrinkage.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Entry } from '../../../src/core/lane/entry.js';
import { Ring } from '../../../src/core/lane/ring.js';
import { plainEntry } from '../../support/plain-entry.js';

const step = fc.record({
  kind: fc.constantFrom('push', 'push', 'shift', 'pop'),
  count: fc.integer({ min: 1, max: 150 }),
});

describe('Ring', () => {
  it('is a row with two ends', () => {
    const property = fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const ring = new Ring();
      const row: Entry[] = [];
      let sequence = 0;
      for (const { kind, count } of steps) {
        for (let i = 0; i < count; i++) {
          if (kind === 'push') {
            row.push(plainEntry(sequence++));
            ring.push(row.at(-1)!);
          } else if (row.length > 0) {
            expect(ring[kind]()).toBe(row[kind]());
          }
        }
        expect(Array.from({ length: ring.length }, (_, i) => ring.at(i))).toEqual(row);
        expect(ring.at(row.length)).toBeUndefined();
      }
    });
    fc.assert(property, { numRuns: 100 });
  });
});
