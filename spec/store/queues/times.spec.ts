/**
 * The times of messages are found at the next start, wherever their messages stand by then, and cost nothing
 * where there are none.
 */
import { describe, expect, it } from '@jest/globals';
import type { QueueStore } from '../../../src/core/storage.js';
import { StoreHands, persistent, queueEntry, readAll, timesOf } from '../../support/store-hands.js';
import { temporaryDirectory } from '../../support/temporary-directory.js';

const PAGES = 20;
const TIME = 1_800_000_000_000;

describe('the times of messages', () => {
  const directory = temporaryDirectory();

  async function reopen(hands: StoreHands): Promise<StoreHands> {
    await hands.close();
    return StoreHands.open(directory.path);
  }

  /** A hundred messages on each of many pages; every tenth expires, the later the longer it has waited. */
  function fill(q: QueueStore): void {
    for (let sequence = 0; sequence < PAGES * 1024; sequence++) {
      if (sequence % 10 > 0) continue;
      q.append(persistent('m'), sequence);
      if (sequence % 100 === 0) q.expires(sequence, TIME - sequence);
    }
  }

  it('are told of in order, some at a time, and all of them', async () => {
    let hands = await StoreHands.open(directory.path);
    fill(hands.queue('q'));
    hands = await reopen(hands);
    const q = hands.queue('q');
    expect(q.hasTimes).toBe(true);
    const runs: number[][] = [];
    await new Promise<void>((resolve) => {
      q.times((found, isLast) => {
        runs.push(found.map(({ sequence }) => sequence));
        expect(found.filter(({ bodyBytes }) => bodyBytes !== 1)).toEqual([]);
        if (isLast) resolve();
      });
      expect(runs).toEqual([]);
    });
    const expected = Array.from({ length: Math.ceil((PAGES * 1024) / 100) }, (_, index) => index * 100);
    expect(runs.flat()).toEqual(expected);
    expect(runs.length).toBeGreaterThan(2);
    expect(Math.max(...runs.map(({ length }) => length))).toBeLessThan(100);
    const [index] = hands.store.state.allIndexes();
    expect([...index!.pages.keys()]).toEqual([PAGES - 1]); // the newest gets more
    await hands.close();
  });

  it('are those of the last word, and of messages that are there', async () => {
    let hands = await StoreHands.open(directory.path);
    let q = hands.queue('q');
    for (let sequence = 0; sequence < 8; sequence++) q.append(persistent('m'), sequence);
    for (const sequence of [1, 2]) q.expires(sequence, TIME);
    await hands.checkpoint();
    q.delay(2, TIME + 2);
    q.delay(3, TIME + 3);
    q.delay(4, TIME + 4);
    q.delay(4, 0);
    q.delay(5, Number.MAX_VALUE);
    q.delay(6, 77.5);
    q.settle(1);
    q.delay(1, TIME);
    hands = await reopen(hands);
    q = hands.queue('q');
    const expected = [
      { sequence: 2, expiresAt: TIME, delayedUntil: TIME + 2 },
      { sequence: 3, expiresAt: 0, delayedUntil: TIME + 3 },
      { sequence: 5, expiresAt: 0, delayedUntil: 2 ** 48 - 1 },
      { sequence: 6, expiresAt: 0, delayedUntil: 77 },
    ];
    expect(await timesOf(q)).toEqual(expected);
    const read = (await readAll(q)).filter(({ expiresAt, delayedUntil }) => expiresAt + delayedUntil > 0);
    expect(read.map(({ sequence, expiresAt, delayedUntil }) => ({ sequence, expiresAt, delayedUntil }))).toEqual(
      expected,
    );
    await hands.close();
  });

  it('are told of messages that were there at the start, not of those that came since', async () => {
    let hands = await StoreHands.open(directory.path);
    const queues = (): QueueStore[] => ['q', 'r'].map((name) => hands.queue(name));
    const [timed, plain] = queues();
    timed!.append(persistent('m'), 0);
    timed!.expires(0, TIME);
    plain!.append(persistent('m'), 0);
    hands = await reopen(hands);
    const [q, r] = queues();
    for (const queue of [q!, r!]) {
      queue.append(persistent('new'), 1);
      queue.expires(1, TIME);
    }
    expect([q!.hasTimes, r!.hasTimes]).toEqual([true, false]);
    expect(await timesOf(q!)).toEqual([{ sequence: 0, expiresAt: TIME, delayedUntil: 0 }]);
    expect(await timesOf(r!)).toEqual([]);
    await hands.close();
  });

  it('are forgotten by a queue in which nothing is left', async () => {
    let hands = await StoreHands.open(directory.path);
    let q = hands.queue('q');
    fill(q);
    q.settleRange(0, PAGES * 1024);
    hands = await reopen(hands);
    q = hands.queue('q');
    expect([q.hasTimes, q.restoredCount, q.restoredBodyBytes]).toEqual([false, 0, 0]);
    q.append(persistent('m'), PAGES * 1024);
    hands = await reopen(hands);
    expect(hands.queue('q').hasTimes).toBe(false);
    await hands.close();
  });

  it('are not told of any more when the queue is deleted', async () => {
    let hands = await StoreHands.open(directory.path);
    fill(hands.queue('q'));
    hands = await reopen(hands);
    let calls = 0;
    await new Promise<void>((resolve) => {
      hands.queue('q').times(() => {
        calls++;
        hands.store.remove(queueEntry('q'));
        resolve();
      });
    });
    await hands.checkpoint();
    await hands.close();
    expect(calls).toBe(1);
  });

  it('wait as long as the index cannot be read', async () => {
    let hands = await StoreHands.open(directory.path);
    fill(hands.queue('q'));
    hands = await reopen(hands);
    const { database } = hands.store.state;
    const nextPage = database.nextPage.bind(database);
    let reads = 0;
    database.nextPage = async (...range) => {
      if (++reads === 3) throw new Error('made to fail');
      return nextPage(...range);
    };
    expect(await timesOf(hands.queue('q'))).toHaveLength(Math.ceil((PAGES * 1024) / 100));
    expect(hands.log.levels).toEqual(['error']);
    await hands.close();
  });
});
