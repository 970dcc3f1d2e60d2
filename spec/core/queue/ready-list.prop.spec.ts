/**
 * The ready list against a sorted array: new entries at the tail, returned ones back in their places,
 * through every growth and shrinkage of the ring.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Entry } from '../../../src/core/queue/entry.js';
import { ReadyList } from '../../../src/core/queue/ready-list.js';
import { plainEntry } from '../../support/plain-entry.js';

/** Runs of steps are long enough to make the ring grow, turn over and shrink. */
const step = fc.oneof(
  fc.record({ kind: fc.constantFrom('push', 'shift'), count: fc.integer({ min: 1, max: 150 }) }),
  fc.record({ kind: fc.constant('return'), pick: fc.array(fc.nat(), { minLength: 1, maxLength: 20 }) }),
  fc.record({ kind: fc.constant('newest'), count: fc.nat({ max: 200 }) }),
);

class Lists {
  readonly ready = new ReadyList();
  /** The same as sequences in order. */
  model: number[] = [];
  /** New entries in the order of their coming that no shift has taken yet. */
  neverShifted: number[] = [];
  private readonly out: Entry[] = [];
  private nextSequence = 0;

  push(count: number): void {
    for (let i = 0; i < count; i++) {
      const sequence = this.nextSequence++;
      this.ready.push(plainEntry(sequence));
      this.model.push(sequence);
      this.neverShifted.push(sequence);
    }
  }

  shift(count: number): void {
    for (let i = 0; i < count && this.model.length > 0; i++) {
      const entry = this.ready.shift();
      expect(entry.sequence).toBe(this.model.shift());
      if (this.neverShifted[0] === entry.sequence) this.neverShifted.shift();
      this.out.push(entry);
    }
  }

  putBack(pick: readonly number[]): void {
    for (const number of pick) {
      if (this.out.length === 0) return;
      const [entry] = this.out.splice(number % this.out.length, 1);
      this.ready.putBack(entry!);
      this.model = [...this.model, entry!.sequence].sort((a, b) => a - b);
    }
  }

  newest(count: number): void {
    const visited: number[] = [];
    this.ready.eachOfNewest(count, ({ sequence }) => visited.push(sequence));
    expect(visited).toEqual(count === 0 ? [] : this.neverShifted.slice(-count));
  }
}

describe('ReadyList', () => {
  it('keeps the order of places', () => {
    const property = fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const lists = new Lists();
      for (const next of steps) {
        if ('pick' in next) lists.putBack(next.pick);
        else if (next.kind === 'push') lists.push(next.count);
        else if (next.kind === 'shift') lists.shift(next.count);
        else lists.newest(next.count);
        expect(lists.ready.length).toBe(lists.model.length);
      }
      lists.shift(Infinity);
      expect(lists.ready.length).toBe(0);
    });
    fc.assert(property, { numRuns: 200 });
  });
});
