/**
 * Values of JSON as RabbitMQ's texts print them: Erlang's terms.
 */
import { erlangBinary } from '../erlang-text.js';

export function termText(value: unknown): string {
  if (typeof value === 'string') return erlangBinary(value);
  if (typeof value === 'number') return numberText(value);
  if (Array.isArray(value)) return `[${value.map(termText).join(',')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  return `#{${sortedEntries(value)
    .map(([key, inner]) => `${erlangBinary(key)} => ${termText(inner)}`)
    .join(',')}}`;
}

/** `[{<<"key">>,value}]` */
export function pairsText(entries: readonly (readonly [string, unknown])[]): string {
  return `[${entries.map(([key, value]) => `{${erlangBinary(key)},${termText(value)}}`).join(',')}]`;
}

/** The entries of an object in the order in which Erlang goes through a small one. */
export function sortedEntries(value: object): [string, unknown][] {
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** A float has a point, whatever its size. */
function numberText(value: number): string {
  const text = String(value);
  if (Number.isSafeInteger(value) || text.includes('.')) return text.replace('e+', 'e');
  return text.includes('e') ? text.replace(/e\+?/, '.0e') : `${text}.0`;
}
