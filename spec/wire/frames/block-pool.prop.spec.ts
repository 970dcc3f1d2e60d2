/**
 * Blocks are lent: each comes back exactly once, with the last piece that stands in it. One that came
 * back too early would be written over while it is sent.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Content } from '../../../src/wire/content/content.js';
import { BLOCK_BYTES, BlockPool } from '../../../src/wire/frames/block-pool.js';
import { FrameWriter, type OutputPiece } from '../../../src/wire/frames/frame-writer.js';
import { headerFrame } from '../../support/amqp-bytes.js';
import { RecordingPool, expectBlocksBack, lentBlocks } from '../../support/block-accounts.js';

/** Something to write, or the end of a turn. */
type Write = 'heartbeat' | { readonly tag: number } | { readonly parts: readonly number[] };

const arbitraryPart = fc.oneof(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 1, max: 40_000 }));
const arbitraryWrite: fc.Arbitrary<Write | 'take'> = fc.oneof(
  fc.constantFrom('take' as const, 'heartbeat' as const),
  fc.record({ tag: fc.nat(200) }),
  fc.record({ parts: fc.array(arbitraryPart, { minLength: 1, maxLength: 4 }) }),
);

function write(writer: FrameWriter, what: Write): void {
  if (what === 'heartbeat') {
    writer.heartbeat();
  } else if ('tag' in what) {
    writer.method(1, { name: 'basic.cancel-ok', consumerTag: 'x'.repeat(what.tag) });
  } else {
    const parts = what.parts.map((size) => Buffer.alloc(size));
    const size = what.parts.reduce((sum, length) => sum + length, 0);
    const content = Content.inParts(headerFrame(1, size), parts);
    writer.deliver(1, 't', { deliveryTag: 1, redelivered: false, message: { exchange: '', routingKey: '', content } });
  }
}

describe('a block', () => {
  it('comes back once, when all that stands in it is sent', () => {
    fc.assert(
      fc.property(fc.array(arbitraryWrite, { maxLength: 60 }), fc.constantFrom(4096, 131_072), (writes, frameMax) => {
        const pool = new RecordingPool();
        const writer = new FrameWriter(pool);
        writer.frameMax = frameMax;
        const pieces: OutputPiece[] = [];
        for (const what of [...writes, 'take' as const]) {
          if (what === 'take') pieces.push(...writer.take());
          else write(writer, what);
        }
        expectBlocksBack(pool, pieces);
      }),
      { numRuns: 300 },
    );
  });

  it('is not held by a writer with nothing to send', () => {
    const pool = new RecordingPool();
    const writer = new FrameWriter(pool);
    writer.heartbeat();
    expect(lentBlocks(writer.take())).toEqual(pool.taken);
    writer.heartbeat();
    expect(pool.taken).toHaveLength(2);
  });
});

describe('a block pool', () => {
  it('lends what came back before it makes anew', () => {
    const pool = new BlockPool();
    const block = pool.take();
    expect(block).toHaveLength(BLOCK_BYTES);
    expect(pool.take()).not.toBe(block);
    pool.giveBack(block);
    expect(pool.take()).toBe(block);
  });

  it('keeps 4 MiB and lets the rest go', () => {
    const pool = new BlockPool();
    const blocks = Array.from({ length: 100 }, () => pool.take());
    for (const block of blocks) pool.giveBack(block);
    const again = Array.from({ length: 100 }, () => pool.take());
    expect(again.filter((block) => blocks.includes(block))).toHaveLength((4 * 1024 * 1024) / BLOCK_BYTES);
  });
});
