/**
 * Some columns of an object instead of all: `columns=name,message_stats.publish_details.rate`.
 */
import { type Json, type JsonObject, isObject } from '../json.js';

/** Below a name, what is wanted of it: all, or some names in it. */
interface Wanted {
  all: boolean;
  readonly inner: Map<string, Wanted>;
}

/** Makes of an object one with those columns alone; `undefined` when all are wanted. */
export function columnsOf(query: URLSearchParams): ((row: JsonObject) => JsonObject) | undefined {
  const text = query.get('columns');
  if (text === null) return undefined;
  const wanted = wantedIn(text);
  return (row) => pick(row, wanted);
}

/** The value at the end of a path, `undefined` when there is none. */
export function valueAt(row: JsonObject, path: readonly string[]): Json | undefined {
  let value: Json | undefined = row;
  for (const name of path) {
    if (!isObject(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

function wantedIn(text: string): Wanted {
  const top: Wanted = { all: false, inner: new Map() };
  for (const path of text.split(',')) {
    let place = top;
    for (const name of path.split('.')) {
      const inner = place.inner.get(name) ?? { all: false, inner: new Map<string, Wanted>() };
      place.inner.set(name, inner);
      place = inner;
    }
    place.all = true;
  }
  return top;
}

function pick(row: JsonObject, { inner }: Wanted): JsonObject {
  const picked: Record<string, Json> = {};
  for (const [name, wanted] of inner) {
    const value = valueAt(row, [name]);
    if (value === undefined) continue;
    if (wanted.all) picked[name] = value;
    else if (isObject(value)) picked[name] = pick(value, wanted);
  }
  return picked;
}
