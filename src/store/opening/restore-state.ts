/**
 * Finds in the index how things stood at the last checkpoint.
 */
import { join } from 'node:path';
import { errorText } from '../error-code.js';
import { isCorruption } from '../index/index-database.js';
import { definitionsEnd, definitionsFrom, idInKey, metaKey, queuesEnd, queuesFrom } from '../index/keys.js';
import { type MetaRecord, decodeMeta, decodeQueue, encodeMeta } from '../index/records.js';
import { segmentName } from '../log/segment.js';
import type { StoreLog } from '../store-log.js';
import type { StoreState } from '../store-state.js';
import { damaged } from './open-failure.js';

/**
 * Answers from where on the log is to be read.
 *
 * @param ids of the segments that there are, in order
 * @throws StoreError
 */
export async function restoreState(state: StoreState, ids: readonly number[], log: StoreLog): Promise<MetaRecord> {
  const { database, files } = state;
  try {
    const meta = await restoreMeta(state, ids);
    state.nextQueueId = meta.nextQueueId;
    for (const id of ids) files.segment(id).size = files.tuning.segmentBytes;
    await restoreDefinitions(state);
    await restoreQueues(state);
    if (state.digest.value !== meta.digest) throw damaged(database.path, 'some of it is missing');
    reportMissing(state, ids, log);
    return meta;
  } catch (error) {
    throw isCorruption(error) ? damaged(database.path, errorText(error), error) : error;
  }
}

async function restoreMeta({ database, files }: StoreState, ids: readonly number[]): Promise<MetaRecord> {
  const bytes = database.get(metaKey);
  if (bytes !== undefined) {
    const meta = bytes === 'damaged' ? undefined : decodeMeta(bytes);
    if (meta === undefined) throw damaged(database.path, 'its first record makes no sense');
    const { segment, offset } = meta.position;
    const isMissing = offset > 0 && !ids.includes(segment);
    if (isMissing) throw damaged(join(files.directory, segmentName(segment)), 'it is missing');
    return meta;
  }
  if (ids.length > 0) throw damaged(database.path, 'it is empty, and the log is not');
  const meta = { position: { segment: 1, offset: 0, commit: 0 }, nextQueueId: 1, digest: 0 };
  await database.write([{ type: 'put', key: metaKey, value: encodeMeta(meta) }]);
  return meta;
}

async function restoreDefinitions(state: StoreState): Promise<void> {
  for await (const [key, value] of state.database.entries(definitionsFrom, definitionsEnd)) {
    if (value === 'damaged') throw damaged(state.database.path, 'a definition in it makes no sense');
    state.digest.set(key, value);
    state.restoreDefinition(key.subarray(1), value);
  }
}

async function restoreQueues(state: StoreState): Promise<void> {
  for await (const [key, bytes] of state.database.entries(queuesFrom, queuesEnd)) {
    const record = bytes === 'damaged' ? undefined : decodeQueue(bytes);
    if (bytes === 'damaged' || record === undefined) {
      throw damaged(state.database.path, 'the record of a queue in it makes no sense');
    }
    state.digest.set(key, bytes);
    const index = state.index(idInKey(key));
    if (index === undefined) continue; // its definition is of a newer version
    index.nextSequence = record.nextSequence;
    index.savedEnd = record.savedEnd;
    index.bodyBytes = record.bodyBytes;
    index.timed = record.timed;
    index.sweeps.push(...record.sweeps);
    for (const { segment, live, bytes: size } of record.holdings) {
      index.restoreHolding(state.files.segment(segment), live, size);
    }
  }
}

function reportMissing(state: StoreState, ids: readonly number[], log: StoreLog): void {
  const present = new Set(ids);
  for (const { id, name, live } of state.files.segments.values()) {
    if (live > 0 && !present.has(id)) {
      log.error({ messages: live }, `${name} of the log is missing: its messages are lost`);
    }
  }
}
