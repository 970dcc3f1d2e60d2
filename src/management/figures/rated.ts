/**
 * Figures with how fast they change: `messages`, and `messages_details` beside it.
 */
import type { Range } from '../../core/statistics/sampling/range.js';
import type { Rate } from '../../core/statistics/sampling/rates.js';
import type { Json, JsonObject } from '../json.js';

/** Where rates are to be had: a `Rates` of the sampler, or several of them added up. */
export interface RateSource<Name extends string> {
  of(name: Name, range?: Range): Rate;
}

/** Of each key of the answer: its value, and the sampler's name for it. */
export type RatedValues<Name extends string> = Readonly<Record<string, readonly [value: number, name: Name]>>;

export function rated<Name extends string>(
  values: RatedValues<Name>,
  rates: RateSource<Name>,
  range?: Range,
): JsonObject {
  const json: Record<string, Json> = {};
  for (const [key, [value, name]] of Object.entries(values)) {
    json[key] = value;
    json[`${key}_details`] = rateJson(rates.of(name, range));
  }
  return json;
}

function rateJson({ rate, samples, avgRate, avg }: Rate): JsonObject {
  if (samples === undefined) return { rate };
  return {
    rate,
    samples: samples.map(({ sample, timestamp }) => ({ sample, timestamp })),
    ...(avgRate !== undefined && { avg_rate: avgRate }),
    ...(avg !== undefined && { avg }),
  };
}
