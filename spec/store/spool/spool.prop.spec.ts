/**
 * Whatever is spilled, read and freed in whatever order, on a disk that is slow, short-handed and fails:
 * what comes back is what was spilled, and in the end the disk is empty.
 */
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { SpillableMessage, Spilled } from '../../../src/core/storage.js';
import { type Faults, FaultyDisk } from '../../support/faulty-disk.js';
import { plainRestored, spillable } from '../../support/plain-message.js';
import { Random } from '../../support/random.js';
import { SpoolHands } from '../../support/spool-hands.js';
import { temporaryDirectory } from '../../support/temporary-directory.js';

const CHUNKS = 30;
const FILE_BYTES = 20_000;

interface Held {
  readonly spilled: Spilled;
  readonly messages: readonly SpillableMessage[];
}

function chunk(random: Random): readonly SpillableMessage[] {
  const bodies = Array.from({ length: random.between(1, 30) }, () => random.word(random.between(0, 400)));
  return spillable(bodies, random.below(1_000_000));
}

describe('a spool', () => {
  const directory = temporaryDirectory();

  /** Lets several users at once spill, read and free; returns what they saw. */
  async function useSpool(seed: number, faults: Faults): Promise<{ hands: SpoolHands; read: number; refused: number }> {
    const random = new Random(seed);
    const disk = new FaultyDisk(random);
    const hands = await SpoolHands.open(mkdtempSync(join(directory.path, 's')), disk, FILE_BYTES);
    disk.faults = faults;
    let read = 0;
    let refused = 0;
    const user = async (): Promise<void> => {
      const held: Held[] = [];
      for (let turn = 0; turn < CHUNKS; turn++) {
        const messages = chunk(random);
        const spilled = await hands.spill(messages);
        if (spilled === undefined) refused++;
        else held.push({ spilled, messages });
        while (held.length > random.below(12)) {
          const [one] = held.splice(random.below(held.length), 1);
          const expected = new Set(one!.messages.map((message) => JSON.stringify(plainRestored(message))));
          // More than one read may be under way.
          const reads = await Promise.all(
            random.oneIn(3) ? [one, one].map((same) => hands.read(same!.spilled)) : [hands.read(one!.spilled)],
          );
          for (const restored of reads) {
            expect(restored.every((message) => expected.has(JSON.stringify(plainRestored(message))))).toBe(true);
            read += restored.length;
          }
          hands.spool.free(one!.spilled);
        }
      }
      for (const { spilled } of held) hands.spool.free(spilled);
    };
    await Promise.all([user(), user(), user()]);
    disk.faults = {};
    await hands.close();
    expect(hands.files().size).toBe(0);
    return { hands, read, refused };
  }

  it.each([1, 2, 3, 4])('loses nothing on a disk that is slow and short-handed (seed %i)', async (seed) => {
    const { hands, refused, read } = await useSpool(seed, { shortOneIn: 3, turnsMax: 5 });
    expect([refused, hands.log.entries]).toEqual([0, []]);
    expect(read).toBeGreaterThan(CHUNKS);
  });

  it.each([1, 2, 3, 4])('refuses what it cannot write, and says nothing wrong (seed %i)', async (seed) => {
    const faults = { shortOneIn: 5, failOneIn: { write: 5, read: 5, open: 2 } };
    const { hands, refused, read } = await useSpool(seed, faults);
    expect(refused).toBeGreaterThan(0);
    expect(read).toBeGreaterThan(CHUNKS);
    expect(new Set(hands.log.levels)).toEqual(new Set(['error', 'info', 'warn']));
  });
});
