/**
 * However the pieces of a body arrive: all of it is kept, in order, and at most as much memory again is
 * pinned with it.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BodyParts } from '../../../src/wire/frames/body-parts.js';
import { unevenBytes } from '../../support/client-session.js';

/** A piece of a body, and what of its chunk is around it. */
const arbitraryPiece = fc.record({
  length: fc.oneof(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 70_000 })),
  before: fc.nat(30),
  after: fc.oneof(fc.nat(30), fc.nat(70_000)),
});

describe('body parts', () => {
  it('keep all bytes in order, and pin at most as many again', () => {
    fc.assert(
      fc.property(fc.array(arbitraryPiece, { minLength: 1, maxLength: 25 }), (pieces) => {
        const body = unevenBytes(pieces.reduce((sum, { length }) => sum + length, 0));
        const parts = new BodyParts(body.length);
        let at = 0;
        for (const { length, before, after } of pieces) {
          const chunk = Buffer.allocUnsafeSlow(before + length + after);
          body.copy(chunk, before, at, at + length);
          parts.add(chunk, before, before + length);
          at += length;
        }
        const kept = parts.finish();
        expect(Buffer.concat(kept).equals(body)).toBe(true);
        const pinned = new Set(kept.map(({ buffer }) => buffer));
        expect([...pinned].reduce((sum, { byteLength }) => sum + byteLength, 0)).toBeLessThanOrEqual(2 * body.length);
      }),
      { numRuns: 200 },
    );
  });

  it('copy a small piece of a chunk, and refer to one that is most of it', () => {
    const parts = new BodyParts(70_010);
    const small = Buffer.alloc(10, 'a');
    const large = Buffer.alloc(70_000, 'b');
    parts.add(small, 0, 10);
    parts.add(large, 0, 70_000);
    small.fill('c');
    large[0] = 'd'.charCodeAt(0);
    const body = Buffer.concat(parts.finish()).toString();
    expect(body.slice(0, 12)).toBe('aaaaaaaaaadb');
  });
});
