/**
 * A value as a report shows it.
 */

export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value, (_key, inner: unknown) => {
    if (inner instanceof Map) return Object.fromEntries(inner) as unknown;
    return typeof inner === 'bigint' ? inner.toString() : inner;
  });
  return text.length > SHOWN_MAX ? `${text.slice(0, SHOWN_MAX)}…` : text;
}

/** Characters of a value in a report. */
const SHOWN_MAX = 200;
