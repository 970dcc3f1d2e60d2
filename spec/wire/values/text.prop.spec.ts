/**
 * For any bytes and any well-formed text: what is read is written back the same.
 */
import { describe, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeText, encodeText } from '../../../src/wire/values/text.js';
import { arbitraryBytes } from '../../support/arbitrary-values.js';

/** Bytes that are nearly UTF-8: pieces of real characters, whole or torn. */
const tornText = fc
  .array(fc.constantFrom('61', 'c3', 'a9', 'e2', '82', 'ac', 'f0', '9d', '84', '9e', 'ed', 'a0', '80', 'ff'))
  .map((octets) => Buffer.from(octets.join(''), 'hex'));

describe('text', () => {
  it('loses no byte', () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryBytes(300), tornText), (bytes) =>
        encodeText(decodeText(bytes, 0, bytes.length)).equals(bytes),
      ),
      { numRuns: 2000 },
    );
  });

  it('loses no character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const bytes = encodeText(text);
        return bytes.equals(Buffer.from(text, 'utf8')) && decodeText(bytes, 0, bytes.length) === text;
      }),
      { numRuns: 1000 },
    );
  });

  it('is one to one: different bytes are different text', () => {
    fc.assert(
      fc.property(tornText, tornText, (one, other) => {
        const same = decodeText(one, 0, one.length) === decodeText(other, 0, other.length);
        return same === one.equals(other);
      }),
    );
  });
});
