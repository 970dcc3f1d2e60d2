/**
 * When a dead letter does not go into a queue: as RabbitMQ 3.10 decided on the very same headers, and
 * without its loops.
 *
 * What it was asked, and did (`golden/generate.py`):
 * - q dies into q by expiry, by length or by the delivery limit: dropped the first time. By a rejection: taken.
 * - a to b to a, by expiry or by length: taken by b, dropped on the way back to a.
 * - rejected in a, expired in b, back to a: taken, however often, as each round has its rejection.
 * - A rejection counts for as long as it is newer than the last death in the target, or is that death.
 * - Other queues that the message is routed to get it all the same.
 * - A client's x-death counts as the broker's own does; of what is no string neither queue nor reason is seen.
 */
import { describe, expect, it } from '@jest/globals';
import { leadsBack } from '../../../src/core/dead-letter/cycle.js';
import type { Death, DeathReason } from '../../../src/core/dead-letter/death.js';
import { withDeath } from '../../../src/core/dead-letter/with-death.js';
import type { Content } from '../../../src/wire/content/content.js';
import type { FieldTable, FieldValue } from '../../../src/wire/values/field-table.js';
import { framedContent } from '../../support/framed-content.js';
import { goldenCycles } from '../../support/golden-deaths.js';

const death = (queue: string, reason: DeathReason): Death => ({
  queue,
  reason,
  exchange: '',
  routingKeys: [queue],
  timeSeconds: 1_700_000_000,
});

/** A message after these deaths, the oldest first. */
function died(...deaths: readonly (readonly [queue: string, reason: DeathReason])[]): Content {
  return deaths.reduce((content, [queue, reason]) => withDeath(content, death(queue, reason)), framedContent({}));
}

describe('RabbitMQ', () => {
  it.each(goldenCycles)('decided the same: $title', ({ content, target, skipped }) => {
    expect(leadsBack(content, target)).toBe(skipped);
  });

  it('was asked for both answers', () => {
    expect(new Set(goldenCycles.map(({ skipped }) => skipped))).toEqual(new Set([true, false]));
  });
});

describe('a queue', () => {
  it.each<DeathReason>(['expired', 'maxlen', 'delivery_limit'])('does not take back what %s there', (reason) => {
    const content = died(['q', reason]);
    expect(leadsBack(content, 'q')).toBe(true);
    expect(leadsBack(content, 'other')).toBe(false);
  });

  it('takes back what was rejected there, or anywhere since', () => {
    expect(leadsBack(died(['q', 'rejected']), 'q')).toBe(false);
    expect(leadsBack(died(['q', 'rejected'], ['wait', 'expired']), 'q')).toBe(false);
    expect(leadsBack(died(['q', 'expired'], ['work', 'rejected']), 'q')).toBe(false);
    expect(leadsBack(died(['q', 'expired'], ['work', 'rejected'], ['wait', 'expired']), 'q')).toBe(false);
  });

  it('does not take back what went round by itself since it was rejected', () => {
    expect(leadsBack(died(['q', 'rejected'], ['wait', 'expired'], ['q', 'expired']), 'q')).toBe(true);
    expect(leadsBack(died(['work', 'rejected'], ['q', 'expired'], ['wait', 'expired']), 'q')).toBe(true);
  });

  // RabbitMQ 3.10 sends this one round for ever: each time its older entries are turned around, so that the
  // rejection comes to stand between the two queues.
  it('does not take back what comes by itself for the second time, long after a rejection', () => {
    const content = died(['a', 'rejected'], ['b', 'expired'], ['a', 'expired']);
    expect(leadsBack(content, 'b')).toBe(true);
    expect(goldenCycles.find(({ title }) => title === 'rejected there, expires back and there again')).toMatchObject({
      target: 'dead-letters-b',
      skipped: false,
    });
  });

  it('takes what has never died', () => {
    expect(leadsBack(framedContent({}), 'q')).toBe(false);
  });
});

describe('a retry by hand: rejected, then waiting in another queue', () => {
  it('goes on for ever, in two entries', () => {
    let content = died();
    for (let round = 0; round < 50; round++) {
      content = withDeath(content, death('work', 'rejected'));
      expect(leadsBack(content, 'wait')).toBe(false);
      content = withDeath(content, death('wait', 'expired'));
      expect(leadsBack(content, 'work')).toBe(false);
    }
    const entries = (content.headers().get('x-death') as Extract<FieldValue, { type: 'A' }>).value;
    expect(entries.map(({ value }) => (value as FieldTable).get('count')?.value)).toEqual([50, 50]);
  });
});
