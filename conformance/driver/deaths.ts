/**
 * Compares the header x-death with what a case says of it. The fields of an entry may stand in any order.
 */
import { isDeepStrictEqual } from 'node:util';
import type { FieldTable, FieldValue } from '../../src/wire/values/field-table.js';
import type { Death } from '../vocabulary.js';
import type { LocalNames } from './local-names.js';
import { shown } from './shown.js';

const SECONDS_APART_MAX = 60;

export function deathDifferences(headers: FieldTable, wanted: readonly Death[], names: LocalNames): string[] {
  const found = headers.get('x-death');
  const entries = found === undefined ? [] : found.type === 'A' ? found.value : [found];
  if (entries.length !== wanted.length) {
    return [`x-death has ${entries.length} entries, expected ${wanted.length}: ${shown(found)}`];
  }
  return wanted.flatMap((death, index) => {
    const differences = entryDifferences(entries[index]!, death, names);
    return differences.map((difference) => `entry ${index + 1} of x-death: ${difference}`);
  });
}

function entryDifferences(entry: FieldValue, death: Death, names: LocalNames): string[] {
  if (entry.type !== 'F') return [`it is ${shown(entry)}, expected a table`];
  const wanted = fieldsOf(death, names);
  const missing = [...wanted].filter(([name, value]) => !isDeepStrictEqual(entry.value.get(name), value));
  const additional = [...entry.value].filter(([name]) => name !== 'time' && !wanted.has(name));
  return [
    ...missing.map(([name, value]) => `${name} is ${shown(entry.value.get(name))}, expected ${shown(value)}`),
    ...additional.map(([name, value]) => `${name} is ${shown(value)}, expected none`),
    ...timeDifferences(entry.value.get('time'), death.timeSeconds),
  ];
}

/** All fields but the time. */
function fieldsOf(death: Death, names: LocalNames): FieldTable {
  const { queue, reason, count = 1, exchange = '', routingKeys = [queue], originalExpiration } = death;
  const text = (value: string): FieldValue => ({ type: 'S', value: names.resolve(value) });
  const fields = new Map<string, FieldValue>([
    ['count', { type: 'l', value: count }],
    ['reason', text(reason)],
    ['queue', text(queue)],
    ['exchange', text(exchange)],
    ['routing-keys', { type: 'A', value: routingKeys.map(text) }],
  ]);
  return originalExpiration === undefined ? fields : fields.set('original-expiration', text(originalExpiration));
}

function timeDifferences(found: FieldValue | undefined, wanted: number | undefined): string[] {
  const apart = found?.type === 'T' ? Math.abs(Number(found.value) - (wanted ?? Date.now() / 1000)) : Infinity;
  if (apart <= (wanted === undefined ? SECONDS_APART_MAX : 0)) return [];
  return [`time is ${shown(found)}, expected ${wanted === undefined ? 'about now' : shown(wanted)}`];
}
