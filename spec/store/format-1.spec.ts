/**
 * What a store of format 1 holds is found by every later version.
 *
 * The fixture is made again, on purpose only, with LEVERET_MAKE_FIXTURE=format-1 in the environment of this
 * spec: never for a format that a release has written.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { StoreHands, durable, readAll } from '../support/store-hands.js';
import { plainMessage } from '../support/plain-message.js';
import {
  fixtureEntries,
  fixtureMessage,
  fixtureMessages,
  makeFixture,
  packFixture,
  unpackFixture,
} from '../support/stored-fixture.js';
import { temporaryDirectory } from '../support/temporary-directory.js';

const FIXTURE = fileURLToPath(new URL('fixtures/format-1', import.meta.url));
const LARGE = { tuning: { checkpointMs: 600_000 } };

describe('a store of format 1', () => {
  const directory = temporaryDirectory();

  async function expectContents(path: string): Promise<void> {
    const hands = await StoreHands.open(path, LARGE);
    const { entries } = hands;
    expect(new Set(entries)).toEqual(new Set(fixtureEntries));
    expect(entries.map(({ kind }) => kind)).toEqual(fixtureEntries.map(({ kind }) => kind));
    for (const { vhost, name, sequences, delivered, nextSequence } of fixtureMessages) {
      const queue = hands.store.openQueue({ ...durable(name), vhost }, 0);
      expect([vhost, name, queue.restoredCount, queue.nextSequence]).toEqual([
        vhost,
        name,
        sequences.length,
        nextSequence,
      ]);
      const found = await readAll(queue);
      expect(found.map(({ sequence }) => sequence)).toEqual(sequences);
      expect(found.filter(({ deliveries }) => deliveries > 0).map(({ sequence }) => sequence)).toEqual(delivered);
      expect(found.map(({ message }) => plainMessage(message))).toEqual(
        sequences.map((sequence) => plainMessage(fixtureMessage(sequence))),
      );
    }
    expect(hands.accounts()).toEqual(await hands.recount());
    await hands.close();
    expect(hands.log.entries).toEqual([]);
  }

  it('is found whole, and found again after another start', async () => {
    if (process.env.LEVERET_MAKE_FIXTURE === 'format-1') {
      const made = join(directory.path, 'made');
      await makeFixture(made);
      packFixture(made, FIXTURE);
    }
    const path = join(directory.path, 'data');
    unpackFixture(FIXTURE, path);
    await expectContents(path);
    await expectContents(path);
  });

  it('is what this version writes, as long as that is its format', async () => {
    const path = join(directory.path, 'data');
    await makeFixture(path);
    await expectContents(path);
  });
});
