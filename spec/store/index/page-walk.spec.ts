/**
 * Going through the pages of a queue finds each as it is now, wherever it is, and whatever happens while one
 * is being read from disk.
 */
import { describe, expect, it } from '@jest/globals';
import type { IndexPage } from '../../../src/store/index/index-page.js';
import { pageFrom } from '../../../src/store/index/page-walk.js';
import { QueueIndex } from '../../../src/store/index/queue-index.js';
import { IndexLab } from '../../support/index-lab.js';

const ID = 7;

type PageReader = Parameters<typeof pageFrom>[1];

describe('a walk through the pages of a queue', () => {
  /** Messages of pages 0 to 4, of which 1, 2 and 3 are on disk alone. */
  function make(): { readonly lab: IndexLab; readonly index: QueueIndex } {
    const lab = new IndexLab();
    const index = new QueueIndex(ID, lab);
    for (let sequence = 0; sequence < 5 * 1024; sequence += 512) index.add(sequence, lab.record(1, sequence, 10));
    index.pagedOut(1024, 4 * 1024);
    lab.checkpoint();
    expect([...index.pages.keys()]).toEqual([0, 4]);
    return { lab, index };
  }

  /** The disk; `meanwhile` happens between the first read and its answer. */
  function databaseOf(lab: IndexLab, meanwhile: () => void = () => undefined): PageReader {
    let happened = false;
    const nextPage = async (queue: number, from: number, end: number): Promise<IndexPage | undefined> => {
      const number = lab.pagesOf(queue).find((one) => one >= from && one < end);
      const page = number === undefined ? undefined : lab.loadPage(queue, number);
      if (!happened) meanwhile();
      happened = true;
      return page;
    };
    return { nextPage };
  }

  async function walk(index: QueueIndex, database: PageReader): Promise<readonly IndexPage[]> {
    const pages: IndexPage[] = [];
    for (let number = 0; ;) {
      const page = await pageFrom(index, database, number, 100);
      if (page === undefined) return pages;
      pages.push(page);
      number = page.number + 1;
    }
  }

  const numbersOf = (pages: readonly IndexPage[]): readonly number[] => pages.map(({ number }) => number);

  it('finds those in memory and those on disk, in order', async () => {
    const { lab, index } = make();
    expect(numbersOf(await walk(index, databaseOf(lab)))).toEqual([0, 1, 2, 3, 4]);
  });

  it('finds one that was never on disk before one that is', async () => {
    const lab = new IndexLab();
    const index = new QueueIndex(ID, lab);
    for (const page of [0, 2]) index.add(page * 1024, lab.record(1, page, 10));
    lab.checkpoint();
    index.pagedOut(0, 3 * 1024);
    expect(index.pages.size).toBe(0);
    index.add(1024, lab.record(1, 5, 10)); // late, and yet to be written
    expect(numbersOf(await walk(index, databaseOf(lab)))).toEqual([0, 1, 2]);
  });

  it('does not take what was read before a checkpoint for what is there now', async () => {
    const { lab, index } = make();
    const database = databaseOf(lab, () => {
      index.settle(1024);
      index.countDelivery(1536);
      lab.checkpoint(); // the page leaves memory again
      expect(index.pages.has(1)).toBe(false);
    });
    const [, page] = await walk(index, database);
    expect([page!.isLive(0), page!.isLive(512), page!.deliveries(512)]).toEqual([false, true, 1]);
    expect(index.find(1024)).toBeUndefined();
  });

  it('does not find a page again that was emptied meanwhile', async () => {
    const { lab, index } = make();
    const database = databaseOf(lab, () => index.settleRange(1024, 2048));
    expect(numbersOf(await walk(index, database))).toEqual([0, 2, 3, 4]);
    const gone = make();
    const other = databaseOf(gone.lab, () => {
      gone.index.settleRange(1024, 2048);
      gone.lab.checkpoint();
    });
    expect(numbersOf(await walk(gone.index, other))).toEqual([0, 2, 3, 4]);
  });

  it('ends where it was told to, whatever stands behind', async () => {
    const { lab, index } = make();
    index.settleRange(1024, 2048); // gone, and still on disk
    expect(index.page(2)).toBeDefined();
    expect(await pageFrom(index, databaseOf(lab), 1, 2)).toBeUndefined();
    expect((await pageFrom(index, databaseOf(lab), 1, 3))?.number).toBe(2);
  });

  it('ends when the queue is deleted', async () => {
    const { lab, index } = make();
    expect(
      numbersOf(
        await walk(
          index,
          databaseOf(lab, () => index.delete()),
        ),
      ),
    ).toEqual([0]);
  });
});
