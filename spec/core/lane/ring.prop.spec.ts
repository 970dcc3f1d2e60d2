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

  it('finds what is left by its number, and nothing else', () => {
    const removal = fc.record({
      pushed: fc.integer({ min: 1, max: 4_000 }),
      /** Of so many numbers one is pushed. */
      sparseness: fc.constantFrom(1, 1, 3, 100),
      shifted: fc.nat({ max: 1_000 }),
      /** Of so many one is left, of those whose number has this remainder. */
      leaves: fc.integer({ min: 1, max: 5 }),
    });
    const property = fc.property(fc.array(removal, { minLength: 1, maxLength: 4 }), (removals) => {
      const ring = new Ring();
      let row: Entry[] = [];
      let sequence = 7;
      for (const { pushed, sparseness, shifted, leaves } of removals) {
        for (let i = 0; i < pushed; i++, sequence += sparseness) {
          row.push(plainEntry(sequence));
          ring.push(row.at(-1)!);
        }
        for (let i = 0; i < shifted && row.length > 0; i++) expect(ring.shift()).toBe(row.shift());
        for (const entry of row) if (entry.sequence % leaves !== 0) entry.leave();
        ring.removeGone();
        row = row.filter(({ isGone }) => !isGone);
        const places = new Map(row.map((entry, place) => [entry.sequence, place]));
        const asked = row.flatMap((entry) => [entry.sequence - 1, entry.sequence, entry.sequence + 1]);
        const wrong = asked.filter((number) => ring.find(number) !== (places.get(number) ?? -1));
        expect(wrong).toEqual([]);
      }
    });
    fc.assert(property, { numRuns: 30 });
  });
});
