/**
 * Times in a heap against a list that is sorted each time: the order of equal times, and what filtering leaves.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TimeHeap } from '../../../src/core/heaps/time-heap.js';

type Pair = readonly [time: number, sequence: number];

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('push'), number: fc.nat({ max: 20 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('pop'), number: fc.nat({ max: 30 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('filter'), number: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('clear'), number: fc.constant(0) }) },
);

describe('a heap of times', () => {
  it('is as a sorted list', () => {
    const property = fc.property(fc.array(step, { maxLength: 100, size: 'max' }), (steps) => {
      const heap = new TimeHeap();
      let list: Pair[] = [];
      let sequence = 0;
      for (const { kind, number } of steps) {
        if (kind === 'push') {
          // Some come again.
          if (number % 5 !== 0) sequence++;
          heap.push(number, sequence);
          list.push([number, sequence]);
        } else if (kind === 'pop') {
          for (let i = 0; i < number && heap.length > 0; i++) {
            heap.pop();
            list.shift();
          }
        } else if (kind === 'filter') {
          heap.filter((one) => one % number !== 0);
          list = list.filter(([, one]) => one % number !== 0);
        } else {
          heap.clear();
          list = [];
        }
        list.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
        expect(heap.length).toBe(list.length);
        expect(heap.firstTime).toBe(list[0]?.[0] ?? Infinity);
        if (list.length > 0) expect(heap.firstSequence).toBe(list[0]![1]);
      }
    });
    fc.assert(property, { numRuns: 80 });
  });
});
