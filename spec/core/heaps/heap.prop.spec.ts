/**
 * A heap of entries that came back, by their numbers, against a sorted list.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Heap } from '../../../src/core/heaps/heap.js';
import type { Entry } from '../../../src/core/lane/entry.js';
import { plainEntry } from '../../support/plain-entry.js';

describe('Heap', () => {
  it('gives the lowest sequence first, whatever the order in which entries came back', () => {
    const step = fc.oneof(fc.nat({ max: 500 }), fc.constant('pop' as const));
    const property = fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const heap = new Heap<Entry>(({ sequence }) => sequence);
      let sorted: number[] = [];
      for (const next of steps) {
        if (next !== 'pop') {
          heap.push(plainEntry(next));
          sorted = [...sorted, next].sort((a, b) => a - b);
        } else if (sorted.length > 0) {
          expect(heap.pop().sequence).toBe(sorted.shift());
        }
        expect(heap.length).toBe(sorted.length);
      }
      expect(sorted.map(() => heap.pop().sequence)).toEqual(sorted);
      expect(heap.length).toBe(0);
    });
    fc.assert(property, { numRuns: 500 });
  });
});
