/**
 * A share of the histories in which everything is on at once: they are spread over files, so that none takes long.
 */
import { expect, it } from '@jest/globals';
import { TimedHistory } from './timed-history.js';
import { firstFailure } from './timed-steps.js';

/** A busy machine takes several times as long as an idle one. */
const TIMEOUT_MS = 180_000;

export interface TimedShare {
  /** Each seed makes one history. */
  readonly seed: number;
  readonly count: number;
  /** True when messages leave memory and come back whenever the disk likes. */
  readonly isPaging: boolean;
}

export function testTimedHistories(share: TimedShare): void {
  it(
    'do what the paper says through any history',
    () => {
      const failure = firstFailure(share, (plan) => {
        new TimedHistory(plan).run();
      });
      expect(failure).toBeUndefined();
    },
    TIMEOUT_MS,
  );
}
