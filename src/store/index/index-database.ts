/**
 * The index on disk, in `level`: what a checkpoint wrote last, looked up by key.
 *
 * Level does not look at its own checksums. So each value ends with one of ours, of its key as well: a
 * value that turns up under another key is as good as damaged.
 */
import { crc32 } from 'node:zlib';
import type { Level } from 'level';
import { errorCode, errorText } from '../error-code.js';
import type { StoreLog } from '../store-log.js';
import { IndexPage } from './index-page.js';
import { pageKey, pageNumberInKey, pagesEndOf } from './keys.js';
import { openLevel } from './open-level.js';

export type IndexOperation =
  | { readonly type: 'put'; readonly key: Buffer; readonly value: Buffer }
  | { readonly type: 'del'; readonly key: Buffer };

/** How things stood once; to be closed. */
export type IndexSnapshot = ReturnType<Level['snapshot']>;

const CRC_BYTES = 4;
/** Told to the database without a pause: some milliseconds' worth. */
const OPERATIONS_AT_ONCE = 64;

export class IndexDatabase {
  /** True once it was closed for good. */
  closed = false;
  /** False while it cannot be read, because a write has failed and it is being opened again. */
  readable = true;
  /** Those who wait until it can be read. */
  private waiting: (() => void)[] = [];

  private constructor(
    private db: Level<Buffer, Buffer>,
    readonly path: string,
    private readonly log: StoreLog,
  ) {}

  /** @throws StoreError when it is locked by another broker, damaged, or cannot be written */
  static async open(path: string, log: StoreLog): Promise<IndexDatabase> {
    return new IndexDatabase(await openLevel(path), path, log);
  }

  /** The value of a key; `undefined` when there is none, 'damaged' when it makes no sense. */
  get(key: Buffer): Buffer | 'damaged' | undefined {
    const guarded = this.db.getSync(key);
    return guarded === undefined ? undefined : (unguard(key, guarded) ?? 'damaged');
  }

  /** A page of a queue, at once; `undefined` when there is none, or none that makes sense. */
  loadPage(queueId: number, number: number, snapshot?: IndexSnapshot): IndexPage | undefined {
    const key = pageKey(queueId, number);
    let guarded: Buffer | undefined;
    try {
      guarded = this.db.getSync(key, { snapshot });
    } catch (error) {
      if (!isCorruption(error)) throw error;
      this.tellDamaged(queueId, number);
    }
    return guarded === undefined ? undefined : this.decodePage(queueId, number, unguard(key, guarded));
  }

  /** The first page of a queue with `from <= number < end`; skips damaged ones. */
  async nextPage(queueId: number, from: number, end: number, snapshot?: IndexSnapshot): Promise<IndexPage | undefined> {
    await this.whenReadable();
    for (let start = from; start < end;) {
      const range = { gte: pageKey(queueId, start), lt: pageKey(queueId, end) };
      const entry = await this.firstEntry({ ...range, snapshot });
      if (entry === 'damaged') {
        // It cannot go on behind the damage by itself.
        const page = this.loadPage(queueId, start, snapshot);
        if (page !== undefined) return page;
        start++;
        continue;
      }
      if (entry === undefined) return undefined;
      const [key, guarded] = entry;
      const number = pageNumberInKey(key);
      const page = this.decodePage(queueId, number, unguard(key, guarded));
      if (page !== undefined) return page;
      start = number + 1;
    }
    return undefined;
  }

  /** Pages can be read as they are now. */
  snapshot(): IndexSnapshot {
    return this.db.snapshot();
  }

  /** Writes all or nothing, and is done when it is on disk. What is much is told to the database bit by bit. */
  async write(operations: readonly IndexOperation[]): Promise<void> {
    const batch = this.db.batch();
    try {
      for (let i = 0; i < operations.length; i++) {
        const operation = operations[i]!;
        if (operation.type === 'del') batch.del(operation.key);
        else batch.put(operation.key, guard(operation.key, operation.value));
        if (i % OPERATIONS_AT_ONCE === OPERATIONS_AT_ONCE - 1) await turnOfTheEventLoop();
      }
      await batch.write({ sync: true });
    } finally {
      await batch.close();
    }
  }

  /** All keys from `from` up to `end`, and their values; 'damaged' for one that makes no sense. */
  async *entries(from: Buffer, end: Buffer): AsyncIterable<[Buffer, Buffer | 'damaged']> {
    for await (const [key, guarded] of this.db.iterator({ gte: from, lt: end })) {
      yield [key, unguard(key, guarded) ?? 'damaged'];
    }
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
    this.readable = false;
    await this.db.close();
    if (this.closed) return;
    this.db = await openLevel(this.path);
    this.readable = true;
    this.wakeWaiting();
  }

  async close(): Promise<void> {
    this.closed = true;
    this.wakeWaiting();
    await this.db.close();
  }

  private async firstEntry(range: object): Promise<[Buffer, Buffer] | 'damaged' | undefined> {
    try {
      const [entry] = await this.db.iterator({ ...range, limit: 1 }).all();
      return entry;
    } catch (error) {
      if (isCorruption(error)) return 'damaged';
      throw error;
    }
  }

  private whenReadable(): Promise<void> | undefined {
    if (this.readable || this.closed) return undefined;
    return new Promise((resolve) => {
      this.waiting.push(resolve);
    });
  }

  private wakeWaiting(): void {
    for (const wake of this.waiting.splice(0)) wake();
  }

  private decodePage(queueId: number, number: number, bytes: Buffer | undefined): IndexPage | undefined {
    const page = bytes && IndexPage.decode(number, bytes);
    if (page === undefined) this.tellDamaged(queueId, number);
    return page;
  }

  private tellDamaged(queueId: number, page: number): void {
    const { path } = this;
    this.log.error({ path, queueId, page }, `damaged index page in ${path}: the messages that it names are lost`);
  }
}

function turnOfTheEventLoop(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** Adds a checksum behind a value. */
function guard(key: Buffer, value: Buffer): Buffer {
  const guarded = Buffer.allocUnsafe(value.length + CRC_BYTES);
  value.copy(guarded);
  guarded.writeUInt32LE(crc32(value, crc32(key)), value.length);
  return guarded;
}

/** The value before its checksum, or `undefined` when that does not fit. */
function unguard(key: Buffer, guarded: Buffer): Buffer | undefined {
  const end = guarded.length - CRC_BYTES;
  if (end < 0) return undefined;
  const value = guarded.subarray(0, end);
  return crc32(value, crc32(key)) === guarded.readUInt32LE(end) ? value : undefined;
}

/** True when asking again would not help. Level says so of a file that is cut off in words alone. */
export function isCorruption(error: unknown): boolean {
  return errorCode(error) === 'LEVEL_CORRUPTION' || /IO error: .*Invalid argument/.test(errorText(error));
}
