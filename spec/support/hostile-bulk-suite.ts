/**
 * The suite of one share of the hostile streams: 25 000 of the 200 000 that the broker must withstand.
 * Each share is a spec file of its own, so that they can run side by side.
 */
import { describe, expect, it } from '@jest/globals';
import { heldBytes } from './held-memory.js';
import { HostileBulk } from './hostile-bulk.js';

const SHARE = 25_000;
/** After these the code is compiled, and pools and caches hold what they ever will. */
const WARM_UP = 5_000;
/** A hundred bytes a stream would show. */
const GROWTH_MAX = 2 * 1024 * 1024;
const TIMEOUT_MS = 180_000;

/** @param share counts from 1 */
export function withstandShare(share: number): void {
  const firstSeed = (share - 1) * SHARE;

  describe(`${SHARE} hostile streams from seed ${firstSeed} on`, () => {
    const bulk = new HostileBulk();

    it(
      'end with the right error or a closed socket, and disturb nobody',
      async () => {
        await bulk.run(firstSeed, WARM_UP);
        expect(bulk.failures).toEqual([]);
      },
      TIMEOUT_MS,
    );

    it(
      'leave no memory taken',
      async () => {
        const before = await heldBytes();
        await bulk.run(firstSeed + WARM_UP, SHARE - WARM_UP);
        expect(bulk.failures).toEqual([]);
        expect((await heldBytes()) - before).toBeLessThan(GROWTH_MAX);
      },
      TIMEOUT_MS,
    );
  });
}
