/**
 * Queues through any history while their messages leave memory and come back whenever the disk likes, against
 * lists on paper: tiny windows, a tiny budget, answers of the disk in any order.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ENTRY_HEAP_BYTES } from '../../../src/core/limits.js';
import { PagingStore } from '../../support/paging-store.js';
import { QueueHistory, type QueueStep, queueStep } from '../../support/queue-history.js';
import { ScriptedCore } from '../../support/scripted-core.js';

const ENTRY_BYTES = ENTRY_HEAP_BYTES + 50;

/** Consumers that take what they get and no more, so that there is a backlog, and runs of messages of one kind. */
const paced = fc.tuple(queueStep, fc.integer({ min: 0, max: 7 })).map(([step, dice]): QueueStep => {
  if (step.kind === 'publish') return { ...step, requeue: step.requeue || dice > 2 };
  if (step.kind !== 'consume' || dice === 0) return step;
  return { ...step, noAck: false, count: Math.max(1, step.count) };
});
const step = fc.oneof(
  { weight: 3, arbitrary: paced },
  { weight: 1, arbitrary: paced.map((next): QueueStep => ({ ...next, kind: 'publish' })) },
);

/** What the disk does between two steps. */
const diskStep = fc.record({
  /** Makes all durable that was committed. */
  syncs: fc.boolean(),
  /** Which of the calls it owes are answered. */
  answers: fc.oneof(fc.constant([]), fc.array(fc.nat({ max: 20 }), { maxLength: 3 })),
  refusesSpills: fc.integer({ min: 0, max: 19 }).map((number) => number === 0),
});

const memory = fc.record({
  residentEntriesMax: fc.integer({ min: 1, max: 4 }),
  residentBytesMax: fc.integer({ min: 1, max: 8 }).map((entries) => entries * ENTRY_BYTES),
  memoryBudget: fc.constantFrom(0, 3, 6, 12, Infinity).map((entries) => entries * ENTRY_BYTES),
  pressedBytesMax: fc.constantFrom(0, 0, 1, 2).map((entries) => entries * ENTRY_BYTES),
  spillBytes: fc.integer({ min: 1, max: 4 }).map((entries) => entries * ENTRY_BYTES),
  spillsMax: fc.integer({ min: 1, max: 3 }),
  readsMax: fc.integer({ min: 1, max: 2 }),
  readMax: fc.integer({ min: 1, max: 5 }),
});

describe('queues whose messages leave memory', () => {
  it('keep order, count and lose nothing through any history', () => {
    const steps = fc.array(fc.tuple(step, diskStep), { maxLength: 100, size: 'max' });
    const property = fc.property(steps, memory, (list, { readMax, ...limits }) => {
      const store = new PagingStore({ readMax });
      const disk = {
        get isQuiet() {
          return store.owed.length === 0;
        },
        answer: () => {
          store.sync();
          store.answer();
        },
      };
      const history = new QueueHistory(new ScriptedCore(limits, store), store, disk);
      for (const [next, { syncs, answers, refusesSpills }] of list) {
        store.refusesSpills = refusesSpills;
        if (syncs) store.sync();
        for (const index of answers) store.answer(index % Math.max(1, store.owed.length));
        history.look();
        history.step(next);
      }
      store.refusesSpills = false;
      store.sync();
      history.end();
      expect(store.spilledChunks).toBe(0);
      for (const { log } of store.queues.values()) expect(log.size).toBe(0);
    });
    fc.assert(property, { numRuns: 250 });
  });
});
