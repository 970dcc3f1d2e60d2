/**
 * Walks the fields of a table in a property list without decoding them: to see that they are well
 * formed, and to find one.
 */
import { ConnectionError } from '../methods/errors.js';
import { TABLE_DEPTH_MAX } from '../values/field-table.js';

/** The end of the table that begins at `at`. */
export function skipTable(bytes: Buffer, at: number, limit: number, depth: number): number {
  const end = nestedEnd(bytes, at, limit, depth);
  let next = at + 4;
  while (next < end) {
    next += 1 + bytes[next]!;
    next = skipValue(bytes, next, end, depth);
  }
  if (next !== end) throw malformed();
  return end;
}

function skipArray(bytes: Buffer, at: number, limit: number, depth: number): number {
  const end = nestedEnd(bytes, at, limit, depth);
  let next = at + 4;
  while (next < end) next = skipValue(bytes, next, end, depth);
  if (next !== end) throw malformed();
  return end;
}

function nestedEnd(bytes: Buffer, at: number, limit: number, depth: number): number {
  if (depth > TABLE_DEPTH_MAX) {
    throw new ConnectionError('FRAME_ERROR', `cannot decode field table: nested deeper than ${TABLE_DEPTH_MAX}`);
  }
  if (limit - at < 4) throw malformed();
  const end = at + 4 + bytes.readUInt32BE(at);
  if (end > limit) throw malformed();
  return end;
}

const LETTER_STRING = 'S'.charCodeAt(0);

const valueLengths: Readonly<Record<string, number>> = {
  t: 1, b: 1, B: 1, s: 2, u: 2, I: 4, i: 4, f: 4, l: 8, L: 8, d: 8, T: 8, D: 5, V: 0,
}; // prettier-ignore

function skipValue(bytes: Buffer, at: number, limit: number, depth: number): number {
  if (at >= limit) throw malformed();
  const letter = String.fromCharCode(bytes[at]!);
  let end: number;
  if (letter === 'S' || letter === 'x') {
    if (limit - at < 5) throw malformed();
    end = at + 5 + bytes.readUInt32BE(at + 1);
  } else if (letter === 'F') {
    end = skipTable(bytes, at + 1, limit, depth + 1);
  } else if (letter === 'A') {
    end = skipArray(bytes, at + 1, limit, depth + 1);
  } else {
    const length = valueLengths[letter];
    if (length === undefined) throw malformed();
    end = at + 1 + length;
  }
  if (end > limit) throw malformed();
  return end;
}

/** Where the first field of this name begins in the well-formed table at `at`; -1 when there is none. */
export function findField(bytes: Buffer, at: number, name: Buffer): number {
  const end = at + 4 + bytes.readUInt32BE(at);
  let next = at + 4;
  while (next < end) {
    if (isNamed(bytes, next, name)) return next;
    next = fieldEnd(bytes, next, end);
  }
  return -1;
}

/** Just behind the field that begins at `at`, in a table that ends at `tableEnd`. */
export function fieldEnd(bytes: Buffer, at: number, tableEnd: number): number {
  return skipValue(bytes, at + 1 + bytes[at]!, tableEnd, 1);
}

/** True when the field that begins at `at` has this name. */
function isNamed(bytes: Buffer, at: number, name: Buffer): boolean {
  const { length } = name;
  if (bytes[at] !== length) return false;
  for (let i = 0; i < length; i++) {
    if (bytes[at + 1 + i] !== name[i]) return false;
  }
  return true;
}

/** The elements of the well-formed array at `at`: where each begins, with its type letter, and ends. */
export function* elementsOfArray(bytes: Buffer, at: number): Generator<readonly [start: number, end: number]> {
  const arrayEnd = at + 4 + bytes.readUInt32BE(at);
  for (let start = at + 4, end; start < arrayEnd; start = end) {
    end = skipValue(bytes, start, arrayEnd, 1);
    yield [start, end];
  }
}

/** The elements of the well-formed array at `at` that are strings: where each begins, behind its type letter. */
export function* stringsOfArray(bytes: Buffer, at: number): Generator<number> {
  for (const [start] of elementsOfArray(bytes, at)) {
    if (bytes[start] === LETTER_STRING) yield start + 1;
  }
}

export function malformed(): ConnectionError {
  return new ConnectionError('FRAME_ERROR', 'cannot decode content header: malformed property list');
}
