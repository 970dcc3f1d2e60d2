/**
 * The memory gauge against a sum over what is held: full from the first excess until a fifth is free.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MemoryGauge } from '../../src/core/memory-gauge.js';
import { Message } from '../../src/core/message.js';
import { framedContent } from '../support/framed-content.js';

const BYTES_MAX = 1000;
const ENTRIES_MAX = 10;

const step = fc.oneof(
  fc.record({ kind: fc.constant('hold' as const), bodySize: fc.nat({ max: 400 }) }),
  fc.record({ kind: fc.constant('share' as const), pick: fc.nat() }),
  fc.record({ kind: fc.constant('release' as const), pick: fc.nat() }),
);

describe('MemoryGauge', () => {
  it('counts bytes once a message, entries once a queue, and says once when there is room', () => {
    const property = fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
      let roomCount = 0;
      const gauge = new MemoryGauge({ messageMemoryMax: BYTES_MAX, queuedEntriesMax: ENTRIES_MAX }, () => roomCount++);
      /** One for each queue that has it. */
      const held: Message[] = [];
      let full = false;
      let expectedRoomCount = 0;
      for (const next of steps) {
        if (next.kind === 'hold') {
          held.push(new Message('', 'q', framedContent({ body: 'x'.repeat(next.bodySize) })));
          gauge.hold(held.at(-1)!);
        } else if (held.length > 0 && next.kind === 'share') {
          held.push(held[next.pick % held.length]!);
          gauge.hold(held.at(-1)!);
        } else if (held.length > 0) {
          const [gone] = held.splice(('pick' in next ? next.pick : 0) % held.length, 1);
          gauge.release(gone!);
        }
        const bytes = [...new Set(held)].reduce((sum, { content }) => sum + content.byteLength, 0);
        if (bytes > BYTES_MAX || held.length > ENTRIES_MAX) {
          full = true;
        } else if (full && bytes <= BYTES_MAX * 0.8 && held.length <= ENTRIES_MAX * 0.8) {
          full = false;
          expectedRoomCount++;
        }
        expect(gauge).toMatchObject({ bytes, entries: held.length, full });
        expect(roomCount).toBe(expectedRoomCount);
      }
    });
    fc.assert(property, { numRuns: 500 });
  });
});
