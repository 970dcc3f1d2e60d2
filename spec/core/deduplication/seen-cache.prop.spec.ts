/**
 * What an exchange has seen, through any history and against a list on paper: what is known, what is
 * forgotten first, and that memory and storage hold as much as there is.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SeenCache } from '../../../src/core/deduplication/seen-cache.js';
import { MemoryGauge } from '../../../src/core/memory-gauge.js';
import { Restoration } from '../../../src/core/deduplication/restoration.js';
import type { QueueStore } from '../../../src/core/storage.js';
import { Timetable } from '../../../src/core/timetable.js';
import { MemoryStore } from '../../../src/store/memory-store.js';
import { type FieldValue, field } from '../../../src/wire/values/field-table.js';
import { framedContent } from '../../support/framed-content.js';
import { ManualClock } from '../../support/manual-clock.js';

type Step =
  | { readonly kind: 'publish'; readonly value: number; readonly ttlMs: number | undefined }
  | { readonly kind: 'refuse'; readonly value: number }
  | { readonly kind: 'wait'; readonly byMs: number };

/** Few values, short times, little room: everything collides. */
const values: readonly FieldValue[] = [
  field.text('a'),
  { type: 'x', value: Buffer.from('a') },
  field.int(1),
  { type: 'l', value: 1 },
  { type: 'A', value: [field.text('a')] },
  field.text(''),
];
const index = fc.nat({ max: values.length - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('publish' as const),
      value: index,
      ttlMs: fc.option(fc.nat({ max: 12 }), { nil: undefined, freq: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('refuse' as const), value: index }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('wait' as const), byMs: fc.nat({ max: 8 }) }) },
);
const settings = fc.record({
  sizeMax: fc.integer({ min: 1, max: 5 }),
  ttlMs: fc.constantFrom(Infinity, 1, 7),
});

/** The oldest first. */
class Paper {
  seen: { readonly value: number; readonly until: number }[] = [];

  constructor(
    private readonly sizeMax: number,
    private readonly ttlMs: number,
  ) {}

  /** True for what is not a duplicate. */
  publish(value: number, now: number, ttlMs = this.ttlMs): boolean {
    this.seen = this.seen.filter(({ until }) => until > now);
    if (this.seen.some((one) => one.value === value)) return false;
    if (ttlMs === 0) return true;
    if (this.seen.length === this.sizeMax) this.seen.shift();
    this.seen.push({ value, until: now + ttlMs });
    return true;
  }

  /** The message was refused after all. */
  refuse(value: number, now: number): void {
    if (this.publish(value, now)) this.seen = this.seen.filter((one) => one.value !== value);
  }
}

/** A storage that knows what is in it. */
class Shelf {
  readonly kept = new Set<number>();
  readonly storage: QueueStore;

  constructor() {
    this.storage = Object.assign(new MemoryStore().openQueue(), {
      append: (_: unknown, sequence: number) => {
        this.kept.add(sequence);
        return 1;
      },
      settle: (sequence: number) => {
        expect(this.kept.delete(sequence)).toBe(true);
        return 0;
      },
    });
  }
}

function contentOf(value: number, ttlMs: number | undefined) {
  const ttl = ttlMs === undefined ? [] : [['x-cache-ttl', field.int(ttlMs)] as const];
  return framedContent({ headers: new Map([['id', values[value]!], ...ttl]) });
}

describe('what an exchange has seen', () => {
  it('is what paper says, through any history', () => {
    const property = fc.property(settings, fc.array(step, { maxLength: 60 }), ({ sizeMax, ttlMs }, steps) => {
      const clock = new ManualClock();
      const memory = new MemoryGauge({ messageMemoryMax: Infinity, queuedEntriesMax: Infinity }, () => undefined);
      const timetable = new Timetable(clock, 1, () => undefined);
      const options = { header: Buffer.from('id'), sizeMax, ttlMs, persisted: true };
      const cache = new SeenCache(options, { memory, timetable, restoration: new Restoration() });
      const shelf = new Shelf();
      cache.keepIn(shelf.storage);
      const paper = new Paper(sizeMax, ttlMs);
      for (const one of steps) {
        if (one.kind === 'wait') {
          clock.advance(one.byMs);
          continue;
        }
        const claim = cache.claimOf(contentOf(one.value, one.kind === 'publish' ? one.ttlMs : undefined))!;
        const isNew = !claim.isTaken;
        if (isNew) claim.take();
        if (one.kind === 'publish') {
          expect(isNew).toBe(paper.publish(one.value, clock.now(), one.ttlMs));
        } else {
          if (isNew) claim.giveUp();
          paper.refuse(one.value, clock.now());
        }
        expect(shelf.kept.size).toBeGreaterThanOrEqual(paper.seen.length);
        expect(shelf.kept.size).toBeLessThanOrEqual(sizeMax);
      }
      cache.delete();
      expect(memory.bytes).toBe(0);
    });
    fc.assert(property, { numRuns: 3000 });
  });

  it('takes no more memory when values come and go for a long time', () => {
    const clock = new ManualClock();
    const memory = new MemoryGauge({ messageMemoryMax: Infinity, queuedEntriesMax: Infinity }, () => undefined);
    const timetable = new Timetable(clock, 1, () => undefined);
    const options = { header: Buffer.from('id'), sizeMax: 100, ttlMs: 1_000_000, persisted: false };
    const cache = new SeenCache(options, { memory, timetable, restoration: new Restoration() });
    for (let i = 0; i < 10_000; i++) cache.add(`v${i}`, 1_000_000);
    expect(memory.bytes).toBeLessThan(100 * 300);
    expect([cache.has('v9899'), cache.has('v9900'), cache.has('v9999')]).toEqual([false, true, true]);
  });
});
