/**
 * Opens a data directory: checks that it is ours, finds how things stood, reads the log from there on.
 *
 *   store.json    format and salt of the store
 *   index/        what is looked up by key (level), which also locks the directory
 *   log/          the commit log
 *   spool/        messages that had to leave memory; nothing that survives
 *   quarantine/   copies of damaged bytes
 */
import { join } from 'node:path';
import type { DefinitionEntry } from '../../core/definitions.js';
import { type Disk, type DiskFailure, nodeDisk } from '../disk.js';
import { DurableStore } from '../durable-store.js';
import { IndexDatabase } from '../index/index-database.js';
import { definitionsEnd, definitionsFrom, idInKey, metaKey, queuesEnd, queuesFrom } from '../index/keys.js';
import { type MetaRecord, decodeMeta, decodeQueue, encodeMeta, unguard } from '../index/records.js';
import type { LogPosition } from '../log/commit-log.js';
import { Replay } from '../log/replay.js';
import { segmentName } from '../log/segment.js';
import { SegmentFiles } from '../log/segment-files.js';
import { MessageReader } from '../message-reader.js';
import { Spool } from '../spool/spool.js';
import { readStoreFile } from './store-file.js';
import { StoreError } from '../store-error.js';
import type { StoreLog } from '../store-log.js';
import { StoreState } from '../store-state.js';
import { type StoreTuning, defaultTuning } from '../store-tuning.js';

export interface OpenOptions {
  readonly directory: string;
  readonly log: StoreLog;
  /** Free space on the disk below which publishers wait, in bytes. */
  readonly diskFreeMin: number;
  readonly disk?: Disk;
  readonly tuning?: Partial<StoreTuning>;
}

export interface OpenedStore {
  readonly store: DurableStore;
  /** Every definition, those that others refer to first. */
  readonly entries: readonly DefinitionEntry[];
}

/** @throws StoreError when the directory cannot be used, with what to do about it */
export async function openStore(options: OpenOptions): Promise<OpenedStore> {
  const { directory, log, disk = nodeDisk, diskFreeMin } = options;
  const { salt } = readStoreFile(directory);
  const database = await IndexDatabase.open(join(directory, 'index'), log);
  try {
    const tuning = { ...defaultTuning, ...options.tuning };
    const files = new SegmentFiles(disk, join(directory, 'log'), log, tuning);
    const reader = new MessageReader(files, disk, join(directory, 'quarantine'), log);
    const spool = new Spool(disk, join(directory, 'spool'), log);
    await made(disk, files.directory);
    await wrapped(directory, (done) => spool.open(done));
    const state = new StoreState(files, database, log);
    const ids = await segmentIds(files);
    const meta = await readMeta(database, directory, ids);
    state.nextQueueId = meta.nextQueueId;
    for (const id of ids) files.segment(id).size = tuning.segmentBytes;
    await restoreDefinitions(state, directory);
    await restoreQueues(state, directory);
    reportMissing(state, ids, log);
    const end = await replay(state, reader, { ids, start: meta.position, salt, log });
    const entries = state.entries();
    const store = new DurableStore({ disk, state, reader, spool, salt, end, log, diskFreeMin });
    await store.ready();
    return { store, entries };
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function readMeta(database: IndexDatabase, directory: string, ids: readonly number[]): Promise<MetaRecord> {
  const bytes = await database.get(metaKey);
  if (bytes !== undefined) {
    const meta = decodeMeta(bytes);
    if (meta === undefined) throw damaged(join(directory, 'index'), 'its first record makes no sense');
    const { segment, offset } = meta.position;
    if (offset > 0 && !ids.includes(segment))
      throw damaged(join(directory, 'log', segmentName(segment)), 'it is missing');
    return meta;
  }
  if (ids.length > 0) throw damaged(join(directory, 'index'), 'it is empty, and the log is not');
  const meta = { position: { segment: 1, offset: 0, commit: 0 }, nextQueueId: 1 };
  await database.write([{ type: 'put', key: metaKey, value: encodeMeta(meta) }]);
  return meta;
}

async function restoreDefinitions(state: StoreState, directory: string): Promise<void> {
  for await (const [key, guarded] of state.database.entries(definitionsFrom, definitionsEnd)) {
    const value = unguard(guarded);
    if (value === undefined) throw damaged(join(directory, 'index'), 'a definition in it is damaged');
    state.restoreDefinition(key.subarray(1), value);
  }
}

async function restoreQueues(state: StoreState, directory: string): Promise<void> {
  for await (const [key, bytes] of state.database.entries(queuesFrom, queuesEnd)) {
    const index = state.index(idInKey(key));
    if (index === undefined) continue; // its definition is gone: so is the queue
    const record = decodeQueue(bytes);
    if (record === undefined) throw damaged(join(directory, 'index'), 'the record of a queue in it is damaged');
    index.nextSequence = record.nextSequence;
    index.savedEnd = record.savedEnd;
    index.sweeps.push(...record.sweeps);
    for (const { segment, live, bytes: size } of record.holdings) {
      index.restoreHolding(state.files.segment(segment), live, size);
    }
  }
}

function reportMissing(state: StoreState, ids: readonly number[], log: StoreLog): void {
  const present = new Set(ids);
  for (const { id, name, live } of state.files.segments.values()) {
    if (live > 0 && !present.has(id))
      log.error({ messages: live }, `${name} of the log is missing: its messages are lost`);
  }
}

interface ReplayPlan {
  readonly ids: readonly number[];
  readonly start: LogPosition;
  readonly salt: number;
  readonly log: StoreLog;
}

async function replay(state: StoreState, reader: MessageReader, plan: ReplayPlan): Promise<LogPosition> {
  const { ids, start, salt, log } = plan;
  const parts = {
    files: state.files,
    salt,
    log,
    readerFor: (segment: number, base: number) => state.readerFor(segment, base),
    quarantine: (name: string, bytes: Buffer) => {
      reader.quarantine(name, bytes);
    },
    refuseNewer: (segment: string): never => {
      const path = join(state.files.directory, segment);
      throw new StoreError(
        'ERR_STORE_NEWER',
        `${path} was written by a newer Leveret; use that version or a later one`,
      );
    },
  };
  return await new Replay(parts, start).run(ids);
}

function damaged(path: string, how: string): StoreError {
  const advice = 'restore the data directory from a backup, or move it away to start with an empty one';
  return new StoreError('ERR_STORE_DAMAGED', `${path} is damaged: ${how}; ${advice}`);
}

async function segmentIds(files: SegmentFiles): Promise<readonly number[]> {
  return new Promise((resolve, reject) => {
    files.find((failure, ids) => {
      if (failure === null) resolve(ids);
      else reject(explain(files.directory, failure));
    });
  });
}

function made(disk: Disk, directory: string): Promise<void> {
  return wrapped(directory, (done) => disk.makeDirectory(directory, done));
}

function wrapped(path: string, start: (done: (failure: DiskFailure | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    start((failure) => {
      if (failure === null) resolve();
      else reject(explain(path, failure));
    });
  });
}

function explain(path: string, failure: DiskFailure): StoreError {
  const { code, message } = failure;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new StoreError('ERR_STORE_FULL', `the disk of ${path} is full; free some space and start again`, failure);
  }
  const advice = 'mend its permissions, or choose another directory with --data';
  return new StoreError('ERR_STORE_NOT_WRITABLE', `${path} cannot be used: ${message}; ${advice}`, failure);
}
