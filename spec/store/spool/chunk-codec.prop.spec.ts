/**
 * A chunk gives its messages back, and when it is damaged those that are not, and never anything else.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SpillableMessage } from '../../../src/core/storage.js';
import { BLOCK_BYTES_MIN, ChunkDecoder, encodeChunk, measureChunk } from '../../../src/store/spool/chunk-codec.js';
import { arbitraryMessages } from '../../support/arbitrary-messages.js';
import { plainRestored, spillable } from '../../support/plain-message.js';

const arbitrarySpillable: fc.Arbitrary<readonly SpillableMessage[]> = fc
  .tuple(arbitraryMessages, fc.maxSafeNat(), fc.nat())
  .map(([messages, first, flags]) =>
    messages.map((message, index) => ({
      message,
      sequence: (first % 2 ** 47) + index,
      deliveries: [0, 1, 2 ** 32 - 1][(flags >> index) % 3]!,
      stored: ((flags >> (index + 3)) & 1) === 1,
      expiresAt: [0, 1, 2 ** 41, 2 ** 48 - 1][(flags >> (index + 5)) & 3]!,
    })),
  );

const DIRECTORY_ENTRY_BYTES = 8;

const decoder = new ChunkDecoder();

function encode(messages: readonly SpillableMessage[], number: number): { bytes: Buffer; blocks: number } {
  const shape = measureChunk(messages, number);
  const bytes = Buffer.alloc(shape.bytes);
  encodeChunk(messages, shape, bytes);
  return { bytes, blocks: shape.blocks };
}

describe('a chunk', () => {
  it('gives back what it was given', () => {
    fc.assert(
      fc.property(arbitrarySpillable, fc.nat(2 ** 32 - 1), (messages, number) => {
        const { bytes } = encode(messages, number);
        const read = decoder.decode(bytes, measureChunk(messages, number));
        expect(read.map(plainRestored)).toEqual(messages.map(plainRestored));
      }),
    );
  });

  it('says nothing wrong when it is damaged, and is only missed in the blocks that are', () => {
    fc.assert(
      fc.property(arbitrarySpillable, fc.nat(), fc.integer({ min: 1, max: 255 }), (messages, at, flip) => {
        fc.pre(messages.length > 0);
        const { bytes, blocks } = encode(messages, 1);
        bytes[at % bytes.length]! ^= flip;
        const read = new Set(
          decoder.decode(bytes, measureChunk(messages, 1)).map((m) => JSON.stringify(plainRestored(m))),
        );
        const expected = messages.map((m) => JSON.stringify(plainRestored(m)));
        expect(expected.filter((message) => read.delete(message)).length).toBeLessThan(expected.length);
        expect(read.size).toBe(0);
        expect(blocks).toBeGreaterThan(0);
      }),
    );
  });

  it('loses one block where one byte is damaged, two where the directory is', () => {
    const messages = spillable(Array.from({ length: 1000 }, (_, index) => `message ${index}`));
    const shape = measureChunk(messages, 1);
    const perBlock = Math.ceil(BLOCK_BYTES_MIN / (measureChunk(messages.slice(0, 1), 1).bytes - DIRECTORY_ENTRY_BYTES));
    expect(shape.blocks).toBeGreaterThan(10);
    const lostAt = (at: number): number => {
      const { bytes } = encode(messages, 1);
      bytes[at]! ^= 1;
      return messages.length - decoder.decode(bytes, shape).length;
    };
    for (let at = shape.blocks * DIRECTORY_ENTRY_BYTES; at < shape.bytes; at += 1001) {
      expect(lostAt(at)).toBeGreaterThan(0);
      expect(lostAt(at)).toBeLessThanOrEqual(perBlock);
    }
    for (let at = 0; at < shape.blocks * DIRECTORY_ENTRY_BYTES; at++)
      expect(lostAt(at)).toBeLessThanOrEqual(2 * perBlock);
  });

  it('is not taken for another that had the same shape', () => {
    const messages = spillable(['a', 'b']);
    const { bytes } = encode(messages, 7);
    expect(decoder.decode(bytes, measureChunk(messages, 7))).toHaveLength(2);
    expect(decoder.decode(bytes, measureChunk(messages, 8))).toEqual([]);
  });

  it('of zeros or of noise is empty', () => {
    const shape = measureChunk(spillable(['x'.repeat(3 * BLOCK_BYTES_MIN), 'y']), 9);
    for (const octet of [0, 0x07, 0xff]) expect(decoder.decode(Buffer.alloc(shape.bytes, octet), shape)).toEqual([]);
  });
});
