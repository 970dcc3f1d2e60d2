/**
 * Names and strings as the wire has them: UTF-8 where it is, and no byte lost where it is not.
 */
import { describe, expect, it } from '@jest/globals';
import { decodeText, encodeText, isAscii } from '../../../src/wire/values/text.js';

const decode = (bytes: Buffer): string => decodeText(bytes, 0, bytes.length);

describe('UTF-8', () => {
  it.each(['', 'plain', 'é', '€', '𝄞', 'a\0b', '\ufeffmark', 'ÿ\u07ff\u0800\uffff\u{10000}\u{10ffff}'])(
    'is the text it says: %j',
    (text) => {
      expect(decode(Buffer.from(text, 'utf8'))).toBe(text);
      expect(encodeText(text)).toEqual(Buffer.from(text, 'utf8'));
    },
  );

  it('is read from the given range alone', () => {
    const bytes = Buffer.from('éaé');
    expect(decodeText(bytes, 2, 3)).toBe('a');
    expect(decodeText(bytes, 0, 2)).toBe('é');
    expect(decodeText(bytes, 3, 3)).toBe('');
  });
});

describe('bytes that are not UTF-8', () => {
  it.each([
    ['a lone continuation', '80', '\udc80'],
    ['a byte that never occurs', 'ff', '\udcff'],
    ['an overlong form', 'c0af', '\udcc0\udcaf'],
    ['an encoded surrogate', 'eda080', '\udced\udca0\udc80'],
    ['a character beyond the last', 'f4908080', '\udcf4\udc90\udc80\udc80'],
    ['a character cut short', 'e282', '\udce2\udc82'],
    ['a bad byte behind the last character', 'f48fbfbfff', '\u{10ffff}\udcff'],
    ['bad bytes among good ones', '61ffc3a980f09d849efe', 'a\udcffé\udc80𝄞\udcfe'],
  ])('stand as lone surrogates: %s', (_, hex, text) => {
    const bytes = Buffer.from(hex, 'hex');
    expect(decode(bytes)).toBe(text);
    expect(encodeText(text)).toEqual(bytes);
  });

  it('come back, each single one', () => {
    for (let i = 0; i < 256; i++) expect(encodeText(decode(Buffer.of(i)))).toEqual(Buffer.of(i));
  });

  it('come back, every pair of them', () => {
    const lost: string[] = [];
    for (let i = 0; i < 65536; i++) {
      const bytes = Buffer.of(i >> 8, i);
      if (!encodeText(decode(bytes)).equals(bytes)) lost.push(bytes.toString('hex'));
    }
    expect(lost).toEqual([]);
  });
});

describe('ASCII', () => {
  it('ends at 0x7f', () => {
    expect(isAscii('')).toBe(true);
    expect(isAscii('\0~\x7f')).toBe(true);
    expect(isAscii('a\x80')).toBe(false);
    expect(isAscii('é')).toBe(false);
  });
});
