/**
 * Dead letters against those of RabbitMQ 3.10, byte for byte, but for two things in which later versions
 * differ from it as we do: it has no `x-last-death-*`, and it turns the older entries of `x-death` around
 * whenever there are two or more, where we keep the newest first.
 */
import { describe, expect, it } from '@jest/globals';
import type { Death } from '../../../src/core/dead-letter/death.js';
import { withDeath } from '../../../src/core/dead-letter/with-death.js';
import { deathsOf } from '../../../src/core/dead-letter/x-death.js';
import { withoutBlindCopies } from '../../../src/core/routing/sender-selected.js';
import type { Content } from '../../../src/wire/content/content.js';
import { withoutHeader } from '../../../src/wire/content/rewrite.js';
import { goldenDeaths, propertyBytes } from '../../support/golden-deaths.js';

/** With x-dead-letter-routing-key, `CC` does not route any more and goes; that is up to who publishes. */
const LOSES_COPIES = 'further keys, and another key for dead letters';

const without = (content: Content, ...names: string[]): Content =>
  names.reduce((rest, name) => withoutHeader(rest, Buffer.from(name)), content);

const withoutLastDeath = (content: Content): Content =>
  without(content, 'x-last-death-queue', 'x-last-death-reason', 'x-last-death-exchange');

/** What stands beside `x-death`, and its entries, the older ones in no order. */
function sorted(content: Content): { entries: readonly string[]; others: string } {
  const [newest, ...older] = deathsOf(content).map(({ bytes }) => bytes.toString('hex'));
  return {
    entries: [newest!, ...older.sort()],
    others: propertyBytes(without(content, 'x-death')).toString('hex'),
  };
}

/** The message as it is after each of the deaths. */
function die(published: Content, deaths: readonly Death[]): Content[] {
  let content = withoutBlindCopies(published);
  return deaths.map((death) => (content = withDeath(content, death)));
}

describe.each(goldenDeaths)('$title', ({ title, published, steps }) => {
  const died = die(
    published,
    steps.map(({ death }) => death),
  );

  it('has the bytes of RabbitMQ', () => {
    for (const [i, { content }] of steps.entries()) {
      const ours = withoutLastDeath(title === LOSES_COPIES ? without(died[i]!, 'CC') : died[i]!);
      if (deathsOf(content).length > 2) expect(sorted(ours)).toEqual(sorted(content));
      else expect(propertyBytes(ours).toString('hex')).toBe(propertyBytes(content).toString('hex'));
    }
  });

  it('tells the last death', () => {
    for (const [i, { death }] of steps.entries()) {
      const headers = died[i]!.headers();
      const told = ['queue', 'reason', 'exchange'].map((what) => headers.get(`x-last-death-${what}`)?.value);
      expect(told).toEqual([death.queue, death.reason, death.exchange]);
    }
  });

  it('has the newest death first', () => {
    const kinds = steps.map(({ death }) => `${death.queue} ${death.reason}`);
    const newestFirst = [...new Set(kinds.toReversed())];
    const ours = deathsOf(died.at(-1)!).map(({ queue, reason }) => `${queue} ${reason}`);
    expect(ours.slice(0, newestFirst.length)).toEqual(newestFirst);
  });

  it('is the same message', () => {
    for (const content of died) {
      expect(content.body().toString()).toBe('hello');
      expect(content.persistent).toBe(published.persistent);
      expect(content.properties().expiration).toBeUndefined();
    }
  });
});
