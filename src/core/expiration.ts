/**
 * The property `expiration`: milliseconds as decimal digits (RabbitMQ), read as it reads them, with its
 * reply texts.
 */
import { ChannelError } from '../wire/methods/errors.js';
import type { Content } from '../wire/content/content.js';
import { erlangString } from './erlang-text.js';
import { DURATION_MS_MAX } from './limits.js';

/**
 * The milliseconds that a message has.
 *
 * @throws ChannelError 406 when the text is no number of milliseconds
 */
export function parseExpiration(text: string): number {
  const number = /^([+-]?)(\d+)/.exec(text);
  if (number === null) throw invalid(text, 'no_integer');
  const [whole, sign, digits] = number;
  const rest = text.slice(whole.length);
  if (rest !== '') throw invalid(text, `{leftover_string,${erlangString(rest)}}`);
  const milliseconds = BigInt(sign === '-' ? `-${digits!}` : digits!);
  if (milliseconds < 0n) throw invalid(text, `{value_negative,${milliseconds}}`);
  if (milliseconds > DURATION_MS_MAX) throw invalid(text, `{value_too_large,${milliseconds}}`);
  return Number(milliseconds);
}

/**
 * The milliseconds that a message has by its `expiration`; -1 when it does not say.
 *
 * @throws ChannelError 406 when it says something else
 */
export function expirationOf(content: Content): number {
  const expiration = content.textProperty('expiration');
  return expiration === undefined ? -1 : parseExpiration(expiration);
}

function invalid(text: string, why: string): ChannelError {
  return new ChannelError('PRECONDITION_FAILED', `invalid expiration '${text}': ${why}`);
}
