/**
 * Whatever names, texts and numbers there are: what is written is read back as the same.
 */
import { expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { Exposition } from '../../src/management/metrics/exposition.js';
import { type Labels, histogram } from '../../src/management/metrics/families/family.js';
import { ScrapedMetrics } from '../support/scraped-metrics.js';

const text = fc.string({ unit: 'binary' });
const labels: fc.Arbitrary<Labels> = fc.dictionary(fc.stringMatching(/^[a-z_]{1,8}$/), text, { maxKeys: 3 });

it.each(['text', 'openmetrics'] as const)('samples in %s', (format) => {
  fc.assert(
    fc.property(fc.array(fc.tuple(labels, fc.double({ noNaN: true })), { maxLength: 5 }), text, (samples, help) => {
      const family = {
        name: 'some_total',
        type: 'counter' as const,
        help: `.${help}`,
        samples: samples.map(([of, value]) => ({ labels: of, value })),
      };
      const written = new ScrapedMetrics(new Exposition(format).family(family, 'x_'));
      const expected = samples.map(([of, value]) => ({ labels: { ...of }, value: value === 0 ? 0 : value }));
      expect(written.samples.get('x_some_total') ?? []).toEqual(expected);
      expect([...written.types]).toEqual([[format === 'text' ? 'x_some_total' : 'x_some', 'counter']]);
    }),
  );
});

it('buckets add up', () => {
  const counts = fc.array(fc.nat(1000), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(counts, fc.nat(), (each, sum) => {
      const family = histogram({ name: 'h', help: 'h' }, [1, 10, 100], { counts: each, sum });
      const scraped = new ScrapedMetrics(new Exposition('text').family(family, ''));
      const buckets = scraped.samples.get('h_bucket')!;
      expect(buckets.map(({ labels: of }) => of.le)).toEqual(['1', '10', '100', '+Inf']);
      expect(buckets.map(({ value }) => value)).toEqual(
        each.map((_, i) => each.slice(0, i + 1).reduce((a, b) => a + b)),
      );
      expect(scraped.value('h_count')).toBe(buckets.at(-1)!.value);
      expect(scraped.value('h_sum')).toBe(sum);
    }),
  );
});
