/**
 * The ready list against a sorted array: new entries at the tail, returned ones back in their places, entries
 * that leave memory at either side of those on disk and come back at the head; and what all of them take.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Entry } from '../../../src/core/lane/entry.js';
import { ReadyList } from '../../../src/core/lane/ready-list.js';
import { plainEntry } from '../../support/plain-entry.js';

/** Runs of steps are long enough to make the rings grow, turn over and shrink. */
const step = fc.oneof(
  fc.record({ kind: fc.constantFrom('push', 'shift'), count: fc.integer({ min: 1, max: 150 }) }),
  fc.record({ kind: fc.constant('return'), pick: fc.array(fc.nat(), { minLength: 1, maxLength: 20 }) }),
  fc.record({ kind: fc.constantFrom('separate', 'popHead', 'shiftTail', 'restore'), count: fc.nat({ max: 60 }) }),
  fc.record({ kind: fc.constantFrom('fold', 'take'), count: fc.constant(0) }),
);

const FIRST = 7;

class Lists {
  readonly ready = new ReadyList(FIRST);
  /** The same in order, what is on disk included. */
  model: Entry[] = [];
  /** Those of the model that are on disk: side by side there. */
  private readonly onDisk = new Set<Entry>();
  private readonly out: Entry[] = [];
  private nextSequence = FIRST;

  get diskCount(): number {
    return this.onDisk.size;
  }

  push(count: number): void {
    const pushed = Array.from({ length: count }, (_, i) => plainEntry(this.nextSequence + i));
    this.nextSequence += count;
    for (const entry of pushed) this.ready.push(entry);
    this.model.push(...pushed);
    const visited: Entry[] = [];
    this.ready.countNew(count, this.nextSequence, (entry) => visited.push(entry));
    expect(visited).toEqual(pushed);
  }

  /** Some are taken before they are counted, as in a dispatch. */
  pushAndShift(pushed: number, shifted: number): void {
    for (let i = 0; i < pushed; i++) {
      const entry = plainEntry(this.nextSequence++);
      this.ready.push(entry);
      this.model.push(entry);
    }
    this.shift(shifted);
    this.ready.countNew(pushed, this.nextSequence, () => undefined);
  }

  shift(count: number): void {
    for (let i = 0; i < count && this.ready.hasFirst(); i++) {
      const entry = this.ready.shift();
      expect(entry).toBe(this.model.shift());
      this.out.push(entry);
    }
  }

  putBack(pick: readonly number[]): void {
    for (const number of pick) {
      if (this.out.length === 0) return;
      const [entry] = this.out.splice(number % this.out.length, 1);
      this.ready.putBack(entry!);
      this.model = [...this.model, entry!].sort((a, b) => a.sequence - b.sequence);
    }
  }

  separate(count: number): void {
    this.ready.separate(Math.min(count, this.ready.head.length));
    expect(this.ready.isOneRing).toBe(false);
  }

  /** As long as something is out, it may come back before the head. */
  fold(): void {
    this.putBack(this.out.map(() => 0));
    this.ready.fold();
  }

  popHead(count: number): void {
    this.separate(count);
    for (let i = 0; i < count && this.ready.head.length > 0; i++) {
      const entry = this.ready.popHead();
      const { sequence } = entry;
      this.onDisk.add(entry);
      this.ready.pagedOut.prepend({ kind: 'stored', from: sequence, to: sequence + 1, count: 1 });
    }
  }

  shiftTail(count: number): void {
    this.separate(count);
    for (let i = 0; i < count && this.ready.tail.length > 0; i++) {
      const entry = this.ready.shiftTail();
      const { sequence } = entry;
      this.onDisk.add(entry);
      this.ready.pagedOut.append({ kind: 'stored', from: sequence, to: sequence + 1, count: 1 });
    }
  }

  restore(count: number): void {
    for (const entry of [...this.model].filter((one) => this.onDisk.has(one)).slice(0, count)) {
      this.onDisk.delete(entry);
      this.ready.restore(entry);
      this.ready.pagedOut.takeFirst(1, entry.sequence + 1);
    }
  }

  take(): void {
    const taken = new Set<Entry>();
    this.ready.takeResident((entry) => taken.add(entry));
    expect(taken.size).toBe(this.resident().length);
    expect(this.resident().filter((entry) => !taken.has(entry))).toEqual([]);
    this.model = this.model.filter((entry) => this.onDisk.has(entry));
  }

  expectSame(): void {
    expect(this.ready.length).toBe(this.model.length);
    expect(this.ready.residentBytes).toBe(this.resident().reduce((sum, { bytes }) => sum + bytes, 0));
    expect(this.ready.hasFirst()).toBe(this.hasFirst());
  }

  private hasFirst(): boolean {
    const first = this.model[0];
    return first !== undefined && !this.onDisk.has(first);
  }

  private resident(): Entry[] {
    return this.model.filter((entry) => !this.onDisk.has(entry));
  }
}

describe('ReadyList', () => {
  it('keeps the order of places and counts bytes, whatever is in memory', () => {
    const property = fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
      const lists = new Lists();
      for (const next of steps) {
        if ('pick' in next) lists.putBack(next.pick);
        else if (next.kind === 'push') lists.push(next.count);
        else if (next.kind === 'shift') lists.pushAndShift(next.count >> 1, next.count);
        else lists[next.kind](next.count);
        lists.expectSame();
      }
      lists.restore(Infinity);
      lists.shift(Infinity);
      lists.expectSame();
      expect(lists.ready.length).toBe(0);
    });
    fc.assert(property, { numRuns: 100 });
  });
});
