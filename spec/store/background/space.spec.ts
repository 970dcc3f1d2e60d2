/**
 * The log takes as much space as what is in it needs, and not much more; a disk with little room is told.
 */
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { QueueStore } from '../../../src/core/storage.js';
import { type Disk, nodeDisk } from '../../../src/store/disk.js';
import { SMALL, StoreHands, bodyOf, persistent, queueEntry, readAll } from '../../support/store-hands.js';
import { temporaryDirectory } from '../../support/temporary-directory.js';

describe('the space of a store', () => {
  const directory = temporaryDirectory();

  /** Appends messages, some twenty to a file of the log. */
  async function fill(hands: StoreHands, queue: QueueStore, from: number, to: number): Promise<void> {
    for (let sequence = from; sequence < to; sequence++) {
      queue.append(persistent(`${sequence} `.padEnd(700, 'x')), sequence);
      await hands.settled();
    }
  }

  const diskBytes = (hands: StoreHands): number =>
    hands.files().reduce((sum, name) => sum + statSync(join(directory.path, 'log', name)).size, 0);

  it('is given back when messages are settled', async () => {
    const hands = await StoreHands.open(directory.path);
    const q = hands.queue('q');
    await fill(hands, q, 0, 300);
    const before = hands.files().length;
    expect(before).toBeGreaterThan(12);
    q.settleRange(0, 300);
    await hands.checkpoint();
    // The one that is written, the next one, and one to be used again.
    expect(hands.files()).toHaveLength(3);
    expect(diskBytes(hands)).toBeLessThan(4 * SMALL.segmentBytes);
    await hands.close();
  });

  it('is given back as the log goes on, without being asked for', async () => {
    const hands = await StoreHands.open(directory.path);
    const q = hands.queue('q');
    for (let sequence = 0; sequence < 400; sequence++) {
      await fill(hands, q, sequence, sequence + 1);
      q.settle(sequence);
    }
    expect(hands.store.log.position.segment).toBeGreaterThan(15);
    expect(hands.files().length).toBeLessThan(9);
    await hands.close();
  });

  it('is used again: files that are not needed any more take new commits', async () => {
    const hands = await StoreHands.open(directory.path);
    const q = hands.queue('q');
    const inodes = new Set<number>();
    for (let round = 0; round < 10; round++) {
      await fill(hands, q, round * 60, round * 60 + 60);
      q.settleRange(0, round * 60 + 60);
      await hands.checkpoint();
      for (const name of hands.files()) inodes.add(statSync(join(directory.path, 'log', name)).ino);
    }
    expect(hands.store.log.position.segment).toBeGreaterThan(20);
    expect(inodes.size).toBeLessThan(20);
    await hands.close();
  });

  it('is not used again in the place of the file that is written, when the process died before', async () => {
    let hands = await StoreHands.open(join(directory.path, 'before'));
    await fill(hands, hands.queue('q'), 0, 100);
    hands.queue('q').settleRange(0, 80);
    await hands.settled();
    const path = join(directory.path, 'after');
    await hands.dieInto(path);
    hands = await StoreHands.open(path);
    hands.store.checkpointer.request(); // before anything is written
    await hands.store.checkpointer.idle();
    while (!hands.files().some((name) => name.endsWith('.spare'))) await new Promise(setImmediate);
    const q = hands.queue('q');
    expect(await readAll(q)).toHaveLength(20);
    q.append(persistent('last'), 100);
    await hands.settled();
    const found = await readAll(q, 0, 101);
    expect(found.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 21 }, (_, index) => 80 + index));
    await hands.close();
    expect(hands.log.entries).toEqual([]);
  });

  it('is given back when a queue is deleted', async () => {
    const hands = await StoreHands.open(directory.path);
    await fill(hands, hands.queue('q'), 0, 200);
    await hands.checkpoint();
    hands.store.remove(queueEntry('q'));
    await hands.checkpoint();
    expect(hands.files().length).toBeLessThan(4);
    expect(await hands.store.state.database.nextPage(1, 0, 1000)).toBeUndefined();
    await hands.close();
  });

  it('is not held by what another process has left of deleted queues', async () => {
    let hands = await StoreHands.open(directory.path);
    await fill(hands, hands.queue('q'), 0, 20);
    await hands.checkpoint();
    const { database } = hands.store.state;
    const clearPages = database.clearPages.bind(database);
    database.clearPages = async () => undefined; // it dies before
    hands.store.remove(queueEntry('q'));
    await hands.checkpoint();
    expect(await database.nextPage(1, 0, 10)).toBeDefined();
    database.clearPages = clearPages;
    await hands.close();
    hands = await StoreHands.open(directory.path);
    const isThere = async (): Promise<boolean> => (await hands.store.state.database.nextPage(1, 0, 10)) !== undefined;
    while (await isThere());
    await hands.close();
    expect(hands.log.entries).toEqual([]);
  });

  it('that is not there makes publishers wait, until there is room again', async () => {
    let free = 1e9;
    const disk: Disk = { ...nodeDisk, space: (_path, done) => setImmediate(() => done(null, free)) };
    const tuning = { ...SMALL, spaceCheckMs: 1 };
    const hands = await StoreHands.open(directory.path, { disk, diskFreeMin: 1e8, tuning });
    const q = hands.queue('q');
    const told = (): Promise<void> =>
      new Promise((resolve) => {
        hands.store.onProgress(resolve);
      });
    await hands.settled();
    free = 1e8 - 1;
    await told();
    expect(hands.store.obstacle).toBe('disk');
    q.append(persistent('m'), 0); // it is no reason to refuse what comes all the same
    await hands.settled();
    expect(hands.store.obstacle).toBe('disk');
    free = 1e8;
    await told();
    expect(hands.store.obstacle).toBe('none');
    await hands.close();
    expect(hands.log.entries.map(({ level, text }) => [level, /\bfree\b/.test(text)])).toEqual([
      ['error', true],
      ['info', false],
    ]);
  });

  it('that is missing from the start makes publishers wait before the first tick', async () => {
    const disk: Disk = { ...nodeDisk, space: (_path, done) => setImmediate(() => done(null, 1)) };
    const hands = await StoreHands.open(directory.path, { disk, diskFreeMin: 2 });
    while (hands.store.obstacle === 'none') await new Promise(setImmediate);
    await hands.close();
    expect(hands.log.entries).toMatchObject([{ level: 'error', fields: { free: 1, diskFreeMin: 2 } }]);
  });

  it('that nobody can tell is said once, and is no reason to wait', async () => {
    let asked = 0;
    const failure = Object.assign(new Error('EIO: it does not say'), { code: 'EIO' });
    const disk: Disk = {
      ...nodeDisk,
      space: (_path, done) => {
        asked++;
        setImmediate(() => done(failure, undefined));
      },
    };
    const tuning = { ...SMALL, spaceCheckMs: 1 };
    const hands = await StoreHands.open(directory.path, { disk, diskFreeMin: 2, tuning });
    while (asked < 5) await new Promise(setImmediate);
    expect(hands.store.obstacle).toBe('none');
    await hands.close();
    expect(hands.log.levels).toEqual(['warn']);
  });

  it('that is little is not taken by a checkpoint: the log has it all', async () => {
    const disk: Disk = { ...nodeDisk, space: (_path, done) => setImmediate(() => done(null, 1e6)) };
    let hands = await StoreHands.open(directory.path, { disk });
    await fill(hands, hands.queue('q'), 0, 60);
    await hands.checkpoint();
    await hands.close();
    expect(hands.log.levels).toEqual(['error']);
    hands = await StoreHands.open(directory.path);
    const found = await readAll(hands.queue('q'));
    expect(found.map(({ message }) => Number.parseInt(bodyOf(message)))).toEqual(
      Array.from({ length: 60 }, (_, index) => index),
    );
    await hands.close();
  });
});
