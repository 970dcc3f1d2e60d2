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
import { IndexAudit } from '../background/index-audit.js';
import { type Disk, type DiskFailure, nodeDisk } from '../disk.js';
import { DurableStore } from '../durable-store.js';
import { errorCode } from '../error-code.js';
import { IndexDatabase } from '../index/index-database.js';
import type { LogPosition } from '../log/commit-log.js';
import { Replay } from '../log/replay.js';
import { SegmentFiles } from '../log/segment-files.js';
import { MessageReader } from '../log/message-reader.js';
import { Quarantine } from '../log/quarantine.js';
import { Spool } from '../spool/spool.js';
import { StoreError } from '../store-error.js';
import type { StoreLog } from '../store-log.js';
import { StoreState } from '../store-state.js';
import { type StoreTuning, defaultTuning } from '../store-tuning.js';
import { explainFailure } from './open-failure.js';
import { restoreState } from './restore-state.js';
import { raiseFormat, readStoreFile } from './store-file.js';

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
  const { directory, log, disk = nodeDisk } = options;
  const storeFile = readStoreFile(directory);
  const database = await IndexDatabase.open(join(directory, 'index'), log);
  const files = new SegmentFiles(disk, join(directory, 'log'), log, { ...defaultTuning, ...options.tuning });
  try {
    raiseFormat(directory, storeFile); // the index is locked: nobody else is at work here
    return await open(options, storeFile.salt, new StoreState(files, database, log));
  } catch (error) {
    files.close(() => undefined);
    await database.close();
    throw errorCode(error) === undefined ? error : explainFailure(directory, error);
  }
}

async function open(options: OpenOptions, salt: number, state: StoreState): Promise<OpenedStore> {
  const { directory, log, disk = nodeDisk, diskFreeMin } = options;
  const { files } = state;
  const quarantine = new Quarantine(disk, join(directory, 'quarantine'), log);
  const reader = new MessageReader(files, quarantine, log);
  const spool = new Spool(disk, join(directory, 'spool'), log);
  await done(files.directory, (answer) => disk.makeDirectory(files.directory, answer));
  await done(directory, (answer) => spool.open(answer));
  const ids = await segmentIds(files);
  const { position } = await restoreState(state, ids, log);
  const audit = new IndexAudit(state, log);
  const end = await replay(state, { ids, start: position, salt, log, quarantine });
  const entries = state.entries();
  const store = new DurableStore({ disk, state, reader, spool, salt, end, log, diskFreeMin, audit });
  try {
    await store.ready();
  } catch (error) {
    await store.abandon();
    throw error;
  }
  return { store, entries };
}

interface ReplayPlan {
  readonly ids: readonly number[];
  readonly start: LogPosition;
  readonly salt: number;
  readonly log: StoreLog;
  readonly quarantine: Quarantine;
}

async function replay(state: StoreState, { ids, start, ...plan }: ReplayPlan): Promise<LogPosition> {
  const { files } = state;
  const parts = {
    ...plan,
    files,
    readerFor: (segment: number, base: number, bytes: Buffer) => state.readerFor(segment, base, bytes),
    refuseNewer: (segment: string): never => {
      const path = join(files.directory, segment);
      const advice = 'use that version or a later one';
      throw new StoreError('ERR_STORE_NEWER', `${path} was written by a newer Leveret; ${advice}`);
    },
  };
  try {
    return await new Replay(parts, start).run(ids);
  } catch (error) {
    throw explainFailure(files.directory, error);
  }
}

function segmentIds(files: SegmentFiles): Promise<readonly number[]> {
  return new Promise((resolve, reject) => {
    files.find((failure, ids) => {
      if (failure === null) resolve(ids);
      else reject(explainFailure(files.directory, failure));
    });
  });
}

function done(path: string, start: (answer: (failure: DiskFailure | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    start((failure) => {
      if (failure === null) resolve();
      else reject(explainFailure(path, failure));
    });
  });
}
