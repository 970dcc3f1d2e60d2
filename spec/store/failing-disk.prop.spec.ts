/**
 * On a disk that fails now and then, or for a while, nothing is confirmed that is not on disk, publishers are
 * told to wait, and all goes on afterwards with nothing lost.
 */
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { Obstacle } from '../../src/core/storage.js';
import { type DiskCall, FaultyDisk } from '../support/faulty-disk.js';
import { Random } from '../support/random.js';
import { StoreHands, bodyOf, durable, persistent, readAll } from '../support/store-hands.js';
import { StoreModel, stateText } from '../support/store-model.js';
import { StoreUser, lanesInEntries } from '../support/store-user.js';
import { temporaryDirectory } from '../support/temporary-directory.js';

const SEEDS = [1, 2, 3, 4, 5, 6];
const TURNS = 120;

const turnOfTheEventLoop = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

describe('a store on a disk that fails', () => {
  const directory = temporaryDirectory();

  /** All that is there after another start. */
  async function contents(path: string, model: StoreModel): Promise<string> {
    const hands = await StoreHands.open(path);
    const names = [...lanesInEntries(hands.entries)];
    expect(names.sort()).toEqual([...model.queues.keys()].sort());
    const found = await new StoreUser(new Random(0), hands, model).contents();
    expect(hands.accounts()).toEqual(await hands.recount());
    await hands.close();
    return stateText(found);
  }

  it.each(SEEDS)('loses nothing, whatever call fails (seed %i)', async (seed) => {
    const random = new Random(seed);
    const disk = new FaultyDisk(random);
    const path = join(directory.path, 'data');
    const hands = await StoreHands.open(path, { disk });
    const obstacles = new Set<Obstacle>();
    hands.store.onProgress(() => obstacles.add(hands.store.obstacle));
    const often = {
      write: 4,
      read: 6,
      open: 3,
      size: 3,
      truncate: 3,
      sync: 3,
      space: 2,
      rename: 2,
      remove: 2,
      close: 9,
    };
    disk.faults = { shortOneIn: 3, failOneIn: often };
    const model = new StoreModel();
    const user = new StoreUser(random, hands, model);
    for (let turns = TURNS; turns > 0; turns--) {
      user.turn();
      if (random.oneIn(5)) await user.rest();
      for (let rounds = random.below(4); rounds > 0; rounds--) await turnOfTheEventLoop();
    }
    disk.faults = {};
    await hands.settled();
    expect([hands.store.obstacle, obstacles.has('disk'), user.wrong]).toEqual(['none', true, []]);
    await hands.close();
    expect(await contents(path, model)).toBe(stateText(model.queues));
  });

  it('confirms nothing while it fails, tells that publishers have to wait, and then goes on', async () => {
    const disk = new FaultyDisk(new Random(1));
    const hands = await StoreHands.open(directory.path, { disk });
    const q = hands.queue('q');
    await hands.settled();
    const before = hands.store.committed;
    const heard: [number, Obstacle][] = [];
    const obstacle = new Promise<void>((resolve) => {
      hands.store.onProgress(() => {
        heard.push([hands.store.committed, hands.store.obstacle]);
        resolve();
      });
    });
    disk.full = true;
    for (let sequence = 0; sequence < 10; sequence++) {
      q.append(persistent(`m${sequence}`), sequence);
      hands.store.commit();
    }
    await obstacle;
    const tries = disk.count('write');
    while (disk.count('write') < tries + 10) await turnOfTheEventLoop();
    expect(heard).toEqual([[before, 'disk']]);
    disk.full = false;
    await hands.settled();
    expect(heard.slice(0, 2)).toEqual([
      [before, 'disk'],
      [before + 1, 'none'],
    ]);
    expect(hands.log.entries.map(({ level, text }) => [level, text.includes('free some space')])).toEqual([
      ['error', true],
      ['info', false],
    ]);
    expect((await readAll(q, 0, 10)).map(({ message }) => bodyOf(message))).toHaveLength(10);
    await hands.close();
  });

  it.each<DiskCall>(['open', 'truncate', 'size', 'sync'])('waits until a new file can be made: %s', async (call) => {
    const disk = new FaultyDisk(new Random(1));
    const hands = await StoreHands.open(directory.path, { disk });
    const q = hands.queue('q');
    await hands.settled();
    disk.faults = { failOneIn: { [call]: 1 } };
    const isWaiting = (): boolean => hands.store.obstacle === 'disk';
    let sequence = 0;
    while (!isWaiting()) {
      const commit = q.append(persistent('x'.repeat(1000)), sequence++);
      const progress = new Promise<void>((resolve) => {
        hands.store.onProgress(resolve);
      });
      hands.store.commit();
      await progress;
      expect(hands.store.committed >= commit).toBe(!isWaiting());
    }
    const { committed } = hands.store;
    disk.faults = {};
    await hands.settled();
    expect(hands.store.committed).toBeGreaterThan(committed);
    expect(await readAll(q, 0, sequence)).toHaveLength(sequence);
    await hands.close();
  });

  it('waits with reads as long as the log cannot be read', async () => {
    const disk = new FaultyDisk(new Random(1));
    const hands = await StoreHands.open(directory.path, { disk });
    const q = hands.queue('q');
    for (let sequence = 0; sequence < 5; sequence++) q.append(persistent(`m${sequence}`), sequence);
    await hands.settled();
    disk.faults = { failOneIn: { read: 1 } };
    const reading = readAll(q, 0, 5);
    while (disk.count('read') < 5) await turnOfTheEventLoop();
    disk.faults = {};
    expect((await reading).map(({ message }) => bodyOf(message))).toEqual(['m0', 'm1', 'm2', 'm3', 'm4']);
    await hands.close();
    expect(hands.log.levels).toEqual(['error']);
  });

  it('is closed all the same, and has what it confirmed', async () => {
    const disk = new FaultyDisk(new Random(1));
    let hands = await StoreHands.open(directory.path, { disk });
    const q = hands.queue('q');
    q.append(persistent('confirmed'), 0);
    await hands.settled();
    disk.full = true;
    disk.faults = { failOneIn: { read: 1 } };
    q.read(0, 1, () => expect(true).toBe(false)); // it is not answered any more
    q.append(persistent('not confirmed'), 1);
    hands.store.commit();
    hands.store.checkpointer.request();
    await hands.close();
    expect(disk.openFiles).toBe(0);
    hands = await StoreHands.open(directory.path);
    const found = await readAll(hands.store.openQueue(durable('q'), 0));
    const [first, ...others] = found.map(({ message }) => bodyOf(message));
    expect(first).toBe('confirmed');
    // What failed may have been written all the same.
    expect(['', 'not confirmed']).toContain(others.join());
    await hands.close();
  });

  it('opens the index again when it cannot be written, and serves meanwhile', async () => {
    let hands = await StoreHands.open(directory.path);
    const q = hands.queue('q');
    for (let sequence = 0; sequence < 8000; sequence += 100) q.append(persistent(`m${sequence}`), sequence);
    const r = hands.queue('r');
    await hands.checkpoint();
    q.pagedOut(0, 8192);
    const { database } = hands.store.state;
    const write = database.write.bind(database);
    let failures = 3;
    database.write = async (operations) => {
      if (failures-- > 0) throw new Error('made to fail');
      await write(operations);
    };
    r.append(persistent('m'), 0);
    await hands.settled();
    const reading = readAll(q, 0, 7000);
    hands.store.checkpointer.request();
    while (database.readable) await turnOfTheEventLoop();
    q.append(persistent('last'), 8001);
    for (const sequence of [2000, 8001]) q.settle(sequence);
    q.settleRange(3000, 5000);
    q.delivered(1000);
    q.append(persistent('more'), 8002);
    await hands.settled();
    expect((await reading).length).toBeGreaterThanOrEqual(49);
    while (failures >= 0) await hands.checkpoint();
    await hands.close();
    hands = await StoreHands.open(directory.path);
    const found = (await readAll(hands.store.openQueue(durable('q'), 0))).map(({ sequence }) => sequence);
    const kept = Array.from({ length: 80 }, (_, index) => index * 100).filter(
      (one) => one !== 2000 && (one < 3000 || one >= 5000),
    );
    expect(found).toEqual([...kept, 8002]);
    expect(hands.accounts()).toEqual(await hands.recount());
    await hands.close();
  });
});
