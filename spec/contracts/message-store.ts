/**
 * What the core relies on in a message store, as tests that any store must pass.
 */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Message } from '../../src/core/message.js';
import type { MessageStore, StoredEntry, StoredQueue } from '../../src/core/ports.js';
import { framedContent } from '../support/framed-content.js';

/** A new, empty store, and the test's hands on it. */
export interface StoreUnderTest {
  readonly store: MessageStore;
  /** Resolves once all that was committed is durable. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

const p: StoredQueue = { vhost: '/', name: 'p' };
const q: StoredQueue = { vhost: '/', name: 'q' };

function entry(sequence: number, body = `m${sequence}`): StoredEntry {
  return { message: new Message('', 'q', framedContent({ body, persistent: true })), sequence };
}

export function describeMessageStore(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`${name} as a message store`, () => {
    let opened: StoreUnderTest;
    let store: MessageStore;
    /** `committed` as it stood each time the listener was called. */
    let heard: number[];

    beforeEach(async () => {
      opened = await open();
      ({ store } = opened);
      heard = [];
      store.onCommitted(() => heard.push(store.committed));
    });

    afterEach(async () => {
      await opened.close();
    });

    async function commit(): Promise<void> {
      store.commit();
      await opened.settled();
    }

    it('counts commits from 1', () => {
      expect(store.committed).toBe(0);
      expect(store.append(q, entry(0))).toBe(1);
    });

    it('puts all of a turn into one commit, whatever the queue', () => {
      const numbers = [store.append(q, entry(0)), store.append(p, entry(0)), store.append(q, entry(1))];
      expect(new Set(numbers).size).toBe(1);
    });

    it('gives each turn a later commit', async () => {
      const numbers: number[] = [];
      for (let turn = 0; turn < 5; turn++) {
        numbers.push(store.append(q, entry(turn)));
        await commit();
      }
      expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
      expect(store.committed).toBe(numbers.at(-1));
    });

    it('gives a later commit also while the one before is not durable yet', () => {
      const first = store.append(q, entry(0));
      store.commit();
      expect(store.append(q, entry(1))).toBeGreaterThan(first);
    });

    it('does not promise more than what has come to the end of its turn', async () => {
      const first = store.append(q, entry(0));
      await commit();
      const second = store.append(q, entry(1));
      await opened.settled();
      expect(second).toBeGreaterThan(store.committed);
      expect(store.committed).toBe(first);
    });

    it('says when a commit is durable, after `committed` has risen', async () => {
      const number = store.append(q, entry(0));
      await commit();
      expect(store.committed).toBe(number);
      expect(heard).toEqual([number]);
    });

    it('rises commit by commit or in leaps, never back, never beyond what there is', async () => {
      let last = 0;
      for (let turn = 0; turn < 50; turn++) {
        last = store.append(q, entry(turn));
        store.commit();
        expect(store.committed).toBeLessThanOrEqual(last);
      }
      await opened.settled();
      expect(heard).toEqual([...new Set(heard)].sort((a, b) => a - b));
      expect(heard.at(-1)).toBe(last);
    });

    it('has nothing to commit in a turn in which it was told nothing', async () => {
      await commit();
      expect([store.committed, heard]).toEqual([0, []]);
      store.append(q, entry(0));
      await commit();
      const { committed } = store;
      await commit();
      expect([store.committed, heard]).toEqual([committed, [committed]]);
    });

    it('takes settlements in a later turn, or in the very turn of the append', async () => {
      const [first, second, third] = [entry(0), entry(1), entry(2)];
      store.append(q, first);
      store.append(q, second);
      store.settle(q, second);
      await commit();
      store.settle(q, first);
      const number = store.append(q, third);
      await commit();
      expect(store.committed).toBe(number);
    });

    it('takes settlements alone, and goes on counting', async () => {
      const only = entry(0);
      const first = store.append(q, only);
      await commit();
      store.settle(q, only);
      await commit();
      const next = store.append(q, entry(1));
      expect(next).toBeGreaterThan(first);
      await commit();
      expect(store.committed).toBe(next);
    });

    it('takes one message for many queues, settled one by one', async () => {
      const { message } = entry(0);
      const queues = Array.from({ length: 20 }, (_, index) => ({ vhost: '/', name: `q${index}` }));
      const numbers = queues.map((queue) => store.append(queue, { message, sequence: 7 }));
      await commit();
      expect(new Set(numbers)).toEqual(new Set([store.committed]));
      for (const queue of queues) store.settle(queue, { message, sequence: 7 });
      const next = store.append(p, entry(0));
      await commit();
      expect(store.committed).toBe(next);
    });

    it.each([0, 1, 100_000])('takes a body of %i bytes', async (size) => {
      const number = store.append(q, entry(0, 'x'.repeat(size)));
      await commit();
      expect(store.committed).toBe(number);
    });

    it('tells the listener that was set last, and no other', async () => {
      const late: number[] = [];
      store.onCommitted(() => late.push(store.committed));
      const number = store.append(q, entry(0));
      await commit();
      expect([heard, late]).toEqual([[], [number]]);
    });
  });
}
