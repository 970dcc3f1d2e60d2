/**
 * How long something takes: text with a unit, as the settings have it, or milliseconds.
 */
import { parseDuration } from '../../config/units/duration.js';
import { EmbeddingError } from '../embedding-error.js';

/** `'500ms'`, `'30s'`, `'10m'` or `'10min'`, `'2h'`, `'7d'`; a number is milliseconds. */
export type Duration = number | string;

/** @throws EmbeddingError ERR_EMBEDDING_DURATION when it is no time, or less than none */
export function toMilliseconds(duration: Duration): number {
  const ms = typeof duration === 'string' ? parseDuration(duration) : duration;
  if (ms !== undefined && ms >= 0 && ms < Infinity) return ms;
  const given = typeof duration === 'string' ? `'${duration}'` : duration;
  throw new EmbeddingError(
    'ERR_EMBEDDING_DURATION',
    `${given} is no time: give milliseconds, or '500ms', '30s', '10m', '2h', '7d'`,
  );
}
