/**
 * Sets of characters, as regular expressions name them: `\d`, `[:alpha:]`, `a-z`. ASCII alone counts as
 * letter or digit, as in PCRE by default.
 */

/** Whether the character with this code point is in the set. */
export type CharacterTest = (code: number) => boolean;

const LINE_FEED = 0x0a;

export function oneCharacter(wanted: number): CharacterTest {
  return (code) => code === wanted;
}

export function range(first: number, last: number): CharacterTest {
  return (code) => code >= first && code <= last;
}

export function anyOf(tests: readonly CharacterTest[]): CharacterTest {
  return (code) => tests.some((test) => test(code));
}

export function not(test: CharacterTest): CharacterTest {
  return (code) => !test(code);
}

/** The same set, quick to ask for most characters however many it is made of. */
export function tabled(test: CharacterTest): CharacterTest {
  const table = Array.from({ length: 256 }, (_, code) => test(code));
  return (code) => table[code] ?? test(code);
}

export function ignoringCase(test: CharacterTest): CharacterTest {
  return (code) => {
    if (test(code)) return true;
    const character = String.fromCodePoint(code);
    return test(soleCode(character.toLowerCase(), code)) || test(soleCode(character.toUpperCase(), code));
  };
}

/** The code point of a text of one character; `otherwise` for longer ones: some letters have no single counterpart. */
function soleCode(text: string, otherwise: number): number {
  const code = text.codePointAt(0)!;
  return text.length === (code > 0xffff ? 2 : 1) ? code : otherwise;
}

export const anyCharacter: CharacterTest = () => true;
export const anyButLineFeed: CharacterTest = (code) => code !== LINE_FEED;

const digit = range(0x30, 0x39);
const lower = range(0x61, 0x7a);
const upper = range(0x41, 0x5a);
const alpha = anyOf([lower, upper]);
const alphanumeric = anyOf([alpha, digit]);
const blank = anyOf([oneCharacter(0x20), oneCharacter(0x09)]);
const space = anyOf([oneCharacter(0x20), range(0x09, 0x0d)]);
const graph = range(0x21, 0x7e);
export const word = anyOf([alphanumeric, oneCharacter(0x5f)]);

const horizontal = anyOf([
  blank,
  range(0x2000, 0x200a),
  anyOf([0xa0, 0x1680, 0x180e, 0x202f, 0x205f, 0x3000].map(oneCharacter)),
]);
const vertical = anyOf([range(0x0a, 0x0d), oneCharacter(0x85), range(0x2028, 0x2029)]);

/** `\d` and the like, by their letter. */
export const testsByLetter: Readonly<Record<string, CharacterTest>> = {
  d: digit,
  D: not(digit),
  w: word,
  W: not(word),
  s: space,
  S: not(space),
  h: horizontal,
  H: not(horizontal),
  v: vertical,
  V: not(vertical),
};

/** `[:digit:]` and the like, by their name. */
export const testsByName: Readonly<Record<string, CharacterTest>> = {
  alpha,
  lower,
  upper,
  alnum: alphanumeric,
  ascii: range(0, 0x7f),
  blank,
  cntrl: anyOf([range(0, 0x1f), oneCharacter(0x7f)]),
  digit,
  graph,
  print: range(0x20, 0x7e),
  punct: (code) => graph(code) && !alphanumeric(code),
  space,
  word,
  xdigit: anyOf([digit, range(0x41, 0x46), range(0x61, 0x66)]),
};
