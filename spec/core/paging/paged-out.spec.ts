/**
 * The list of what is on disk: few extents for many entries, and the right counts as they come and go.
 */
import { describe, expect, it } from '@jest/globals';
import { type Extent, PagedOut } from '../../../src/core/paging/paged-out.js';

const stored = (from: number, to: number, count = to - from): Extent => ({ kind: 'stored', from, to, count });
const spilled = (from: number, to: number): Extent => {
  const count = to - from;
  return { kind: 'spilled', from, to, count, chunk: { count, bytes: 1 } };
};

function listOf(...extents: readonly Extent[]): PagedOut {
  const list = new PagedOut();
  for (const extent of extents) list.append(extent);
  return list;
}

describe('PagedOut', () => {
  it('makes one extent of stored ones side by side, at both ends', () => {
    const list = listOf(stored(10, 20), stored(25, 30, 2));
    list.prepend(stored(2, 8, 3));
    expect(list.count).toBe(15);
    expect(list.range).toEqual({ from: 2, to: 30 });
    expect(list.clear()).toEqual([stored(2, 30, 15)]);
  });

  it('keeps spilled ones apart', () => {
    const list = listOf(spilled(4, 6), spilled(6, 9), stored(9, 12), spilled(12, 13));
    list.prepend(spilled(2, 4));
    list.prepend(stored(0, 2));
    const kinds = ['stored', 'spilled', 'spilled', 'spilled', 'stored', 'spilled'];
    expect(list.count).toBe(13);
    expect(list.range).toEqual({ from: 0, to: 13 });
    expect(list.clear().map(({ kind }) => kind)).toEqual(kinds);
  });

  it('is read from the front, a stored extent in as many pieces as it takes', () => {
    const list = listOf(stored(0, 100, 50), spilled(100, 110));
    list.takeFirst(20, 40);
    expect([list.count, list.first]).toEqual([40, stored(40, 100, 30)]);
    list.takeFirst(30, 100);
    expect([list.count, list.first]).toEqual([10, spilled(100, 110)]);
    list.takeFirst(10, 110);
    expect([list.count, list.first]).toEqual([0, undefined]);
  });

  it('goes on behind a read that asked for less than there is by now', () => {
    const list = listOf(stored(0, 10));
    list.append(stored(10, 20));
    list.takeFirst(10, 10);
    expect([list.count, list.first]).toEqual([10, stored(10, 20)]);
  });

  it('forgets what the store does not find any more', () => {
    const list = listOf(stored(0, 10), spilled(10, 14));
    list.takeFirst(7, 10);
    expect([list.count, list.first]).toEqual([4, spilled(10, 14)]);
  });

  it('is empty once it is cleared', () => {
    const list = listOf(stored(0, 10), spilled(10, 14));
    expect(list.clear()).toHaveLength(2);
    expect([list.count, list.first, list.clear()]).toEqual([0, undefined, []]);
  });
});
