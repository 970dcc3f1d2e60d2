/**
 * What goes to disk with a checkpoint, what follows when it is there, and what does not when it is not.
 */
import { describe, expect, it } from '@jest/globals';
import { QueueIndex } from '../../../src/store/index/queue-index.js';
import { IndexLab } from '../../support/index-lab.js';

const ID = 7;

describe('a checkpoint', () => {
  function lab(): { readonly lab: IndexLab; readonly index: QueueIndex } {
    const opened = new IndexLab();
    return { lab: opened, index: new QueueIndex(ID, opened) };
  }

  /** Adds messages of ten bytes to segment 1. */
  function add(at: IndexLab, index: QueueIndex, from: number, to: number): void {
    for (let sequence = from; sequence < to; sequence++) index.add(sequence, at.record(1, sequence * 10, 10));
  }

  it('takes what changed since the last one, and nothing else', () => {
    const { lab: at, index } = lab();
    add(at, index, 0, 5000);
    at.checkpoint();
    expect(at.pagesOf(ID)).toEqual([0, 1, 2, 3, 4]);
    expect(at.gather().operations).toHaveLength(1);
    index.settle(2000);
    expect(at.gather().operations.filter(({ key }) => key.toString('latin1', 0, 1) === 'p')).toHaveLength(1);
  });

  it('removes the newest page when nothing is left in it, even if the one before failed', () => {
    const { lab: at, index } = lab();
    add(at, index, 0, 10);
    at.checkpoint();
    index.settleRange(0, 10);
    at.fail(at.gather());
    expect(at.pagesOf(ID)).toEqual([0]);
    at.checkpoint();
    expect(at.pagesOf(ID)).toEqual([]);
    expect(at.reopen(ID).index.find(3)).toBeUndefined();
  });

  it('removes a page that was emptied while it was being written', () => {
    const { lab: at, index } = lab();
    add(at, index, 0, 1024);
    const checkpoint = at.gather();
    for (let sequence = 0; sequence < 1024; sequence++) index.settle(sequence);
    expect(index.page(0)).toBeUndefined();
    at.write(checkpoint);
    expect(index.page(0)).toBeUndefined();
    at.checkpoint();
    expect([at.pagesOf(ID), index.emptied.size]).toEqual([[], 0]);
  });

  it('lets go of pages that are not needed in memory, when they are written', () => {
    const { lab: at, index } = lab();
    add(at, index, 0, 5000);
    index.pagedOut(100, 4500);
    expect([...index.pages.keys()]).toEqual([0, 1, 2, 3, 4]);
    const checkpoint = at.gather();
    index.countDelivery(2048); // changed since
    at.write(checkpoint);
    expect([...index.pages.keys()]).toEqual([0, 2, 4]);
    expect(index.find(1500)).toEqual({ segment: 1, offset: 15_000, length: 10 });
    index.pages.readUpTo(2048); // page 1 is read back
    at.checkpoint();
    expect([...index.pages.keys()].sort()).toEqual([0, 1, 4]);
  });

  it('lets go of pages in which nothing is left, of persistent messages among others too', () => {
    const { lab: at, index } = lab();
    for (let page = 0; page < 50; page++) {
      add(at, index, page * 1024, page * 1024 + 3);
      index.settleRange(page * 1024, page * 1024 + 3);
    }
    expect([...index.pages.keys()]).toEqual([49]);
  });

  it('names the segments in which nothing is live, before the one that is written', () => {
    const { lab: at, index } = lab();
    add(at, index, 0, 10);
    at.segment(2_000_000);
    index.add(10, at.record(2, 0, 10));
    index.settleRange(0, 10);
    expect(at.gather().dead.map(({ id }) => id)).toEqual([1]);
  });

  it('removes the record of a queue that is deleted, and names it for its pages to be cleared', () => {
    const { lab: at, index } = lab();
    add(at, index, 0, 2000);
    at.checkpoint();
    index.delete();
    index.delete();
    expect([at.segment(1).live, at.segment(1).liveBytes, index.live]).toEqual([0, 0, 0]);
    const failing = at.gather();
    expect(failing.gone).toEqual([ID]);
    at.fail(failing);
    const checkpoint = at.gather();
    at.write(checkpoint);
    expect([checkpoint.gone, at.reopen(ID).index.nextSequence]).toEqual([[ID], 0]);
  });

  it('is not disturbed by a queue that is deleted while it is written', () => {
    const { lab: at, index } = lab();
    add(at, index, 0, 2000);
    index.pagedOut(0, 2000);
    const checkpoint = at.gather();
    index.delete();
    at.write(checkpoint);
    expect([index.find(1), index.settle(1), index.pages.size]).toEqual([undefined, -1, 0]);
    at.checkpoint();
    expect(at.reopen(ID).index.nextSequence).toBe(0);
  });

  describe('that failed, the index being opened again', () => {
    it('has messages settled later whose pages cannot be read meanwhile', () => {
      const { lab: at, index } = lab();
      add(at, index, 0, 5000);
      index.pagedOut(1024, 4096);
      at.checkpoint();
      expect(index.pages.has(1)).toBe(false);
      at.readable = false;
      expect(index.settle(1500)).toBe(0);
      index.settleRange(2000, 2100);
      index.countDelivery(1501);
      index.settle(10);
      index.pagedOut(0, 5000);
      add(at, index, 5000, 5010);
      expect(at.sweeping).toHaveLength(2);
      at.readable = true;
      while (at.sweepPage(index));
      expect([1500, 2000, 2099, 10].map((sequence) => index.find(sequence))).toEqual(Array(4).fill(undefined));
      expect([1499, 1501, 1999, 2100, 5009].every((sequence) => index.find(sequence) !== undefined)).toBe(true);
      expect(index.live).toBe(5010 - 102);
    });

    it('takes new messages into a page that is on disk', () => {
      const { lab: at, index: before } = lab();
      add(at, before, 0, 100);
      at.checkpoint();
      const { lab: again, index } = at.reopen(ID);
      index.holdNewest();
      again.readable = false;
      add(again, index, 100, 110);
      again.readable = true;
      again.checkpoint();
      const { index: reopened } = again.reopen(ID);
      expect([reopened.find(5), reopened.find(105)].every((place) => place !== undefined)).toBe(true);
    });
  });
});
