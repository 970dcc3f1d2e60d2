/**
 * Reservations of an arena never overlap and always fit, whatever their sizes.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Arena } from '../../../src/wire/content/arena.js';

const OWN_BLOCK_BYTES = 16 * 1024;

describe('an arena', () => {
  it('gives every reservation bytes of its own', () => {
    const sizes = fc.array(fc.oneof(fc.nat(100), fc.nat(3000), fc.nat(70_000)), { maxLength: 60 });
    fc.assert(
      fc.property(sizes, (lengths) => {
        const arena = new Arena();
        const reserved = lengths.map((length, i) => {
          const at = arena.reserve(length);
          const bytes = arena.block.subarray(at, at + length);
          expect(bytes).toHaveLength(length);
          return bytes.fill(i);
        });
        expect(reserved.every((bytes, i) => bytes.equals(Buffer.alloc(bytes.length, i)))).toBe(true);
      }),
    );
  });

  it('puts small ones side by side', () => {
    const arena = new Arena();
    expect([arena.reserve(10), arena.reserve(20), arena.reserve(30)]).toEqual([0, 10, 30]);
  });

  it('starts small and grows with use', () => {
    const arena = new Arena();
    arena.reserve(1);
    const first = arena.block.length;
    for (let i = 0; i < 5000; i++) arena.reserve(100);
    expect(first).toBeLessThanOrEqual(1024);
    expect(arena.block.length).toBeGreaterThan(first);
    expect(arena.block.length).toBeLessThanOrEqual(64 * 1024);
  });

  it('gives a large one a block that nobody shares', () => {
    const arena = new Arena();
    const before = arena.reserve(10);
    const shared = arena.block;
    expect(arena.reserve(OWN_BLOCK_BYTES)).toBe(0);
    expect(arena.block).toHaveLength(OWN_BLOCK_BYTES);
    expect(arena.reserve(10)).toBe(before + 10);
    expect(arena.block).toBe(shared);
  });
});
