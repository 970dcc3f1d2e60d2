/**
 * Room is compared with a list of octets that are taken or not.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Room } from '../../../src/store/spool/room.js';

const CAPACITY = 60;

/** Reserves so many bytes, or releases one of what is reserved. */
const arbitrarySteps = fc.array(
  fc.oneof(fc.record({ reserve: fc.integer({ min: 1, max: 20 }) }), fc.record({ release: fc.nat() })),
  { maxLength: 60 },
);

describe('room', () => {
  it('gives the lowest hole that is large enough, and takes everything back', () => {
    fc.assert(
      fc.property(arbitrarySteps, (steps) => {
        const room = new Room(CAPACITY);
        const taken = Array.from({ length: CAPACITY }, () => false);
        const reserved: { start: number; length: number }[] = [];
        const mark = ({ start, length }: { start: number; length: number }, as: boolean): void => {
          taken.fill(as, start, start + length);
        };
        for (const step of steps) {
          if ('reserve' in step) {
            const length = step.reserve;
            const start = taken.findIndex(
              (_, at) => at + length <= CAPACITY && !taken.slice(at, at + length).includes(true),
            );
            expect(room.fits(length)).toBe(start >= 0);
            if (start < 0) continue;
            expect(room.reserve(length)).toBe(start);
            reserved.push({ start, length });
            mark({ start, length }, true);
          } else if (reserved.length > 0) {
            const [extent] = reserved.splice(step.release % reserved.length, 1);
            room.release(extent!.start, extent!.length);
            mark(extent!, false);
          }
          expect(room.isEmpty).toBe(!taken.includes(true));
        }
      }),
    );
  });
});
