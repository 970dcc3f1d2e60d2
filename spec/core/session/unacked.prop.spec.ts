/**
 * The unacked deliveries of a channel against a map by tag, through runs long enough to close gaps.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Unacked } from '../../../src/core/session/unacked.js';
import { plainEntry } from '../../support/plain-entry.js';

/** `at` picks a tag from below the first to beyond the last: also tags that were never there. */
const at = fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('add'), count: fc.integer({ min: 1, max: 120 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('take'), picks: fc.array(at, { minLength: 20, maxLength: 200 }) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('takeUpTo'), at }) },
  { weight: 1, arbitrary: fc.record({ backs: fc.array(at, { maxLength: 20 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('takeAll') }) },
  // Tags of deliveries that were not to be acknowledged.
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('skip'), count: fc.integer({ min: 1, max: 50 }) }) },
);

class Pair {
  readonly unacked = new Unacked();
  /** In order of tags, as insertion is. */
  readonly model = new Map<number, number>();
  nextTag = 1;
  private takenBackMax = 0;

  add(count: number): void {
    for (let i = 0; i < count; i++) {
      const tag = this.nextTag++;
      this.unacked.add(plainEntry(tag, tag));
      this.model.set(tag, tag);
    }
  }

  take(tag: number): void {
    const expected = this.model.get(tag);
    this.model.delete(tag);
    expect(this.unacked.take(tag)?.deliveryTag).toBe(expected);
  }

  takeUpTo(tag: number): void {
    const known = this.model.has(tag) || (tag > 0 && tag <= this.takenBackMax);
    const expected = [...this.model.keys()].filter((other) => known && other <= tag);
    for (const other of expected) this.model.delete(other);
    const taken = this.unacked.takeUpTo(tag);
    expect(taken?.map(({ deliveryTag }) => deliveryTag)).toEqual(known ? expected : undefined);
  }

  /** Of a consumer that has some of these tags unacked still. */
  takeBack(tags: readonly number[]): void {
    const distinct = [...new Set(tags)].toSorted((a, b) => a - b);
    const expected = distinct.filter((tag) => this.model.delete(tag));
    const taken = this.unacked.takeBack(distinct.map((tag) => plainEntry(tag, tag)));
    expect(taken.map(({ deliveryTag }) => deliveryTag)).toEqual(expected);
    this.takenBackMax = Math.max(this.takenBackMax, ...expected);
    const forgiven = [0, 1, this.takenBackMax, this.takenBackMax + 1].map((tag) => this.unacked.isForgiven(tag));
    expect(forgiven).toEqual([false, this.takenBackMax > 0, this.takenBackMax > 0, false]);
  }

  takeAll(): void {
    expect(this.unacked.takeAll().map(({ deliveryTag }) => deliveryTag)).toEqual([...this.model.keys()]);
    this.model.clear();
  }

  tagAt(fraction: number): number {
    return Math.floor(fraction * (this.nextTag + 1));
  }
}

describe('Unacked', () => {
  it('gives and keeps what a map would', () => {
    const property = fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const pair = new Pair();
      for (const next of steps) {
        if ('picks' in next) for (const pick of next.picks) pair.take(pair.tagAt(pick));
        else if ('backs' in next) pair.takeBack(next.backs.map((back) => pair.tagAt(back)));
        else if ('at' in next) pair.takeUpTo(pair.tagAt(next.at));
        else if (!('count' in next)) pair.takeAll();
        else if (next.kind === 'add') pair.add(next.count);
        else pair.nextTag += next.count;
        expect(pair.unacked.size).toBe(pair.model.size);
      }
      pair.takeAll();
      expect(pair.unacked.size).toBe(0);
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('does not grow for one old delivery that is never settled', () => {
    const pair = new Pair();
    pair.add(1);
    for (let i = 0; i < 10_000; i++) {
      pair.add(1);
      pair.take(pair.nextTag - 1);
    }
    expect((pair.unacked as unknown as { entries: unknown[] }).entries.length).toBeLessThan(1000);
    pair.take(1);
    expect(pair.unacked.size).toBe(0);
  });
});
