import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MessageSizes, messageSizeBounds } from '../../../src/core/statistics/message-sizes.js';

function bucketOf(bytes: number): number {
  const sizes = new MessageSizes();
  sizes.count(bytes);
  return sizes.counts.indexOf(1);
}

function naiveBucketOf(bytes: number): number {
  const found = messageSizeBounds.findIndex((bound) => bytes <= bound);
  return found === -1 ? messageSizeBounds.length : found;
}

describe('the histogram of message sizes', () => {
  it('has each bound in its own bucket, and what is larger in the next one', () => {
    for (const [index, bound] of messageSizeBounds.entries()) {
      expect([bucketOf(bound - 1), bucketOf(bound), bucketOf(bound + 1)]).toEqual([index, index, index + 1]);
    }
    expect(bucketOf(0)).toBe(0);
  });

  it('finds the bucket that a search finds', () => {
    const size = fc.integer({ min: 0, max: 31 }).chain((bits) => fc.integer({ min: 0, max: 2 ** bits }));
    fc.assert(
      fc.property(size, (bytes) => {
        expect(bucketOf(bytes)).toBe(naiveBucketOf(bytes));
      }),
    );
  });

  it('adds up', () => {
    const sizes = new MessageSizes();
    for (const bytes of [0, 16, 16, 5_000, 600_000_000]) sizes.count(bytes);
    expect([sizes.total, sizes.sum]).toEqual([5, 600_005_032]);
  });
});
