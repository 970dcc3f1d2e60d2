/**
 * Limits of users and vhosts: how many of something there may be. A negative one is none (RabbitMQ).
 */
import { pairsText, sortedEntries, termText } from '../policy/term-text.js';
import { AccessError } from './access-error.js';

export const userLimitNames = ['max-connections', 'max-channels'] as const;
export const vhostLimitNames = ['max-connections', 'max-queues'] as const;

export type LimitName = (typeof userLimitNames)[number] | (typeof vhostLimitNames)[number];
export type LimitValues = ReadonlyMap<LimitName, number>;

export const noLimits: LimitValues = new Map();

/** What there is at most: Infinity when nobody set a limit. */
export function maximum(limits: LimitValues, name: LimitName): number {
  const value = limits.get(name) ?? -1;
  return value < 0 ? Infinity : value;
}

/**
 * Reads limits as somebody writes them: an object of names and numbers.
 *
 * @throws AccessError in RabbitMQ's words
 */
export function readLimits(names: readonly LimitName[], input: unknown, what: string): LimitValues {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new AccessError('ERR_ACCESS_LIMIT', `${what} should be an object, actually was ${termText(input)}`);
  }
  const entries = sortedEntries(input);
  const unknown = entries.filter(([name]) => !names.includes(name as LimitName));
  if (unknown.length > 0) {
    throw new AccessError('ERR_ACCESS_LIMIT', `Unrecognised terms ${pairsText(unknown)} in ${what}`);
  }
  for (const [name, value] of entries) {
    if (Number.isSafeInteger(value)) continue;
    throw new AccessError('ERR_ACCESS_LIMIT', `${name} should be a number, actually was ${termText(value)}`);
  }
  return new Map(entries as [LimitName, number][]);
}
