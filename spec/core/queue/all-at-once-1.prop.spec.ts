import { describe, expect, it } from '@jest/globals';
import { TimedHistory } from '../../support/timed-history.js';
import { firstFailure } from '../../support/timed-steps.js';

describe('queues with everything on at once', () => {
  it('do as the paper says', () => {
    const seed = Number(process.env['SEED'] ?? 1);
    const count = Number(process.env['COUNT'] ?? 1000);
    const isPaging = process.env['PAGING'] !== undefined;
    const failure = firstFailure({ seed, count, isPaging }, (plan) => {
      new TimedHistory(plan).run();
    });
    if (failure !== undefined) console.log(failure);
    expect(failure === undefined).toBe(true);
  });
});
