/**
 * Settling a range of messages whose index pages are on disk takes no time; they are gone for whoever looks,
 * and the pages go behind that, in this process or the next.
 */
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { QueueStore } from '../../../src/core/storage.js';
import type { QueueIndex } from '../../../src/store/index/queue-index.js';
import { StoreHands, persistent, queueEntry, readAll } from '../../support/store-hands.js';
import { temporaryDirectory } from '../../support/temporary-directory.js';

const PAGES = 30;
const END = PAGES * 1024;

describe('sweeping', () => {
  const directory = temporaryDirectory();
  const path = (name: string): string => join(directory.path, name);

  /** A queue of many pages, eight messages to each, none of them in memory. */
  async function makeLong(name: string): Promise<{ hands: StoreHands; q: QueueStore; index: QueueIndex }> {
    const hands = await StoreHands.open(path(name));
    const q = hands.queue('q');
    for (let sequence = 0; sequence < END; sequence += 128) q.append(persistent('m'), sequence);
    await hands.settled();
    q.pagedOut(0, END);
    await hands.checkpoint();
    const [index] = hands.store.state.allIndexes();
    expect(index!.pages.size).toBe(0);
    return { hands, q, index: index! };
  }

  const sequencesOf = async (q: QueueStore): Promise<readonly number[]> =>
    (await readAll(q, 0, END)).map(({ sequence }) => sequence);

  const left = (from: number, to: number): readonly number[] =>
    Array.from({ length: END / 128 }, (_, index) => index * 128).filter(
      (sequence) => sequence < from || sequence >= to,
    );

  it('is begun at once, and nobody sees what it is to settle', async () => {
    const { hands, q, index } = await makeLong('data');
    q.settleRange(500, END - 500);
    expect(index.sweeps).toEqual([{ from: 500, to: END - 500 }]);
    expect(await sequencesOf(q)).toEqual(left(500, END - 500));
    await hands.close();
  });

  it('leaves nothing behind, on disk or in the accounts', async () => {
    const { hands, q, index } = await makeLong('data');
    q.settleRange(0, END);
    while (index.sweeps.length > 0) await new Promise(setImmediate);
    expect([index.live, hands.accounts().size]).toEqual([0, 0]);
    await hands.checkpoint();
    expect(await hands.store.state.database.nextPage(index.id, 0, PAGES)).toBeUndefined();
    await hands.close();
  });

  it('goes on in the next process, before anybody looks', async () => {
    const { hands, q } = await makeLong('before');
    q.settleRange(0, 20_000);
    await hands.settled();
    await hands.dieInto(path('after')); // some of it may be done, none of it is in the index
    const next = await StoreHands.open(path('after'));
    const queue = next.queue('q');
    expect(queue.restoredCount).toBe(left(0, 20_000).length);
    expect(await sequencesOf(queue)).toEqual(left(0, 20_000));
    expect(next.accounts()).toEqual(await next.recount());
    await next.close();
  });

  it.each(Array.from({ length: 12 }, (_, turns) => turns))('goes on from any checkpoint (turn %i)', async (turns) => {
    const { hands, q } = await makeLong('before');
    q.settleRange(100, 15_000);
    q.settleRange(12_000, END - 100);
    await hands.settled();
    hands.store.checkpointer.request();
    for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate);
    hands.store.checkpointer.request();
    await hands.dieInto(path('after'));
    const next = await StoreHands.open(path('after'));
    expect(await sequencesOf(next.queue('q'))).toEqual(left(100, END - 100));
    expect(next.accounts()).toEqual(await next.recount());
    await next.close();
  });

  it('takes new messages meanwhile', async () => {
    const { hands, q } = await makeLong('data');
    q.settleRange(0, END);
    for (let sequence = END; sequence < END + 10; sequence++) q.append(persistent('new'), sequence);
    await hands.settled();
    await hands.close();
    const next = await StoreHands.open(path('data'));
    expect(next.queue('q').restoredCount).toBe(10);
    await next.close();
  });

  it('ends with its queue', async () => {
    const { hands, q, index } = await makeLong('data');
    q.settleRange(0, END - 1);
    hands.store.remove(queueEntry('q'));
    await hands.checkpoint();
    expect([index.live, hands.accounts().size]).toEqual([0, 0]);
    await hands.close();
    expect(hands.log.entries).toEqual([]);
  });

  it('does not take a page that it read before a checkpoint for what is there now', async () => {
    const { hands, q, index } = await makeLong('data');
    const { database } = hands.store.state;
    const nextPage = database.nextPage.bind(database);
    database.nextPage = async (...range) => {
      database.nextPage = nextPage;
      const page = await nextPage(...range);
      q.settle(128);
      await hands.checkpoint();
      expect(index.pages.has(0)).toBe(false);
      return page;
    };
    q.settleRange(500, END);
    while (index.sweeps.length > 0) await new Promise(setImmediate);
    expect(await sequencesOf(q)).toEqual([0, 256, 384]);
    expect(hands.accounts()).toEqual(await hands.recount());
    await hands.close();
  });

  it('waits as long as the index cannot be read', async () => {
    const { hands, q, index } = await makeLong('data');
    const { database } = hands.store.state;
    const nextPage = database.nextPage.bind(database);
    let failures = 3;
    const failed = new Promise<void>((resolve) => {
      database.nextPage = async (...range) => {
        if (failures-- > 0) throw new Error('made to fail');
        resolve();
        return nextPage(...range);
      };
    });
    q.settleRange(0, END);
    await failed;
    while (index.sweeps.length > 0) await new Promise(setImmediate);
    expect(index.live).toBe(0);
    expect(hands.log.levels).toEqual(['error', 'error', 'error']);
    await hands.close();
  });
});
