/**
 * Delays: they double to a bound, lie within their jitter, and begin anew only after what has lasted.
 */
import { expect, it } from '@jest/globals';
import { Backoff } from '../../../src/client/recovery/backoff.js';

const settings = { delayMs: 100, delayMaxMs: 1000, jitter: 0.5 };
const delays = (backoff: Backoff, count: number): number[] => Array.from({ length: count }, () => backoff.next());

it('doubles up to the longest, less what is left to chance', () => {
  expect(delays(new Backoff(settings, () => 0), 6)).toEqual([100, 200, 400, 800, 1000, 1000]);
  expect(delays(new Backoff(settings, () => 1), 6)).toEqual([50, 100, 200, 400, 500, 500]);
  expect(delays(new Backoff(settings), 2000).at(-1)).toBeGreaterThanOrEqual(500);
});

it('begins anew after what has lasted ten times its delay', () => {
  const backoff = new Backoff(settings, () => 0);
  delays(backoff, 3);
  backoff.lasted(3999);
  expect(backoff.next()).toBe(800);
  backoff.lasted(8000);
  expect(backoff.next()).toBe(100);
});
