/**
 * The index on disk, in `level`: what a checkpoint wrote last, looked up by key.
 */
import { Level } from 'level';
import type { StoreLog } from '../store-log.js';
import { StoreError } from '../store-error.js';
import { IndexPage } from './index-page.js';
import { pageKey, pageNumberInKey, pagesEndOf } from './keys.js';

export type IndexOperation =
  | { readonly type: 'put'; readonly key: Buffer; readonly value: Buffer }
  | { readonly type: 'del'; readonly key: Buffer };

export class IndexDatabase {
  /** True once it was closed for good. */
  closed = false;

  private constructor(
    private db: Level<Buffer, Buffer>,
    private readonly path: string,
    private readonly log: StoreLog,
  ) {}

  /** @throws StoreError when it is locked by another broker, damaged, or cannot be written */
  static async open(path: string, log: StoreLog): Promise<IndexDatabase> {
    return new IndexDatabase(await openLevel(path), path, log);
  }

  get(key: Buffer): Promise<Buffer | undefined> {
    return this.db.get(key);
  }

  /** A page of a queue, at once; `undefined` when there is none, or none that makes sense. */
  loadPage(queueId: number, number: number): IndexPage | undefined {
    const bytes = this.db.getSync(pageKey(queueId, number));
    return bytes === undefined ? undefined : this.decodePage(queueId, number, bytes);
  }

  /** The first page of a queue with `from <= number < end`; skips damaged ones. */
  async nextPage(queueId: number, from: number, end: number): Promise<IndexPage | undefined> {
    for (let start = from; start < end;) {
      const [entry] = await this.db
        .iterator({ gte: pageKey(queueId, start), lt: pageKey(queueId, end), limit: 1 })
        .all();
      if (entry === undefined) return undefined;
      const number = pageNumberInKey(entry[0]);
      const page = this.decodePage(queueId, number, entry[1]);
      if (page !== undefined) return page;
      start = number + 1;
    }
    return undefined;
  }

  /** Writes all or nothing, and is done when it is on disk. */
  write(operations: IndexOperation[]): Promise<void> {
    return this.db.batch(operations, { sync: true });
  }

  /** All keys and values from `from` up to `end`. */
  entries(from: Buffer, end: Buffer): AsyncIterable<[Buffer, Buffer]> {
    return this.db.iterator({ gte: from, lt: end });
  }

  /** The first key at or behind `from` and before `end`. */
  async firstKey(from: Buffer, end: Buffer): Promise<Buffer | undefined> {
    const [key] = await this.db.keys({ gte: from, lt: end, limit: 1 }).all();
    return key;
  }

  /** Removes all pages of a queue. */
  async clearPages(queueId: number): Promise<void> {
    await this.db.clear({ gte: pageKey(queueId, 0), lt: pagesEndOf(queueId) });
  }

  /** Gives the space of what was removed back to the disk. */
  async compact(from: Buffer, end: Buffer): Promise<void> {
    // On Node, level is classic-level, which has this; the types are those of what it has everywhere.
    const compactable = this.db as unknown as { compactRange(from: Buffer, end: Buffer): Promise<void> };
    await compactable.compactRange(from, end);
  }

  /** After a failed write the database takes no more until it is opened again. */
  async reopen(): Promise<void> {
    await this.db.close();
    this.db = await openLevel(this.path);
  }

  close(): Promise<void> {
    this.closed = true;
    return this.db.close();
  }

  private decodePage(queueId: number, number: number, bytes: Buffer): IndexPage | undefined {
    const page = IndexPage.decode(number, bytes);
    if (page === undefined) {
      const fields = { path: this.path, queueId, page: number };
      this.log.error(fields, `damaged index page in ${this.path}: the messages that it names are lost`);
    }
    return page;
  }
}

async function openLevel(path: string): Promise<Level<Buffer, Buffer>> {
  const db = new Level<Buffer, Buffer>(path, { keyEncoding: 'buffer', valueEncoding: 'buffer' });
  try {
    await db.open();
    return db;
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    throw explain(path, cause);
  }
}

function explain(path: string, cause: unknown): StoreError {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  const text = cause instanceof Error ? cause.message : String(cause);
  if (code === 'LEVEL_LOCKED') {
    const advice = 'stop the other broker, or choose another directory with --data';
    return new StoreError('ERR_STORE_LOCKED', `${path} is in use by another broker; ${advice}`, cause);
  }
  if (/permission denied|read-only/i.test(text)) {
    return new StoreError('ERR_STORE_NOT_WRITABLE', `${path} cannot be written: ${text}; mend its permissions`, cause);
  }
  if (/no space/i.test(text)) {
    return new StoreError('ERR_STORE_FULL', `the disk of ${path} is full; free some space and start again`, cause);
  }
  const advice = 'restore the data directory from a backup, or move it away to start with an empty one';
  return new StoreError('ERR_STORE_DAMAGED', `${path} is damaged: ${text}; ${advice}`, cause);
}
