/**
 * The decoders written by hand and the one driven by the table are the same function.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeFast } from '../../../src/wire/methods/codec-fast.js';
import { decodeMethod, encodeMethod } from '../../../src/wire/methods/codec.js';
import type { Method } from '../../../src/wire/methods/methods.js';
import { Reader } from '../../../src/wire/values/reader.js';
import { Writer } from '../../../src/wire/values/writer.js';
import { arbitraryAnyMethod, arbitraryMethod } from '../../support/arbitrary-methods.js';
import { arbitraryBytes } from '../../support/arbitrary-values.js';

const fastNames = ['basic.publish', 'basic.deliver', 'basic.ack', 'basic.nack'] as const;
const reader = new Reader();

function encode(method: Method): Buffer {
  const writer = new Writer();
  encodeMethod(writer, method);
  return writer.written();
}

/** The table's decoder, with `undefined` for errors and for a method that does not fill its bytes. */
function decodeByTable(bytes: Buffer, start: number, end: number): Method | undefined {
  try {
    const method = decodeMethod(reader.aim(bytes, start, end));
    return reader.remaining === 0 ? method : undefined;
  } catch {
    return undefined;
  }
}

const isFast = (method: Method | undefined): boolean => fastNames.some((name) => name === method?.name);

describe.each(fastNames)('%s', (name) => {
  it('is decoded by hand as by the table, wherever it stands', () => {
    fc.assert(
      fc.property(arbitraryMethod(name), arbitraryBytes(20), arbitraryBytes(20), (method, before, after) => {
        const encoded = encode(method);
        const bytes = Buffer.concat([before, encoded, after]);
        const end = before.length + encoded.length;
        expect(decodeFast(bytes, before.length, end)).toEqual(method);
        expect(decodeFast(bytes, before.length, end)).toEqual(decodeByTable(bytes, before.length, end));
      }),
      { numRuns: 500 },
    );
  });

  it('is left to the table when it ends early, whatever stands behind it', () => {
    fc.assert(
      fc.property(arbitraryMethod(name), arbitraryBytes(20), (method, after) => {
        const encoded = encode(method);
        const bytes = Buffer.concat([encoded, after]);
        for (let end = 0; end < encoded.length; end++) expect(decodeFast(bytes, 0, end)).toBeUndefined();
      }),
    );
  });

  it('is decoded alike when damaged', () => {
    fc.assert(
      fc.property(arbitraryMethod(name), fc.nat(), fc.nat(0xff), arbitraryBytes(3), (method, at, octet, after) => {
        const bytes = Buffer.concat([encode(method), after]);
        bytes[4 + (at % (bytes.length - 4))] = octet; // its ids stay
        expect(decodeFast(bytes, 0, bytes.length)).toEqual(decodeByTable(bytes, 0, bytes.length));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('any other method', () => {
  it('is left to the table', () => {
    fc.assert(
      fc.property(arbitraryAnyMethod, (method) => {
        const bytes = encode(method);
        const decoded = decodeFast(bytes, 0, bytes.length);
        if (isFast(method)) expect(decoded).toEqual(method);
        else expect(decoded).toBeUndefined();
      }),
    );
  });

  it('is left to the table, even if it is none at all', () => {
    fc.assert(
      fc.property(arbitraryBytes(30), (bytes) => {
        const byTable = decodeByTable(bytes, 0, bytes.length);
        expect(decodeFast(bytes, 0, bytes.length)).toEqual(isFast(byTable) ? byTable : undefined);
      }),
      { numRuns: 500 },
    );
  });
});
