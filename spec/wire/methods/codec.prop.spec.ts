/**
 * For any method with any arguments: what is encoded is decoded the same.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeMethod, encodeMethod } from '../../../src/wire/methods/codec.js';
import { Reader } from '../../../src/wire/values/reader.js';
import { Writer } from '../../../src/wire/values/writer.js';
import { arbitraryAnyMethod, arbitraryMethod, methodNames } from '../../support/arbitrary-methods.js';
import { arbitraryBytes } from '../../support/arbitrary-values.js';
import { expectNoBug } from '../../support/thrown.js';

const writer = new Writer(8);
const reader = new Reader();

describe('a method', () => {
  it.each(methodNames)('is decoded as it was encoded: %s', (name) => {
    fc.assert(
      fc.property(arbitraryMethod(name), (method) => {
        encodeMethod(writer.rewind(), method);
        expect(decodeMethod(reader.aim(writer.written()))).toEqual(method);
        expect(reader.remaining).toBe(0);
      }),
      { numRuns: 60 },
    );
  });

  it('is encoded behind whatever the writer holds', () => {
    fc.assert(
      fc.property(fc.array(arbitraryAnyMethod, { maxLength: 5 }), (methods) => {
        writer.rewind();
        const offsets = methods.map((method) => {
          const from = writer.offset;
          encodeMethod(writer, method);
          return [from, writer.offset] as const;
        });
        const bytes = writer.written();
        expect(offsets.map(([from, to]) => decodeMethod(reader.aim(bytes, from, to)))).toEqual(methods);
      }),
    );
  });
});

describe('a damaged method', () => {
  it('is decoded or blames the peer', () => {
    fc.assert(
      fc.property(arbitraryAnyMethod, arbitraryBytes(8), fc.nat(), fc.nat(20), (method, damage, anywhere, cut) => {
        encodeMethod(writer.rewind(), method);
        const bytes = Buffer.from(writer.written());
        damage.copy(bytes, anywhere % bytes.length);
        expectNoBug(() => decodeMethod(reader.aim(bytes, 0, Math.max(0, bytes.length - cut))), 501, 503);
      }),
      { numRuns: 1000 },
    );
  });
});
