/**
 * Which messages of a queue are meant: all that agree with everything that is given.
 */
import type { FieldTable } from '../../wire/values/field-table.js';
import { Reader } from '../../wire/values/reader.js';
import type { Pattern } from '../pattern/pattern.js';
import { sameValue } from '../routing/field-equality.js';
import { recordedDeaths } from '../dead-letter/x-death.js';
import type { Message } from '../message.js';

export interface MessageFilter {
  readonly routingKey?: string;
  /** Of the routing key. */
  readonly routingKeyPattern?: Pattern;
  /** Headers that it has, with these values. */
  readonly headers?: FieldTable;
  /** Why it died for the first time, as far as is known: `rejected`, `expired`, `maxlen`, `delivery_limit`. */
  readonly firstDeathReason?: string;
  /** Its newest death, or else its timestamp, is at least so long ago; one that has neither is never old. */
  readonly olderThanMs?: number;
}

const FIRST_DEATH_REASON = 'x-first-death-reason';

/** @param now milliseconds since 1970 */
export function matches(filter: MessageFilter, message: Message, now: number): boolean {
  const { routingKey, content } = message;
  if ((filter.routingKey ?? routingKey) !== routingKey) return false;
  if (filter.routingKeyPattern?.matches(routingKey) === false) return false;
  return hasHeaders(filter, content) && (filter.olderThanMs ?? 0) <= now - timeOf(filter, content);
}

function hasHeaders({ headers, firstDeathReason }: MessageFilter, content: Message['content']): boolean {
  if (headers === undefined && firstDeathReason === undefined) return true;
  const given = content.headers();
  for (const [name, value] of headers ?? []) {
    const header = given.get(name);
    if (header === undefined || !sameValue(header, value)) return false;
  }
  return firstDeathReason === undefined || given.get(FIRST_DEATH_REASON)?.value === firstDeathReason;
}

/** Milliseconds since 1970; Infinity when it is not known, and as good as never where nobody asks. */
function timeOf({ olderThanMs }: MessageFilter, content: Message['content']): number {
  if (olderThanMs === undefined) return -Infinity;
  const newest = recordedDeaths(content)?.[0];
  const death = newest && new Reader().aim(newest.bytes, 1).table().get('time');
  if (death?.type === 'T') return Number(death.value) * 1000;
  const { timestamp } = content.properties();
  return timestamp === undefined ? Infinity : Number(timestamp) * 1000;
}
