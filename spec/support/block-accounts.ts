/**
 * Keeps account of lent blocks: each that is taken comes back once, with the last piece that stands in it.
 */
import { expect } from '@jest/globals';
import { BlockPool } from '../../src/wire/frames/block-pool.js';
import type { OutputPiece } from '../../src/wire/frames/frame-writer.js';

/** A pool that remembers what it lent. */
export class RecordingPool extends BlockPool {
  readonly taken: Buffer[] = [];

  override take(): Buffer {
    const block = super.take();
    this.taken.push(block);
    return block;
  }
}

/** The blocks in the order in which they come back. */
export function lentBlocks(pieces: readonly OutputPiece[]): Buffer[] {
  return pieces.flatMap(({ block }) => (block === undefined ? [] : [block]));
}

/** Expects of all pieces since the first block was taken that they give all blocks back, and in time. */
export function expectBlocksBack(pool: RecordingPool, pieces: readonly OutputPiece[]): void {
  const lent = lentBlocks(pieces);
  expect(lent).toHaveLength(pool.taken.length);
  expect(pool.taken.every((block) => lent.includes(block))).toBe(true);
  const early = pieces.filter(
    ({ block }, i) => block !== undefined && pieces.slice(i + 1).some(({ bytes }) => bytes.buffer === block.buffer),
  );
  expect(early).toEqual([]);
}
