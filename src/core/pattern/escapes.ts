/**
 * What stands behind a backslash, and sets in brackets.
 */
import {
  type CharacterTest,
  anyOf,
  ignoringCase,
  not,
  oneCharacter,
  range,
  tabled,
  testsByLetter,
  testsByName,
} from './characters.js';
import type { Cursor } from './cursor.js';

const CODE_POINT_MAX = 0x10_ffff;
const BACKSPACE = 0x08;

const controls: Readonly<Record<string, number>> = { n: 0x0a, r: 0x0d, t: 0x09, f: 0x0c, e: 0x1b, a: 0x07 };

/** `\Q` up to `\E` with each of its characters escaped, so that nobody else has to know of them. */
export function unquoted(pattern: string): string {
  const escaped = (text: string): string => text.replace(/\W/gu, '\\$&');
  return pattern.replace(/\\(?:Q(.*?)(?:\\E|$)|E|[^])/gs, (whole, quoted?: string) => {
    if (quoted !== undefined) return escaped(quoted);
    return whole === '\\E' ? '' : whole;
  });
}

/** A character that is escaped, or a set of them; the backslash is read. */
export function readEscaped(cursor: Cursor): number | CharacterTest {
  if (cursor.isAtEnd()) throw cursor.error('\\ at end of pattern');
  const letter = cursor.next();
  const known = ownValue(testsByLetter, letter) ?? ownValue(controls, letter);
  if (known !== undefined) return known;
  if (letter === 'x') return readHexadecimal(cursor);
  if (letter === 'c') {
    if (cursor.isAtEnd()) throw cursor.error('\\c at end of pattern');
    return cursor.next().toUpperCase().codePointAt(0)! ^ 0x40;
  }
  if (/[0-7]/.test(letter)) return parseInt(`${letter}${cursor.takeMatch(/[0-7]{0,2}/y)![0]}`, 8);
  if (/[lLuUN]/.test(letter)) throw cursor.error('PCRE does not support \\L, \\l, \\N{name}, \\U, or \\u');
  if (/[pPXRCGgkKo]/.test(letter)) throw cursor.refused(`\\${letter} is`);
  return letter.codePointAt(0)!;
}

function readHexadecimal(cursor: Cursor): number {
  const digits = cursor.takeMatch(/\{([0-9a-fA-F]+)\}|[0-9a-fA-F]{0,2}/y)!;
  const code = parseInt(`0${digits[1] ?? digits[0]}`, 16);
  if (code > CODE_POINT_MAX) throw cursor.error('character value in \\x{} or \\o{} is too large');
  return code;
}

/** `[…]`; its first bracket is read. */
export function readSet(cursor: Cursor, ignoresCase: boolean): CharacterTest {
  const isNegative = cursor.take('^');
  const tests: CharacterTest[] = [];
  // A bracket that comes first stands for itself.
  for (let first = true; first || !cursor.sees(']'); first = false) tests.push(readMember(cursor));
  cursor.take(']');
  const test = ignoresCase ? ignoringCase(anyOf(tests)) : anyOf(tests);
  return tabled(isNegative ? not(test) : test);
}

/** One character of a set, a range, or a set in the set. */
function readMember(cursor: Cursor): CharacterTest {
  const first = readEnd(cursor);
  if (typeof first !== 'number') return first;
  if (!cursor.sees('-') || cursor.sees('-]')) return oneCharacter(first);
  cursor.take('-');
  const last = readEnd(cursor);
  if (typeof last !== 'number') throw cursor.error('invalid range in character class');
  if (last < first) throw cursor.error('range out of order in character class');
  return range(first, last);
}

function readEnd(cursor: Cursor): number | CharacterTest {
  if (cursor.isAtEnd()) throw cursor.error('missing terminating ] for character class');
  const posix = cursor.takeMatch(/\[:(\^?)([a-z]*):\]/y);
  if (posix !== undefined) {
    const test = ownValue(testsByName, posix[2]!);
    if (test === undefined) throw cursor.error('unknown POSIX class name');
    return posix[1] === '^' ? not(test) : test;
  }
  if (!cursor.take('\\')) return cursor.next().codePointAt(0)!;
  return cursor.take('b') ? BACKSPACE : readEscaped(cursor);
}

function ownValue<T>(values: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(values, key) ? values[key] : undefined;
}
