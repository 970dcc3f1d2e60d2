/**
 * What a store has to find of a fixture, all of it.
 */
import { expect } from '@jest/globals';
import { plainMessage } from './plain-message.js';
import { StoreHands, readAll, timesOf } from './store-hands.js';
import { type Fixture, fixtureMessage } from './stored-fixture.js';

const LARGE = { tuning: { checkpointMs: 600_000 } };

export async function expectContents(path: string, { entries, lanes, knowsBodies }: Fixture): Promise<void> {
  const hands = await StoreHands.open(path, LARGE);
  expect(new Set(hands.entries)).toEqual(new Set(entries));
  expect(hands.entries.map(({ kind }) => kind)).toEqual(entries.map(({ kind }) => kind));
  for (const { definition, lane, sequences, delivered, nextSequence, times } of lanes) {
    const { vhost, name } = definition;
    const queue = hands.store.openQueue(definition, lane);
    const { restoredCount, hasTimes, restoredBodyBytes } = queue;
    expect([vhost, name, lane, restoredCount, queue.nextSequence, hasTimes]).toEqual([
      ...[vhost, name, lane],
      ...[sequences.length, nextSequence, times.length > 0],
    ]);
    expect(await timesOf(queue)).toEqual(times);
    const found = await readAll(queue);
    expect(found.map(({ sequence }) => sequence)).toEqual(sequences);
    expect(found.filter(({ deliveries }) => deliveries > 0).map(({ sequence }) => sequence)).toEqual(delivered);
    expect(found.map(({ message }) => plainMessage(message))).toEqual(
      sequences.map((sequence) => plainMessage(fixtureMessage(sequence))),
    );
    const timed = found.filter(({ expiresAt, delayedUntil }) => expiresAt > 0 || delayedUntil > 0);
    expect(timed.map(({ sequence, expiresAt, delayedUntil }) => ({ sequence, expiresAt, delayedUntil }))).toEqual(
      times,
    );
    const bodyBytes = found.reduce((sum, { message }) => sum + message.content.bodySize, 0);
    if (knowsBodies) expect(restoredBodyBytes).toBe(bodyBytes);
    else expect(restoredBodyBytes).toBeGreaterThanOrEqual(bodyBytes);
  }
  expect(hands.accounts()).toEqual(await hands.recount());
  await hands.close();
  expect(hands.log.entries).toEqual([]);
}
