/**
 * Which part of the past a query asks for: `lengths_age=60&lengths_incr=5`, in seconds.
 */
import { type Range, rangeOf } from '../../core/statistics/sampling/range.js';
import { badRequest } from '../http-error.js';

/** What figures have ranges of their own: numbers of messages, what happens to them, bytes, the node. */
export type RangeKind = 'lengths' | 'msg_rates' | 'data_rates' | 'node_stats';

/**
 * @returns `undefined` when the query does not ask for it
 * @throws HttpError 400
 */
export function rangeIn(query: URLSearchParams, kind: RangeKind): Range | undefined {
  const age = secondsIn(query, `${kind}_age`);
  const increment = secondsIn(query, `${kind}_incr`);
  if (age === undefined || increment === undefined) return undefined;
  try {
    return rangeOf(age, increment);
  } catch (error) {
    if (error instanceof RangeError) throw badRequest(error.message);
    throw error;
  }
}

function secondsIn(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  // What is no number is as good as not said (RabbitMQ).
  return text !== null && /^-?\d{1,15}$/.test(text) ? Number(text) : undefined;
}
