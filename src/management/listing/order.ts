/**
 * The order of values of JSON, which is Erlang's: numbers, words (`true`, `null`), what has parts, texts.
 */
import type { Json } from '../json.js';

type Value = Json | undefined;

export function compareValues(a: Value, b: Value): number {
  const [rankOfA, rankOfB] = [rankOf(a), rankOf(b)];
  if (rankOfA !== rankOfB) return rankOfA - rankOfB;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [comparable(a), comparable(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function rankOf(value: Value): number {
  if (typeof value === 'number') return 0;
  if (typeof value === 'string') return 3;
  return typeof value === 'object' && value !== null ? 2 : 1;
}

/** As text: two of which it is less or more, only that it is the same each time. */
function comparable(value: Value): string {
  if (typeof value === 'string') return value;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
