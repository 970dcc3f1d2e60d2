/**
 * Times in a heap, and in an index of many, against a list that is sorted each time: the order of equal times, and
 * what filtering leaves.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { TimeHeap } from '../../../src/core/heaps/time-heap.js';
import { TimeIndex } from '../../../src/core/heaps/time-index.js';

type Pair = readonly [time: number, sequence: number];

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('push'), number: fc.nat({ max: 20 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('pop'), number: fc.nat({ max: 30 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('filter'), number: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('clear'), number: fc.constant(0) }) },
);

const byTime = (a: Pair, b: Pair): number => a[0] - b[0] || a[1] - b[1];

/** The times beside a list. */
class Beside {
  list: Pair[] = [];
  sequence = 0;

  constructor(private readonly times: TimeHeap | TimeIndex) {}

  push(time: number, sequence: number): void {
    this.times.push(time, sequence);
    this.list.push([time, sequence]);
  }

  sort(): void {
    this.list.sort(byTime);
  }

  pop(count: number): void {
    for (let i = 0; i < count && this.times.length > 0; i++) {
      this.expectSame();
      this.times.pop();
      this.list.shift();
    }
  }

  filter(isNeeded: (sequence: number) => boolean): void {
    this.times.filter(isNeeded);
    this.list = this.list.filter(([, sequence]) => isNeeded(sequence));
  }

  clear(): void {
    this.times.clear();
    this.list = [];
  }

  expectSame(): void {
    const { times, list } = this;
    const first = list[0];
    const same =
      times.length === list.length &&
      times.firstTime === (first?.[0] ?? Infinity) &&
      (first === undefined || times.firstSequence === first[1]);
    if (!same) expect([times.length, times.firstTime, times.firstSequence]).toEqual([list.length, ...(first ?? [])]);
  }
}

describe.each([
  ['a heap of times', () => new TimeHeap()],
  ['an index of times', () => new TimeIndex()],
] as const)('%s', (_, make) => {
  it('is as a sorted list', () => {
    const property = fc.property(fc.array(step, { maxLength: 100, size: 'max' }), (steps) => {
      const beside = new Beside(make());
      for (const { kind, number } of steps) {
        if (kind === 'push') {
          // Some come again.
          if (number % 5 !== 0) beside.sequence++;
          beside.push(number, beside.sequence);
          beside.sort();
        } else if (kind === 'pop') beside.pop(number);
        else if (kind === 'filter') beside.filter((one) => one % number !== 0);
        else beside.clear();
        beside.expectSame();
      }
    });
    fc.assert(property, { numRuns: 80 });
  });

  /** So many, due within so long after what is due first; pressed together when `power` is high. */
  const bulk = fc.record({
    count: fc.oneof(fc.integer({ min: 1, max: 600 }), fc.integer({ min: 1, max: 12_000 })),
    windowMs: fc.constantFrom(1, 70, 1_000, 10_000, 86_400_000, 315_360_000_000),
    power: fc.constantFrom(1, 1, 8),
    seed: fc.nat(),
    popped: fc.oneof(fc.nat({ max: 600 }), fc.nat({ max: 12_000 })),
    keepsOneOf: fc.constantFrom(1, 1, 1, 2, 50),
  });

  it('is as a sorted list of many, near and far', () => {
    const property = fc.property(fc.array(bulk, { minLength: 1, maxLength: 16, size: 'max' }), (bulks) => {
      const beside = new Beside(make());
      for (const { count, windowMs, power, seed, popped, keepsOneOf } of bulks) {
        const from = beside.list[0]?.[0] ?? 1_700_000_000_000;
        let state = seed;
        for (let i = 0; i < count; i++) {
          state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
          const share = (state / 2 ** 32) ** power;
          // The numbers come in no order, and some of them again.
          beside.push(from - 2 + Math.floor(share * windowMs), (state >>> 8) % 10_000);
        }
        beside.sort();
        beside.pop(popped);
        if (keepsOneOf > 1) beside.filter((sequence) => sequence % keepsOneOf === 0);
        beside.expectSame();
      }
      beside.pop(Infinity);
      expect(beside.list).toEqual([]);
    });
    fc.assert(property, { numRuns: 20 });
  });
});
