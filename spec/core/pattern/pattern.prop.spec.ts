/**
 * Any pattern says of any name what JavaScript's own expression says, where both read it in the same way.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Pattern } from '../../../src/core/pattern/pattern.js';

const characters = 'a b A B . - 1';

const atom = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('a', 'b', 'A', '\\.', '-', '1', '.') },
  { weight: 3, arbitrary: fc.constantFrom('[ab]', '[^a]', '[a-b-]', '\\d', '\\w', '\\W', '[^\\w]', '[\\d.]') },
  { weight: 2, arbitrary: fc.constantFrom('(?=a)', '(?!b)', '(?<=a)', '(?<!b)') },
);
const edge = fc.constantFrom('^', '$', '\\b', '\\B');
const quantifier = fc.constantFrom('*', '+', '?', '*?', '+?', '??', '{2}', '{1,}', '{0,2}', '{1,3}?', '{0}');
const group = fc.constantFrom('(', '(?:', '(?=', '(?!', '(?<=', '(?<!', '(?<name>');
/** Lookarounds take a quantifier here, and not in JavaScript. */
const isLook = (opening: string): boolean => /[=!]$/.test(opening);

/** A pattern; nothing in it is repeated more often than names are long, so that JavaScript's answer comes soon. */
const { pattern } = fc.letrec<{ pattern: string; branch: string; item: string; nested: string }>((tie) => ({
  pattern: fc.array(tie('branch'), { minLength: 1, maxLength: 3 }).map((branches) => branches.join('|')),
  branch: fc.array(tie('item'), { maxLength: 4 }).map((items) => items.join('')),
  item: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 5, arbitrary: atom },
    { weight: 2, arbitrary: fc.tuple(atom, quantifier).map(([one, often]) => (isLookText(one) ? one : one + often)) },
    { weight: 1, arbitrary: edge },
    { weight: 2, arbitrary: tie('nested') },
  ),
  nested: fc
    .tuple(group, tie('pattern'), fc.option(quantifier, { nil: '' }))
    .map(([opening, inner, often]) => `${opening}${inner})${isLook(opening) ? '' : often}`),
}));

function isLookText(text: string): boolean {
  return text.startsWith('(');
}

const name = fc.string({ unit: fc.constantFrom(...characters.split(' ')), maxLength: 9 });

describe('any pattern', () => {
  it('says what the expression of JavaScript says', () => {
    const property = fc.property(
      pattern,
      fc.array(name, { minLength: 1, maxLength: 8 }),
      fc.boolean(),
      (source, names, i) => {
        // A name may be given to one group only there.
        const unnamed = source.replaceAll('(?<name>', '(');
        const expected = new RegExp(unnamed, i ? 'i' : '');
        const own = new Pattern(i ? `(?i)${source}` : source);
        expect(names.map((one) => [one, own.matches(one)])).toEqual(names.map((one) => [one, expected.test(one)]));
      },
    );
    fc.assert(property, { numRuns: 3_000 });
  });
});
