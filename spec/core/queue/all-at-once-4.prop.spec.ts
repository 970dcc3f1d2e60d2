/** Part 4 of the histories of queues in which everything is on at once: see `timed-history.ts`. */
import { describe } from '@jest/globals';
import { testTimedHistories } from '../../support/timed-suite.js';

describe('queues with everything on at once', () => {
  testTimedHistories({ seed: 400_000, count: 3500, isPaging: false });
});
