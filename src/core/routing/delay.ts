/**
 * The header `x-delay` of messages to an exchange of type `x-delayed-message`: milliseconds to wait (as in
 * RabbitMQ's community plugin). Once the wait is over it is there with its sign changed.
 */
import type { Content } from '../../wire/content/content.js';
import { withHeaders } from '../../wire/content/rewrite.js';
import { Reader } from '../../wire/values/reader.js';
import { EXPIRY_TIME_MAX_MS } from '../limits.js';

const NAME = 'x-delay';
const HEADER = Buffer.from(NAME);
const INTEGER_TYPES = 'bBsuIilL';

/** Milliseconds, 0 when the message is not to wait. */
export function delayOf(content: Content): number {
  const delay = wholeDelayOf(content);
  return delay === undefined || delay <= 0 ? 0 : Math.min(Number(delay), EXPIRY_TIME_MAX_MS);
}

/** The content as it is routed when the wait is over. */
export function withDelayOver(content: Content): Content {
  const delay = wholeDelayOf(content) ?? 0;
  return withHeaders(content, [[NAME, { type: 'l', value: -delay }]]);
}

/** Digits as text are taken, too: clients have no other way to write large numbers. */
function wholeDelayOf(content: Content): number | bigint | undefined {
  const bytes = content.header(HEADER);
  if (bytes === undefined) return undefined;
  const value = new Reader().aim(bytes).value();
  if (INTEGER_TYPES.includes(value.type)) return value.value as number | bigint;
  return value.type === 'S' && /^\d{1,19}$/.test(value.value) ? BigInt(value.value) : undefined;
}
