/**
 * Takes what changed in memory to the index on disk, so that the log before it need not be read again.
 *
 * `gather` happens between two commits, at once: it is how things stand exactly there. It may be written
 * as soon as the commit before it is on disk.
 */
import type { LogPosition } from '../log/commit-log.js';
import type { Segment } from '../log/segment.js';
import type { Digest } from './digest.js';
import type { IndexOperation } from './index-database.js';
import type { IndexPage } from './index-page.js';
import { definitionKey, metaKey, pageKey, queueKey } from './keys.js';
import type { QueueIndex } from './queue-index.js';
import { encodeMeta, encodeQueue } from './records.js';

/** Definitions that changed since the last checkpoint, by name; `undefined` for one that is gone. */
export type ChangedDefinitions = Map<string, { readonly name: Buffer; readonly value: Buffer | undefined }>;

export interface CheckpointSource {
  readonly files: { readonly segments: ReadonlyMap<number, Segment> };
  readonly changedIndexes: Set<QueueIndex>;
  changedDefinitions: ChangedDefinitions;
  readonly nextQueueId: number;
  /** Of what is on disk once a checkpoint is written. */
  readonly digest: Digest;
}

/** What one checkpoint takes, and what follows once it is on disk. */
export interface Checkpoint {
  readonly position: LogPosition;
  readonly operations: IndexOperation[];
  readonly bytes: number;
  /** Pages that are written. */
  readonly pages: readonly (readonly [QueueIndex, IndexPage])[];
  /** Pages in which nothing is left, which are removed. */
  readonly removed: readonly (readonly [QueueIndex, IndexPage])[];
  readonly emptied: readonly (readonly [QueueIndex, readonly number[]])[];
  readonly indexes: readonly QueueIndex[];
  readonly definitions: ChangedDefinitions;
  /** Deleted queues, whose pages are still there. */
  readonly gone: readonly number[];
  /** Segments in which nothing was live. */
  readonly dead: readonly Segment[];
}

export function gather(source: CheckpointSource, position: LogPosition): Checkpoint {
  const operations: IndexOperation[] = [];
  const records: IndexOperation[] = [];
  const pages: [QueueIndex, IndexPage][] = [];
  const removed: [QueueIndex, IndexPage][] = [];
  const emptied: [QueueIndex, number[]][] = [];
  const gone: number[] = [];
  const indexes = [...source.changedIndexes];
  source.changedIndexes.clear();
  for (const index of indexes) {
    index.dirty = false;
    if (index.deleted) {
      records.push({ type: 'del', key: queueKey(index.id) });
      gone.push(index.id);
      continue;
    }
    for (const page of index.dirtyPages) {
      if (page.live > 0) pages.push([index, page]);
      else removed.push([index, page]);
      gatherPage(index, page, operations);
    }
    index.dirtyPages = [];
    if (index.emptied.size > 0) emptied.push([index, [...index.emptied]]);
    records.push({ type: 'put', key: queueKey(index.id), value: encodeIndex(index) });
  }
  for (const { name, value } of source.changedDefinitions.values()) {
    const key = definitionKey(name);
    records.push(value === undefined ? { type: 'del', key } : { type: 'put', key, value });
  }
  const definitions = source.changedDefinitions;
  source.changedDefinitions = new Map();
  const { digest, nextQueueId } = source;
  for (const record of records) digest.set(record.key, record.type === 'put' ? record.value : undefined);
  const meta = encodeMeta({ position, nextQueueId, digest: digest.value });
  operations.push(...records, { type: 'put', key: metaKey, value: meta });
  const dead = [...source.files.segments.values()].filter(({ id, live }) => live === 0 && id < position.segment);
  const bytes = operations.reduce((sum, each) => sum + each.key.length + ('value' in each ? each.value.length : 0), 0);
  return { position, operations, bytes, pages, removed, emptied, indexes, definitions, gone, dead };
}

/** The checkpoint is on disk. */
export function completed({ indexes, pages, emptied }: Checkpoint): void {
  for (const index of indexes) index.generation++;
  for (const [index, page] of pages) {
    page.saved = true;
    if (!index.deleted && index.pages.get(page.number) === page) index.dropIfCold(page);
  }
  for (const [index, numbers] of emptied) {
    for (const number of numbers) index.emptied.delete(number);
  }
}

/** The checkpoint could not be written: everything is to be taken by the next one. */
export function failed(source: CheckpointSource, { pages, removed, indexes, definitions }: Checkpoint): void {
  for (const [index, page] of [...pages, ...removed]) {
    if (!page.dirty && !index.deleted) {
      page.dirty = true;
      index.dirtyPages.push(page);
    }
  }
  for (const index of indexes) index.markDirty();
  for (const [name, change] of definitions) {
    if (!source.changedDefinitions.has(name)) source.changedDefinitions.set(name, change);
  }
}

function gatherPage(index: QueueIndex, page: IndexPage, operations: IndexOperation[]): void {
  const key = pageKey(index.id, page.number);
  page.dirty = false;
  page.saved = false;
  if (page.live === 0) {
    if (page.number < index.savedEnd) operations.push({ type: 'del', key });
    return;
  }
  operations.push({ type: 'put', key, value: page.encode() });
  index.savedEnd = Math.max(index.savedEnd, page.number + 1);
}

function encodeIndex(index: QueueIndex): Buffer {
  index.holdings.dropEmpty();
  if (index.live === 0) index.timed = false;
  const { nextSequence, savedEnd, timed, sweeps } = index;
  const bodyBytes = Math.max(0, index.bodyBytes);
  const holdings = [...index.holdings].map(({ segment, live, bytes }) => ({
    segment: segment.id,
    // Until all pages are counted there may be fewer than nothing.
    live: Math.max(0, live),
    bytes: Math.max(0, bytes),
  }));
  return encodeQueue({ nextSequence, savedEnd, bodyBytes, timed, holdings, sweeps });
}
