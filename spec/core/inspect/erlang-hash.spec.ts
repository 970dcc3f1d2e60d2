/**
 * Expected values are what `erlang:phash2(Term, 1 bsl 32)` of Erlang/OTP 25 says.
 */
import { describe, expect, it } from '@jest/globals';
import { type ErlangTerm, erlangHash } from '../../../src/core/inspect/erlang-hash.js';

const int = (value: number | bigint): ErlangTerm => ({ kind: 'integer', value: BigInt(value) });
const atom = (value: string): ErlangTerm => ({ kind: 'atom', value });
const binary = (text: string): ErlangTerm => ({ kind: 'binary', value: Buffer.from(text) });
const list = (...items: ErlangTerm[]): ErlangTerm => ({ kind: 'list', items });
const tuple = (...items: ErlangTerm[]): ErlangTerm => ({ kind: 'tuple', items });

const known: readonly (readonly [string, ErlangTerm, number])[] = [
  ['longstr', atom('longstr'), 56945346],
  ['[]', list(), 3468870702],
  ['5', int(5), 676967202],
  ['-7', int(-7), 2740599282],
  ['100000', int(100000), 718565498],
  ['2^27', int(134217728), 2562491755],
  ['5 * 10^9', int(5000000000), 4245075809],
  ['-5 * 10^9', int(-5000000000), 3666884218],
  ['2^59', int(576460752303423488n), 2442888721],
  ['2^63 - 1', int(9223372036854775807n), 2712534173],
  ['2^64 - 1', int(18446744073709551615n), 321870806],
  ['1.5', { kind: 'float', value: 1.5 }, 2023646235],
  ['<<>>', binary(''), 147926629],
  ['<<"abc">>', binary('abc'), 1306188027],
  ['<<"hello world 123">>', binary('hello world 123'), 3941944431],
  ['{a,b}', tuple(atom('a'), atom('b')), 1980325998],
  ['[1,2,3,4,5]', list(int(1), int(2), int(3), int(4), int(5)), 3824152778],
  ['[300,a]', list(int(300), atom('a')), 1472428027],
  ['a list of a tuple', list(tuple(binary('n'), atom('signedint'), int(5))), 2588810439],
  ['nested', tuple(binary('k'), atom('table'), list(tuple(binary('a'), atom('bool'), atom('true')))), 1254267835],
];

describe('the hash of an Erlang term', () => {
  it.each(known)('%s', (_, term, hash) => {
    expect(erlangHash(term)).toBe(hash);
  });
});
