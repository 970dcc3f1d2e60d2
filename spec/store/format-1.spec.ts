/**
 * What a store of format 1 holds is found by every later version, and goes on as a store of its own format.
 *
 * The fixture cannot be made again: this version writes another format.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { expectContents } from '../support/fixture-contents.js';
import { StoreHands, persistent, readAll } from '../support/store-hands.js';
import { fixture1, unpackFixture } from '../support/stored-fixture.js';
import { temporaryDirectory } from '../support/temporary-directory.js';

const FIXTURE = fileURLToPath(new URL('fixtures/format-1', import.meta.url));

describe('a store of format 1', () => {
  const directory = temporaryDirectory();

  function unpack(): string {
    const path = join(directory.path, 'data');
    unpackFixture(FIXTURE, path);
    return path;
  }

  function formatOf(path: string): unknown {
    const { format } = JSON.parse(readFileSync(join(path, 'store.json'), 'utf8')) as { format: unknown };
    return format;
  }

  it('is found whole, and found again after another start', async () => {
    const path = unpack();
    expect(formatOf(path)).toBe(1);
    await expectContents(path, fixture1);
    // The version that wrote it must not take it for its own any more.
    expect(formatOf(path)).toBe(2);
    await expectContents(path, fixture1);
  });

  it('goes on with all that this version has, beside what it had', async () => {
    const path = unpack();
    let hands = await StoreHands.open(path, { tuning: {} });
    let q = hands.store.openQueue(fixture1.lanes[0]!.definition, 0);
    const before = q.restoredBodyBytes;
    q.append(persistent('new'), 13);
    q.expires(13, 77);
    q.delay(1, 78);
    await hands.close();
    hands = await StoreHands.open(path, { tuning: {} });
    q = hands.store.openQueue(fixture1.lanes[0]!.definition, 0);
    const found = await readAll(q);
    expect(found.map(({ sequence, expiresAt, delayedUntil }) => [sequence, expiresAt, delayedUntil])).toEqual(
      [1, 3, 4, 6, 7, 9, 12, 13].map((sequence) => [sequence, sequence === 13 ? 77 : 0, sequence === 1 ? 78 : 0]),
    );
    expect(q.restoredBodyBytes).toBe(before + 3);
    q.settleRange(0, 14);
    await hands.close();
    hands = await StoreHands.open(path, { tuning: {} });
    q = hands.store.openQueue(fixture1.lanes[0]!.definition, 0);
    expect([q.restoredCount, q.restoredBodyBytes, q.hasTimes]).toEqual([0, 0, false]);
    await hands.close();
    expect(hands.log.entries).toEqual([]);
  });
});
