/**
 * Pages of the index that are damaged or gone are told at the next start, with the number of messages that
 * are lost with them; what is left is served, counted, and holds no more space than it needs.
 */
import { describe, expect, it } from '@jest/globals';
import { Level } from 'level';
import { join } from 'node:path';
import { pageKey, queueKey } from '../../../src/store/index/keys.js';
import { StoreHands, persistent, queueEntry, readAll } from '../../support/store-hands.js';
import { temporaryDirectory } from '../../support/temporary-directory.js';

describe('an audit of the index', () => {
  const directory = temporaryDirectory();

  /** Two queues of five pages, ten messages to each page. */
  async function make(): Promise<void> {
    const hands = await StoreHands.open(directory.path);
    for (const name of ['p', 'q']) {
      const queue = hands.queue(name);
      for (let sequence = 0; sequence < 5 * 1024; sequence += 103) queue.append(persistent('x'.repeat(500)), sequence);
      await hands.settled();
    }
    await hands.close();
  }

  /** Changes what level has. */
  async function change(how: (db: Level<Buffer, Buffer>) => Promise<void>): Promise<void> {
    const options = { keyEncoding: 'buffer', valueEncoding: 'buffer' } as const;
    const db = new Level<Buffer, Buffer>(join(directory.path, 'index'), options);
    await how(db);
    await db.close();
  }

  async function expectLess(hands: StoreHands, counts: readonly number[]): Promise<void> {
    const queues = ['p', 'q'].map((name) => hands.queue(name));
    expect(queues.map(({ restoredCount }) => restoredCount)).toEqual(counts);
    expect(queues.map(({ restoredBodyBytes }) => restoredBodyBytes)).toEqual(counts.map((count) => count * 500));
    for (const [index, queue] of queues.entries()) expect(await readAll(queue)).toHaveLength(counts[index]!);
    expect(hands.accounts()).toEqual(await hands.recount());
  }

  it('finds nothing to tell when nothing is wrong', async () => {
    await make();
    const hands = await StoreHands.open(directory.path);
    await expectLess(hands, [50, 50]);
    await hands.close();
    expect(hands.log.entries).toEqual([]);
  });

  it('tells that a page is gone, once', async () => {
    await make();
    await change((db) => db.del(pageKey(2, 3)));
    let hands = await StoreHands.open(directory.path);
    await expectLess(hands, [50, 40]);
    expect(hands.log.entries).toEqual([
      expect.objectContaining({ level: 'error', fields: expect.objectContaining({ messages: 10, queueId: 2 }) }),
    ]);
    await hands.close();
    hands = await StoreHands.open(directory.path);
    await expectLess(hands, [50, 40]);
    await hands.close();
    expect(hands.log.entries).toEqual([]);
  });

  it('tells that a page is damaged, and gives back the space of what was in it', async () => {
    await make();
    await change(async (db) => {
      for (let page = 0; page < 5; page++) await db.put(pageKey(1, page), Buffer.from('rubbish'));
    });
    const hands = await StoreHands.open(directory.path);
    await expectLess(hands, [0, 50]);
    hands.queue('q').settleRange(0, 5 * 1024);
    await hands.checkpoint();
    expect(hands.files().length).toBeLessThan(4);
    await hands.close();
    expect(hands.log.entries).toContainEqual(
      expect.objectContaining({ fields: expect.objectContaining({ messages: 50 }) }),
    );
  });

  it('counts messages that a page has again', async () => {
    await make();
    let before: Buffer | undefined;
    await change(async (db) => {
      before = await db.get(pageKey(1, 0));
    });
    let hands = await StoreHands.open(directory.path);
    hands.queue('p').settleRange(0, 1024);
    await hands.close();
    await change((db) => db.put(pageKey(1, 0), before!));
    hands = await StoreHands.open(directory.path);
    await expectLess(hands, [50, 50]);
    await hands.close();
  });

  it('leaves a queue alone that is deleted meanwhile', async () => {
    await make();
    await change((db) => db.del(pageKey(1, 0)));
    let hands = await StoreHands.open(directory.path);
    hands.store.remove(queueEntry('p'));
    hands.queue('q').settleRange(0, 5 * 1024);
    await hands.checkpoint();
    expect([hands.accounts().size, await hands.recount()]).toEqual([0, new Map()]);
    await hands.close();
    hands = await StoreHands.open(directory.path);
    expect(hands.log.entries).toEqual([]);
    await hands.close();
  });

  it.each(['missing', 'of another time'])('refuses an index in which the record of a queue is %s', async (what) => {
    await make();
    let before: Buffer | undefined;
    await change(async (db) => {
      before = await db.get(queueKey(1));
    });
    const hands = await StoreHands.open(directory.path);
    hands.queue('p').settle(0);
    await hands.close();
    await change((db) => (what === 'missing' ? db.del(queueKey(1)) : db.put(queueKey(1), before!)));
    await expect(StoreHands.open(directory.path)).rejects.toMatchObject({ code: 'ERR_STORE_DAMAGED' });
  });
});
