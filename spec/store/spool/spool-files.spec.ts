/**
 * Files come when there is no room and go when nothing in them is needed: the disk comes back.
 */
import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Spilled } from '../../../src/core/storage.js';
import { plainRestored, spillable } from '../../support/plain-message.js';
import { FaultyDisk } from '../../support/faulty-disk.js';
import { Random } from '../../support/random.js';
import { SpoolHands } from '../../support/spool-hands.js';
import { temporaryDirectory } from '../../support/temporary-directory.js';

/** Room for four chunks of one message each. */
const BODY = 'x'.repeat(1000);
const FILE_BYTES = 4500;

describe('files of a spool', () => {
  const directory = temporaryDirectory();
  let disk: FaultyDisk;
  let hands: SpoolHands;

  beforeEach(async () => {
    disk = new FaultyDisk(new Random(1));
    hands = await SpoolHands.open(directory.path, disk, FILE_BYTES);
  });

  const spill = async (): Promise<Spilled> => (await hands.spill(spillable([BODY])))!;
  const free = (...spilled: readonly (Spilled | undefined)[]): void => {
    for (const one of spilled) hands.spool.free(one!);
  };

  async function spillMany(count: number): Promise<Spilled[]> {
    const spilled: Spilled[] = [];
    for (let at = 0; at < count; at++) spilled.push(await spill());
    return spilled;
  }

  it('are none before something is spilled', async () => {
    expect(hands.files().size).toBe(0);
    await hands.close();
  });

  it('are filled one after the other, each with one write a chunk', async () => {
    await spillMany(8);
    expect([...hands.files().keys()].toSorted()).toEqual(['1.spool', '2.spool']);
    expect([disk.count('open'), disk.count('write'), disk.count('sync')]).toEqual([2, 8, 0]);
    await hands.close();
  });

  it('go when the last chunk in them is freed', async () => {
    const spilled = await spillMany(12);
    const removed = disk.count('remove');
    free(...spilled.slice(4, 7));
    expect(disk.count('close')).toBe(0);
    free(spilled[7]);
    expect(disk.count('close')).toBe(1);
    free(...spilled.slice(0, 4), ...spilled.slice(8));
    expect(disk.count('close')).toBe(3);
    await hands.close();
    expect([hands.files().size, disk.count('remove') - removed]).toEqual([0, 3]);
  });

  it('leave nothing behind while the spool goes on', async () => {
    for (let round = 0; round < 3; round++) {
      const spilled = await spillMany(6);
      const gone = watchFiles();
      free(...spilled);
      await gone;
      expect(hands.files().size).toBe(0);
    }
    await hands.close();
  });

  it('are written over where chunks were freed', async () => {
    const spilled = await spillMany(8);
    free(spilled[1], spilled[2], spilled[6]);
    const again = await spillMany(3);
    expect(disk.count('open')).toBe(2);
    for (const one of [...again, spilled[0]!, spilled[3]!, spilled[7]!]) {
      expect((await hands.read(one)).map(plainRestored)).toEqual(spillable([BODY]).map(plainRestored));
    }
    await hands.close();
  });

  it('grow no further than what is needed, however long chunks come and go', async () => {
    const random = new Random(7);
    const held: Spilled[] = [];
    for (let turn = 0; turn < 200; turn++) {
      if (held.length >= 10) free(...held.splice(random.below(held.length), 1));
      held.push((await hands.spill(spillable(['y'.repeat(random.between(100, 1000))])))!);
    }
    expect(hands.files().size).toBeLessThanOrEqual(4);
    await hands.close();
  });

  it('take a chunk larger than a file', async () => {
    const messages = spillable(['z'.repeat(3 * FILE_BYTES), 'z']);
    const spilled = (await hands.spill(messages))!;
    expect(spilled.bytes).toBeGreaterThan(3 * FILE_BYTES);
    expect(hands.files()).toEqual(new Map([['1.spool', spilled.bytes]]));
    expect((await hands.read(spilled)).map(plainRestored)).toEqual(messages.map(plainRestored));
    await hands.close();
  });

  it('are opened once for all who wait', async () => {
    const spilled = await Promise.all([0, 1, 2, 3].map(spill));
    expect([disk.count('open'), new Set(spilled).size]).toEqual([1, 4]);
    await hands.close();
  });

  /** Resolves when the disk has deleted all that was asked for. */
  async function watchFiles(): Promise<void> {
    const turn = (): Promise<void> =>
      new Promise((resolve) => {
        setImmediate(resolve);
      });
    await turn();
    while (hands.files().size > 0) await turn();
  }
});
