/** Part 3 of the histories of queues in which everything is on at once and messages leave memory: see `timed-history.ts`. */
import { describe } from '@jest/globals';
import { testTimedHistories } from '../../support/timed-suite.js';

describe('queues with everything on at once whose messages leave memory', () => {
  testTimedHistories({ seed: 300_000, count: 2000, isPaging: true });
});
