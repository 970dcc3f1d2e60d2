/**
 * The scan at publish and the full decoder agree on every property list, sound or broken: the scan is
 * all that stands between a broken list and a consumer.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  type BasicProperties,
  basicProperties,
  decodeProperties,
  encodeProperties,
  scanProperties,
} from '../../../src/wire/content/properties.js';
import { Reader } from '../../../src/wire/values/reader.js';
import { Writer } from '../../../src/wire/values/writer.js';
import { arbitraryBytes, arbitraryProperties } from '../../support/arbitrary-values.js';
import { expectConnectionError, expectNoBug } from '../../support/thrown.js';

function encode(properties: BasicProperties): Buffer {
  const writer = new Writer();
  encodeProperties(writer, properties);
  return writer.written();
}

/** True when the list is sound to its last byte, by reading every value of it. */
function isSound(bytes: Buffer): boolean {
  const reader = new Reader().aim(bytes);
  try {
    const flags = reader.short();
    for (let more = flags; (more & 1) !== 0;) {
      more = reader.short();
      if (more > 1) return false; // a property that nobody could read
    }
    for (const [index, [, domain]] of basicProperties.entries()) {
      if ((flags & (0x8000 >> index)) === 0) continue;
      if (domain === 'shortstr') reader.shortstr();
      else if (domain === 'table') reader.table();
      else if (domain === 'octet') reader.octet();
      else reader.signedLonglong();
    }
  } catch {
    return false;
  }
  return reader.remaining === 0;
}

function expectAgreement(bytes: Buffer): void {
  if (isSound(bytes)) {
    const { deliveryMode } = decodeProperties(bytes, 0, bytes.length);
    expect(scanProperties(bytes, 0, bytes.length)).toBe(deliveryMode ?? 0);
    return;
  }
  expectConnectionError(() => scanProperties(bytes, 0, bytes.length), 501);
  // The full decoder may stop before what is wrong behind the list; it never fails in another way.
  expectNoBug(() => decodeProperties(bytes, 0, bytes.length), 501);
}

describe('properties', () => {
  it('are decoded as they were encoded', () => {
    fc.assert(
      fc.property(arbitraryProperties, arbitraryBytes(9), (properties, around) => {
        const encoded = encode(properties);
        const bytes = Buffer.concat([around, encoded, around]);
        const [start, end] = [around.length, around.length + encoded.length];
        expect(decodeProperties(bytes, start, end)).toEqual(properties);
        expect(scanProperties(bytes, start, end)).toBe(properties.deliveryMode ?? 0);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the scan and the full decoder agree', () => {
  it('on lists that are cut anywhere', () => {
    fc.assert(
      fc.property(arbitraryProperties, fc.nat(), (properties, anywhere) => {
        const bytes = encode(properties);
        expectAgreement(bytes.subarray(0, anywhere % (bytes.length + 1)));
      }),
      { numRuns: 500 },
    );
  });

  it('on lists with octets changed, put in or left out', () => {
    fc.assert(
      fc.property(arbitraryProperties, arbitraryBytes(4), fc.nat(), fc.nat(4), (properties, put, anywhere, left) => {
        const bytes = encode(properties);
        const at = anywhere % (bytes.length + 1);
        expectAgreement(Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + left)]));
      }),
      { numRuns: 1500 },
    );
  });

  it('on lists with one length or letter changed in the headers', () => {
    fc.assert(
      fc.property(arbitraryProperties, fc.nat(), fc.nat(0xff), ({ headers }, anywhere, octet) => {
        const bytes = encode({ headers: headers ?? new Map([['k', { type: 'V', value: null }]]), deliveryMode: 2 });
        bytes[2 + (anywhere % (bytes.length - 2))] = octet;
        expectAgreement(bytes);
      }),
      { numRuns: 1000 },
    );
  });

  it('on any octets at all', () => {
    fc.assert(fc.property(arbitraryBytes(40), expectAgreement), { numRuns: 1500 });
  });

  it('on any flags over a list of small values', () => {
    fc.assert(
      fc.property(fc.nat(0xffff), fc.array(fc.nat(3), { maxLength: 40 }), (flags, octets) => {
        expectAgreement(Buffer.from([flags >> 8, flags & 0xff, ...octets]));
      }),
      { numRuns: 1500 },
    );
  });
});
