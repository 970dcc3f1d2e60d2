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
const LETTER_BYTES = 'x'.charCodeAt(0);
const LETTER_ARRAY = 'A'.charCodeAt(0);
const LETTER_TABLE = 'F'.charCodeAt(0);

const UNKNOWN = 0xff;
/** By type letter, the bytes behind it; of those that tell a length by themselves, the length. */
const valueLengths = new Uint8Array(256).fill(UNKNOWN);
for (const [letter, length] of Object.entries({
  t: 1, b: 1, B: 1, s: 2, u: 2, I: 4, i: 4, f: 4, l: 8, L: 8, d: 8, T: 8, D: 5, V: 0, S: 4, x: 4, A: 4, F: 4,
})) valueLengths[letter.charCodeAt(0)] = length; // prettier-ignore

function skipValue(bytes: Buffer, at: number, limit: number, depth: number): number {
  if (at >= limit) throw malformed();
  const letter = bytes[at]!;
  if (letter === LETTER_TABLE) return skipTable(bytes, at + 1, limit, depth + 1);
  if (letter === LETTER_ARRAY) return skipArray(bytes, at + 1, limit, depth + 1);
  const length = valueLengths[letter]!;
  if (length === UNKNOWN || limit - at <= length) throw malformed();
  const end = valueEnd(bytes, at);
  if (end > limit) throw malformed();
  return end;
}

/** Just behind the well-formed value at `at`, whatever is in it. */
function valueEnd(bytes: Buffer, at: number): number {
  const letter = bytes[at]!;
  const end = at + 1 + valueLengths[letter]!;
  const isNested = letter === LETTER_TABLE || letter === LETTER_ARRAY;
  return isNested || letter === LETTER_STRING || letter === LETTER_BYTES ? end + bytes.readUInt32BE(at + 1) : end;
}

/** Where the first field of this name begins in the well-formed table at `at`; -1 when there is none. */
export function findField(bytes: Buffer, at: number, name: Buffer): number {
  const end = at + 4 + bytes.readUInt32BE(at);
  let next = at + 4;
  while (next < end) {
    if (isNamed(bytes, next, name)) return next;
    next = fieldEnd(bytes, next);
  }
  return -1;
}

/** Just behind the field that begins at `at` in a well-formed table. */
export function fieldEnd(bytes: Buffer, at: number): number {
  return valueEnd(bytes, at + 1 + bytes[at]!);
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
    end = valueEnd(bytes, start);
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
