/**
 * Whatever is done with a store, and however often its process dies in the midst of it: what was durable
 * is there at the next start, turns are there as a whole or not at all, and the accounts are right.
 */
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type Faults, FaultyDisk } from '../support/faulty-disk.js';
import { Random } from '../support/random.js';
import { StoreHands } from '../support/store-hands.js';
import { StoreModel, stateText } from '../support/store-model.js';
import { StoreUser, lanesInEntries } from '../support/store-user.js';
import { temporaryDirectory } from '../support/temporary-directory.js';

const LIVES = 5;
const TURNS = 60;
const SEEDS = Array.from({ length: 12 }, (_, index) => index + 1);

const turnOfTheEventLoop = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

describe('a store whose process dies', () => {
  const directory = temporaryDirectory();

  /** Opens the store and compares it with what may be there. */
  async function restart(path: string, disk: FaultyDisk, model: StoreModel, committed: number): Promise<StoreHands> {
    const hands = await StoreHands.open(path, { disk });
    expect(hands.store.committed).toBeGreaterThanOrEqual(committed);
    const names = lanesInEntries(hands.entries);
    const survivors = model.survivors(committed);
    model.restart(new Map(names.map((name) => [name, { nextSequence: 0, messages: new Map() }])));
    const user = new StoreUser(new Random(0), hands, model);
    const found = await user.contents();
    expect(survivors).toContain(stateText(found));
    expect(user.wrong).toEqual([]);
    expect(hands.accounts()).toEqual(await hands.recount());
    model.restart(found);
    return hands;
  }

  /** Lives one life; returns what was durable when it ended. */
  async function live(random: Random, hands: StoreHands, model: StoreModel): Promise<number> {
    const user = new StoreUser(random, hands, model);
    for (let turns = random.between(1, TURNS); turns > 0; turns--) {
      user.turn();
      if (random.oneIn(5)) await user.rest();
      for (let rounds = random.below(4); rounds > 0; rounds--) await turnOfTheEventLoop();
    }
    expect(user.wrong).toEqual([]);
    user.turn(); // it dies in the midst of what this brings about
    hands.store.demand();
    hands.store.commit();
    for (let rounds = random.below(6); rounds > 0; rounds--) await turnOfTheEventLoop();
    return hands.store.committed;
  }

  async function expectSurvival(seed: number, faults: Faults): Promise<void> {
    const random = new Random(seed);
    const model = new StoreModel();
    let path = join(directory.path, `${seed}.0`);
    let disk = new FaultyDisk(random, faults);
    let hands = await StoreHands.open(path, { disk });
    for (let lives = 1; lives <= LIVES; lives++) {
      const committed = await live(random, hands, model);
      await disk.crash();
      path = join(directory.path, `${seed}.${lives}`);
      expect(hands.log.entries).toEqual([]);
      await hands.dieInto(path);
      disk = new FaultyDisk(random, faults);
      hands = await restart(path, disk, model, committed);
      expect(hands.log.entries.filter(({ level }) => level !== 'warn')).toEqual([]);
      hands.log.entries.length = 0;
    }
    await live(random, hands, model);
    await hands.close();
    model.endTurn(hands.store.committed);
    hands = await restart(path, new FaultyDisk(random, faults), model, hands.store.committed);
    expect(hands.log.entries).toEqual([]);
    await hands.close();
  }

  it.each(SEEDS)('has what was durable, whole turns only, and exact accounts (seed %i)', async (seed) => {
    await expectSurvival(seed, { shortOneIn: 3, turnsMax: 8 });
  });
});
