/**
 * Values of options as people write them. Each throws what commander says in one line with the option's name.
 */
import { InvalidArgumentError } from 'commander';
import { parseByteSize } from '../../config/units/byte-size.js';
import { parseDuration } from '../../config/units/duration.js';

/** A whole number within bounds. */
export function whole(min: number, max = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = /^-?\d+$/.test(text) ? Number(text) : NaN;
    if (value >= min && value <= max) return value;
    const bounds = max === Number.MAX_SAFE_INTEGER ? `from ${min} on` : `from ${min} to ${max}`;
    throw new InvalidArgumentError(`Give a number ${bounds}.`);
  };
}

/** Milliseconds; a number without a unit is milliseconds, too, as AMQP has it. */
export function duration(text: string): number {
  const value = /^\d+$/.test(text) ? Number(text) : parseDuration(text);
  if (value !== undefined && Number.isSafeInteger(value)) return value;
  throw new InvalidArgumentError('Give a time with its unit, as 500ms, 30s, 10m, 2h or 7d.');
}

/** Bytes. */
export function byteSize(text: string): number {
  const value = text === '0' ? 0 : parseByteSize(text);
  if (value !== undefined) return value;
  throw new InvalidArgumentError('Give bytes, or a size as 512KiB, 100MB or 1GiB.');
}

/** Messages a second. */
export function rate(text: string): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : 0;
  if (value > 0) return value;
  throw new InvalidArgumentError('Give messages a second, above 0.');
}

/** A date, `now`, or seconds since 1970. */
export function timestamp(text: string): number {
  if (text === 'now') return Math.floor(Date.now() / 1000);
  if (/^\d+$/.test(text)) return Number(text);
  const ms = Date.parse(text);
  if (!Number.isNaN(ms)) return Math.floor(ms / 1000);
  throw new InvalidArgumentError('Give a date as 2026-05-17T08:00:00Z, seconds since 1970, or now.');
}
