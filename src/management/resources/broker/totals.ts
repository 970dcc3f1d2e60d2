/**
 * Figures of all that a caller is shown: of the whole broker, or of the vhosts that he may enter.
 */
import { Sums, sumsOf } from '../../../core/inspect/sums.js';
import { VHostFacts } from '../../../core/inspect/vhost-facts.js';
import type { VHostFigure } from '../../../core/statistics/sampling/sampler.js';
import type { RateSource } from '../../figures/rated.js';
import type { ManagementRequest } from '../../request.js';

export interface Shown {
  readonly sums: Sums;
  readonly rates: RateSource<VHostFigure>;
}

export function shownTo({ broker, caller, surroundings }: ManagementRequest): Shown {
  const { sampler } = surroundings;
  const { all, byVHost } = sumsOf(broker);
  // He sees what is gone, too, and the past.
  if (caller.may('monitoring')) return { sums: all, rates: sampler.overview() };
  const sums = new Sums();
  const rates: RateSource<VHostFigure>[] = [];
  for (const [vhost, ofVHost] of byVHost) {
    if (!caller.maySee(vhost.name)) continue;
    sums.add(ofVHost);
    rates.push(sampler.vhost(new VHostFacts(vhost, ofVHost)));
  }
  const sumOf = (name: VHostFigure): number => rates.reduce((sum, one) => sum + one.of(name).rate, 0);
  return { sums, rates: { of: (name) => ({ rate: sumOf(name) }) } };
}
