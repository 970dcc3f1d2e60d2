/**
 * The short form of `npm run crash-test -- --damage 1000`: a damaged data directory is opened or refused with
 * a message that helps, and what is served is right.
 */
import { expect, it } from '@jest/globals';
import { DamageRun } from './damage/damage-run.js';

it('damage costs what it hit and no more, or the broker says what to do', async () => {
  const run = new DamageRun({ tries: 40, seed: 1 });
  await run.run();
  expect(run.failures).toEqual([]);
  expect(run.counts.tries).toBe(40);
  expect(Math.min(...Object.values(run.counts))).toBeGreaterThan(0);
}, 120_000);
