/**
 * Sizes and times for people who want to know about how much.
 */
import { type Value, cellText } from '../../output/format.js';

const SIZE_UNITS = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];
const TIME_UNITS = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
] as const;

/** `1.5 GiB` */
export function sizeText(value: Value): string {
  if (typeof value !== 'number') return cellText(value);
  let amount = value;
  let unit = 0;
  while (amount >= 1024 && unit + 1 < SIZE_UNITS.length) {
    amount /= 1024;
    unit++;
  }
  return `${unit === 0 ? amount : amount.toFixed(1)} ${SIZE_UNITS[unit]!}`;
}

/** Of milliseconds, in the two largest units: `3 d 4 h`. */
export function durationText(value: Value): string {
  if (typeof value !== 'number') return cellText(value);
  const parts: string[] = [];
  let rest = value;
  for (const [unit, length] of TIME_UNITS) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0 || parts.length > 0) parts.push(`${count} ${unit}`);
  }
  return parts.slice(0, 2).join(' ') || '0 s';
}
