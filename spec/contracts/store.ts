/**
 * What the core relies on in a store, as tests that any store must pass.
 */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Message } from '../../src/core/message.js';
import type { QueueStore, Store } from '../../src/core/storage.js';
import type { QueueDefinition } from '../../src/core/queue/queue-definition.js';
import { emptyTable } from '../../src/wire/values/field-table.js';
import { framedContent } from '../support/framed-content.js';

/** A new, empty store, and the test's hands on it. */
export interface StoreUnderTest {
  readonly store: Store;
  /** Resolves once all that was committed is durable. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

function definition(name: string): QueueDefinition {
  return { vhost: '/', name, durable: true, exclusive: false, autoDelete: false, arguments: emptyTable };
}

function prioritized(name: string, priority: number): QueueDefinition {
  return { ...definition(name), arguments: new Map([['x-max-priority', { type: 'I', value: priority }]]) };
}

function message(body: string): Message {
  return new Message('', 'q', framedContent({ body, persistent: true }));
}

export function describeStore(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`${name} as a store`, () => {
    let opened: StoreUnderTest;
    let store: Store;
    let p: QueueStore;
    let q: QueueStore;
    /** `committed` as it stood each time the listener was called, from when the queues were there. */
    let heard: number[];
    /** The commit that made the queues. */
    let base: number;

    beforeEach(async () => {
      opened = await open();
      ({ store } = opened);
      for (const queue of ['p', 'q']) store.put({ kind: 'queue', vhost: '/', definition: definition(queue) });
      p = store.openQueue(definition('p'), 0);
      q = store.openQueue(definition('q'), 0);
      store.demand();
      await commit();
      base = store.committed;
      heard = [];
      store.onProgress(() => heard.push(store.committed));
    });

    afterEach(async () => {
      await opened.close();
    });

    async function commit(): Promise<void> {
      store.commit();
      await opened.settled();
    }

    it('counts commits one by one', () => {
      expect(q.append(message('m'), 0)).toBe(base + 1);
    });

    it('puts all of a turn into one commit, whatever the queue', () => {
      const numbers = [q.append(message('0'), 0), p.append(message('0'), 0), q.append(message('1'), 1)];
      expect(new Set(numbers).size).toBe(1);
    });

    it('gives each turn a later commit', async () => {
      const numbers: number[] = [];
      for (let turn = 0; turn < 5; turn++) {
        numbers.push(q.append(message('m'), turn));
        await commit();
      }
      expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
      expect(store.committed).toBe(numbers.at(-1));
    });

    it('is never ahead of what was committed', () => {
      const number = q.append(message('m'), 0);
      expect(store.committed).toBeLessThan(number);
    });

    it('tells of every rise of what is committed, and never of a fall', async () => {
      let last = 0;
      for (let turn = 0; turn < 20; turn++) {
        last = q.append(message('m'), turn);
        store.commit();
      }
      await opened.settled();
      expect(heard).toEqual([...new Set(heard)].sort((a, b) => a - b));
      expect(heard.at(-1)).toBe(last);
    });

    it('has nothing to commit in a turn in which it was told nothing', async () => {
      await commit();
      expect([store.committed, heard]).toEqual([base, []]);
      q.append(message('m'), 0);
      await commit();
      const { committed } = store;
      await commit();
      expect([store.committed, heard]).toEqual([committed, [committed]]);
    });

    it('answers a demand with the commit of all that was told, or with one that is durable', async () => {
      expect(store.demand()).toBeLessThanOrEqual(store.committed);
      const number = q.append(message('m'), 0);
      expect(store.demand()).toBe(number);
      await commit();
      q.settle(0);
      const demanded = store.demand();
      await commit();
      expect(store.committed).toBeGreaterThanOrEqual(demanded);
    });

    it('takes settlements in a later turn, or in the very turn of the append', async () => {
      for (const sequence of [0, 1]) q.append(message('m'), sequence);
      q.settle(1);
      await commit();
      q.settle(0);
      const number = q.append(message('m'), 2);
      await commit();
      expect(store.committed).toBe(number);
    });

    it('takes one message for many queues, settled one by one', async () => {
      const shared = message('shared');
      const numbers = [p, q].map((queue) => queue.append(shared, 7));
      await commit();
      expect(new Set(numbers)).toEqual(new Set([store.committed]));
      for (const queue of [p, q]) queue.settle(7);
      const next = p.append(message('m'), 8);
      await commit();
      expect(store.committed).toBe(next);
    });

    it('takes times of a message with the message, or later', async () => {
      const number = q.append(message('m'), 0);
      q.expires(0, 1_800_000_000_000);
      await commit();
      expect(store.committed).toBe(number);
      q.delay(0, Number.MAX_SAFE_INTEGER);
      const demanded = store.demand();
      await commit();
      expect(store.committed).toBeGreaterThanOrEqual(demanded);
    });

    it('has lanes that number their messages for themselves', async () => {
      const lanes = prioritized('lanes', 2);
      store.put({ kind: 'queue', vhost: '/', definition: lanes });
      const stores = [0, 1, 2].map((lane) => store.openQueue(lanes, lane));
      const numbers = stores.map((lane) => lane.append(message('m'), 0));
      await commit();
      expect(new Set(numbers)).toEqual(new Set([store.committed]));
      for (const lane of stores) expect(lane.settle(0)).toBeGreaterThanOrEqual(0);
      const number = stores[1]!.append(message('m'), 1);
      await commit();
      expect(store.committed).toBe(number);
    });

    it('tells of no times where nothing was restored, after the call has returned', async () => {
      q.append(message('m'), 0);
      q.expires(0, 1_800_000_000_000);
      let returned = false;
      const told = new Promise<unknown>((resolve) => {
        q.times((...answer) => resolve([...answer, returned]));
      });
      returned = true;
      expect(await told).toEqual([[], true, true]);
      expect([q.hasTimes, q.restoredCount, q.restoredBodyBytes]).toEqual([false, 0, 0]);
    });

    it.each([0, 1, 100_000])('takes a body of %i bytes', async (size) => {
      const number = q.append(message('x'.repeat(size)), 0);
      await commit();
      expect(store.committed).toBe(number);
    });
  });
}
