/**
 * The header `x-delay` of messages to an exchange of type `x-delayed-message`: milliseconds to wait (as in
 * RabbitMQ's community plugin). Once the wait is over it is there with its sign changed.
 */
import type { Content } from '../../wire/content/content.js';
import { withHeaders } from '../../wire/content/rewrite.js';
import { type FieldValue, isInteger } from '../../wire/values/field-table.js';
import { EXPIRY_TIME_MAX_MS } from '../limits.js';

const NAME = 'x-delay';
const HEADER = Buffer.from(NAME);
const SIGNED_TYPES = 'bsIlL';
/** As many as a 64-bit integer has. */
const DIGITS = /^\d{1,18}$/;

/** Milliseconds, 0 when the message is not to wait. */
export function delayOf(content: Content): number {
  const value = content.headerValue(HEADER);
  const delay = value === undefined ? 0 : wholeNumber(value);
  return delay <= 0 ? 0 : Math.min(Number(delay), EXPIRY_TIME_MAX_MS);
}

/** The content as it is routed when the wait is over. The type stays where it can be negative. */
export function withDelayOver(content: Content): Content {
  const value = content.headerValue(HEADER)!;
  const type = SIGNED_TYPES.includes(value.type) ? value.type : 'l';
  return withHeaders(content, [[NAME, { type, value: -wholeNumber(value) } as FieldValue]]);
}

/** Digits as text are taken, too: some clients have no other way to write large numbers. */
function wholeNumber(value: FieldValue): number | bigint {
  if (value.type === 'S') return DIGITS.test(value.value) ? BigInt(value.value) : 0;
  return isInteger(value) ? value.value : 0;
}
