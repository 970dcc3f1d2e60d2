/**
 * What level gives back is what was written there, under the very key; where it is damaged the rest is found.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Level } from 'level';
import { describe, expect, it } from '@jest/globals';
import { errorCode } from '../../../src/store/error-code.js';
import { IndexDatabase } from '../../../src/store/index/index-database.js';
import { IndexPage } from '../../../src/store/index/index-page.js';
import { idInKey, metaKey, pageKey, pageNumberInKey, pagesEndOf, queueKey } from '../../../src/store/index/keys.js';
import { RecordedLog } from '../../support/recorded-log.js';
import { temporaryDirectory } from '../../support/temporary-directory.js';

describe('the index on disk', () => {
  const directory = temporaryDirectory();

  async function open(): Promise<{ database: IndexDatabase; log: RecordedLog }> {
    const log = new RecordedLog();
    return { database: await IndexDatabase.open(directory.path, log), log };
  }

  /** Changes what level has, behind our back. */
  async function change(how: (db: Level<Buffer, Buffer>) => Promise<void>): Promise<void> {
    const db = new Level<Buffer, Buffer>(directory.path, { keyEncoding: 'buffer', valueEncoding: 'buffer' });
    await how(db);
    await db.close();
  }

  function page(number: number, slots: number): IndexPage {
    const made = new IndexPage(number);
    for (let slot = 0; slot < slots; slot++)
      made.add(slot, { segment: { id: 1 }, offset: number * 100_000 + slot * 70, length: 60, bodyBytes: 7 });
    return made;
  }

  async function write(database: IndexDatabase, queue: number, ...pages: readonly IndexPage[]): Promise<void> {
    await database.write(
      pages.map((one) => ({ type: 'put', key: pageKey(queue, one.number), value: one.encode() }) as const),
    );
  }

  async function numbersOf(database: IndexDatabase, queue: number, end: number): Promise<readonly number[]> {
    const numbers: number[] = [];
    for (let from = 0; ;) {
      const next = await database.nextPage(queue, from, end);
      if (next === undefined) return numbers;
      numbers.push(next.number);
      from = next.number + 1;
    }
  }

  it('has keys that sort as they count', () => {
    const keys = [0, 1, 255, 256, 65_536, 2 ** 38].map((number) => pageKey(9, number));
    expect([...keys].sort((a, b) => Buffer.compare(a, b))).toEqual(keys);
    expect(keys.map(pageNumberInKey)).toEqual([0, 1, 255, 256, 65_536, 2 ** 38]);
    expect(keys.every((key) => idInKey(key) === 9 && Buffer.compare(key, pagesEndOf(9)) < 0)).toBe(true);
    expect(Buffer.compare(pageKey(10, 0), pagesEndOf(9))).toBeGreaterThanOrEqual(0);
    expect(Buffer.compare(pageKey(0xffff_ffff, 5), pagesEndOf(0xffff_ffff))).toBeLessThan(0);
  });

  it('gives back what was written, page by page', async () => {
    const { database, log } = await open();
    await database.write([{ type: 'put', key: metaKey, value: Buffer.from('meta') }]);
    await write(database, 1, page(0, 3), page(2, 3), page(300, 3));
    await write(database, 2, page(1, 3));
    expect([database.get(metaKey)?.toString(), database.get(queueKey(1))]).toEqual(['meta', undefined]);
    expect([await numbersOf(database, 1, 1000), await numbersOf(database, 1, 300)]).toEqual([
      [0, 2, 300],
      [0, 2],
    ]);
    expect([database.loadPage(1, 2)?.live, database.loadPage(1, 1)]).toEqual([3, undefined]);
    await database.clearPages(1);
    expect([await numbersOf(database, 1, 1000), await numbersOf(database, 2, 1000)]).toEqual([[], [1]]);
    await database.close();
    expect(log.entries).toEqual([]);
  });

  it('tells a damaged value, and one that stands under another key', async () => {
    const { database } = await open();
    await write(database, 1, page(0, 3), page(1, 3), page(2, 3));
    await database.write([{ type: 'put', key: queueKey(1), value: Buffer.from('queue') }]);
    await database.close();
    await change(async (db) => {
      await db.put(pageKey(1, 1), await db.get(pageKey(1, 0)));
      await db.put(queueKey(2), await db.get(queueKey(1)));
      await db.put(queueKey(3), Buffer.of(1, 2));
    });
    const { database: again, log } = await open();
    expect(await numbersOf(again, 1, 10)).toEqual([0, 2]);
    expect(again.loadPage(1, 1)).toBeUndefined();
    expect(log.levels).toEqual(['error', 'error']);
    expect([again.get(queueKey(1))?.toString(), again.get(queueKey(2)), again.get(queueKey(3))]).toEqual([
      'queue',
      'damaged',
      'damaged',
    ]);
    const values: unknown[] = [];
    for await (const [, value] of again.entries(queueKey(0), queueKey(9))) values.push(String(value));
    expect(values).toEqual(['queue', 'damaged', 'damaged']);
    await again.close();
  });

  it.each([0.1, 0.5, 0.97])('goes on behind blocks that level cannot read (%d of a file)', async (share) => {
    const { database } = await open();
    await write(database, 1, ...Array.from({ length: 100 }, (_, number) => page(number, 500)));
    await database.compact(pageKey(1, 0), pagesEndOf(1));
    await database.close();
    for (const name of readdirSync(directory.path).filter((file) => file.endsWith('.ldb'))) {
      const bytes = readFileSync(join(directory.path, name));
      bytes.fill(0xff, Math.floor(bytes.length * share), Math.floor(bytes.length * share) + 20);
      writeFileSync(join(directory.path, name), bytes);
    }
    const { database: again } = await open();
    const numbers = await numbersOf(again, 1, 100);
    expect(numbers.length).toBeGreaterThan(90);
    expect(numbers.length).toBeLessThan(100);
    const loaded = Array.from({ length: 100 }, (_, number) => again.loadPage(1, number));
    expect(loaded.filter((one) => one !== undefined).map(({ number }) => number)).toEqual(numbers);
    await again.close();
  });

  it('reads a snapshot as things stood', async () => {
    const { database } = await open();
    await write(database, 1, page(0, 3), page(1, 3));
    const snapshot = database.snapshot();
    await write(database, 1, page(0, 5));
    await database.write([{ type: 'del', key: pageKey(1, 1) }]);
    expect((await database.nextPage(1, 0, 9, snapshot))?.live).toBe(3);
    expect((await database.nextPage(1, 1, 9, snapshot))?.number).toBe(1);
    expect((await database.nextPage(1, 0, 9))?.live).toBe(5);
    await snapshot.close();
    await database.close();
  });

  it('lets who reads wait while it is opened again', async () => {
    const { database } = await open();
    await write(database, 1, page(3, 3));
    const reopened = database.reopen();
    expect(database.readable).toBe(false);
    expect((await database.nextPage(1, 0, 9))?.number).toBe(3);
    await reopened;
    expect(database.readable).toBe(true);
    await database.close();
  });

  it('lets nobody wait once it is closed', async () => {
    const { database } = await open();
    const reopened = database.reopen();
    const waiting = database.nextPage(1, 0, 9).then(() => undefined, errorCode);
    await database.close();
    expect(await waiting).toBe('LEVEL_DATABASE_NOT_OPEN');
    await reopened;
    expect([database.closed, database.readable]).toEqual([true, false]);
  });
});
