/**
 * What is no pattern and what is refused as one; names beyond ASCII; and that no pattern takes for ever, for
 * which a matcher that tries one way after the other would.
 */
import { describe, expect, it } from '@jest/globals';
import { Pattern } from '../../../src/core/pattern/pattern.js';
import { PatternError } from '../../../src/core/pattern/pattern-error.js';
import { decodeText } from '../../../src/wire/values/text.js';
import { thrownBy } from '../../support/thrown.js';

describe('no pattern', () => {
  it.each([
    ['(', 'missing )'],
    ['a)', 'unmatched parentheses'],
    ['*', 'nothing to repeat'],
    ['a**', 'nothing to repeat'],
    ['a|*', 'nothing to repeat'],
    ['{2}', 'nothing to repeat'],
    ['^*', 'nothing to repeat'],
    ['\\b+', 'nothing to repeat'],
    ['(?i)*', 'nothing to repeat'],
    ['a{2,1}', 'numbers out of order in {} quantifier'],
    ['a{99999}', 'number too big in {} quantifier'],
    ['\\', '\\ at end of pattern'],
    ['[\\', '\\ at end of pattern'],
    ['\\c', '\\c at end of pattern'],
    ['\\u0041', 'PCRE does not support \\L, \\l, \\N{name}, \\U, or \\u'],
    ['\\x{110000}', 'character value in \\x{} or \\o{} is too large'],
    ['[', 'missing terminating ] for character class'],
    ['[]', 'missing terminating ] for character class'],
    ['[^]', 'missing terminating ] for character class'],
    ['[a-', 'missing terminating ] for character class'],
    ['[b-a]', 'range out of order in character class'],
    ['[a-\\d]', 'invalid range in character class'],
    ['[[:foo:]]', 'unknown POSIX class name'],
    ['(?z)', 'unrecognized character after (? or (?-'],
    ['(?#c', 'missing ) after comment'],
    ['('.repeat(251) + ')'.repeat(251), 'parentheses are too deeply nested'],
    ['a{1000}', 'regular expression is too large'],
    ['(?=a{600})a{600}', 'regular expression is too large'],
    ['((a{100}){100}){100}', 'regular expression is too large'],
    [`(?#${'a'.repeat(2_048)})`, 'regular expression is too large'],
  ])('%j', (source, message) => {
    expect(thrownBy(() => new Pattern(source))).toMatchObject({ name: 'PatternError', message });
  });

  it.each([
    '(a)\\1',
    '(?<n>a)\\k<n>',
    '(?R)',
    '(?1)',
    '(?>a)',
    'a++',
    'a?+',
    '(?|a)',
    '(*FAIL)',
    '(?x)a',
    '\\p{L}',
    '\\R',
  ])('%s, which is refused', (source) => {
    expect(thrownBy(() => new Pattern(source))).toBeInstanceOf(PatternError);
  });
});

describe('a name beyond ASCII', () => {
  it.each([
    ['^.$', 'é'],
    ['^.$', '🐇'],
    ['^[à-ü]$', 'é'],
    ['^[^a-z]$', '🐇'],
    ['^\\x{1f407}$', '🐇'],
    ['(?i)^É$', 'é'],
    ['(?i)^[É]$', 'é'],
    ['^\\Q🐇.\\E$', '🐇.'],
    ['^\\W$', 'é'],
    ['^.$', decodeText(Buffer.of(0xff), 0, 1)],
  ])('%s matches %j', (source, name) => {
    expect(new Pattern(source).matches(name)).toBe(true);
  });

  it('has no letters but those of ASCII', () => {
    expect(new Pattern('\\w').matches('éß🐇')).toBe(false);
  });
});

describe('no pattern takes for ever', () => {
  const name = 'a'.repeat(255);

  it.each([
    ['^(a+)+$', false],
    ['^(a|a)*$', false],
    ['^(a*)*$', false],
    ['^([a-z]+)*$', false],
    ['^(a|aa)+$', false],
    ['^(?=(a+)+$)', false],
    ['^(?:(?=a)a|a)*$', false],
    ['^(.*.*.*)*$', true],
    ['(?<=^(a+)+)$', false],
    ['a*a*a*a*a*a*a*a*a*a*$', true],
    ['(((a*)*)*)*$', true],
    ['(a?){490}$', true],
    ['((){60000}){60000}', true],
  ])('%s', (source, matchesOther) => {
    const pattern = new Pattern(source);
    expect([pattern.matches(name), pattern.matches(`${name.slice(1)}!`)]).toEqual([true, matchesOther]);
  });
});
