/**
 * What a store remembers: definitions, and an index for each durable queue. The log changes it, when it
 * is written and in the same way when it is read again.
 */
import type { DefinitionEntry } from '../core/definitions.js';
import { lanesOf } from '../core/lane/lanes.js';
import {
  type StoredDefinition,
  decodeDefinition,
  encodeName,
  encodeValue,
  kindsInOrder,
} from './definitions/definition-codec.js';
import type { ChangedDefinitions } from './index/checkpoint.js';
import { Digest } from './index/digest.js';
import type { IndexDatabase } from './index/index-database.js';
import type { IndexPage } from './index/index-page.js';
import { type IndexSurroundings, QueueIndex } from './index/queue-index.js';
import { type OperationReader, RECORD_HEADER_BYTES } from './log/operations.js';
import type { Segment } from './log/segment.js';
import type { SegmentFiles } from './log/segment-files.js';
import { encodedBodySize } from './message-codec.js';
import type { StoreLog } from './store-log.js';

export class StoreState implements IndexSurroundings {
  readonly changedIndexes = new Set<QueueIndex>();
  changedDefinitions: ChangedDefinitions = new Map();
  nextQueueId = 1;
  readonly digest = new Digest();
  /** Called when a queue has messages to be swept in the background. */
  onSweep: (index: QueueIndex) => void = () => undefined;
  private readonly indexes = new Map<number, QueueIndex>();
  private readonly definitions = new Map<string, StoredDefinition>();

  constructor(
    readonly files: SegmentFiles,
    readonly database: IndexDatabase,
    private readonly log: StoreLog,
  ) {}

  // --- what the indexes need ---

  segment(id: number): Segment {
    return this.files.segment(id);
  }

  get readable(): boolean {
    return this.database.readable;
  }

  loadPage(queueId: number, number: number): IndexPage | undefined {
    return this.database.loadPage(queueId, number);
  }

  changed(index: QueueIndex): void {
    this.changedIndexes.add(index);
  }

  needsSweep(index: QueueIndex): void {
    this.onSweep(index);
  }

  // --- definitions ---

  /** All definitions, those that others refer to first. */
  entries(): DefinitionEntry[] {
    const entries = [...this.definitions.values()].map(({ entry }) => entry);
    return kindsInOrder.flatMap((kind) => entries.filter((entry) => entry.kind === kind));
  }

  /** Definitions as an older version wrote them: to be put once more before they are used. */
  outdated(): DefinitionEntry[] {
    const outdated = [...this.definitions.values()].filter(({ entry, queueIds }) => queueIds.length < idsOf(entry));
    return outdated.map(({ entry }) => entry);
  }

  /** The bytes of a definition; the lanes of a queue get their ids with the first. */
  encode(entry: DefinitionEntry): { readonly name: Buffer; readonly value: Buffer } {
    const name = encodeName(entry);
    const queueIds = [...(this.definitions.get(keyOf(name))?.queueIds ?? [])];
    while (queueIds.length < idsOf(entry)) queueIds.push(this.nextQueueId++);
    return { name, value: encodeValue({ entry, queueIds }) };
  }

  isDefined(name: Buffer): boolean {
    return this.definitions.has(keyOf(name));
  }

  define(name: Buffer, value: Buffer): void {
    const key = keyOf(name);
    this.changedDefinitions.set(key, { name: Buffer.from(name), value: Buffer.from(value) });
    this.restoreDefinition(name, value);
  }

  /** Takes a definition that the index on disk has already. Returns false when it makes no sense. */
  restoreDefinition(name: Buffer, value: Buffer): boolean {
    const key = keyOf(name);
    const definition = decode(name, value);
    if (definition === undefined) {
      this.log.error({ name: name.toString('latin1') }, 'a definition of a newer version, or damaged: it is ignored');
      return false;
    }
    const known = this.definitions.get(key);
    for (const id of known?.queueIds ?? []) if (!definition.queueIds.includes(id)) this.dropIndex(id);
    this.definitions.set(key, definition);
    for (const id of definition.queueIds) {
      this.nextQueueId = Math.max(this.nextQueueId, id + 1);
      if (!this.indexes.has(id)) this.addIndex(id);
    }
    return true;
  }

  undefine(name: Buffer): void {
    const key = keyOf(name);
    const known = this.definitions.get(key);
    this.changedDefinitions.set(key, { name: Buffer.from(name), value: undefined });
    this.definitions.delete(key);
    for (const id of known?.queueIds ?? []) this.dropIndex(id);
  }

  // --- indexes ---

  index(id: number): QueueIndex | undefined {
    return this.indexes.get(id);
  }

  /** The index of one lane of a durable queue; its definition must be there. */
  indexOf(entry: DefinitionEntry, lane: number): QueueIndex {
    const id = this.definitions.get(keyOf(encodeName(entry)))?.queueIds[lane];
    const index = id === undefined ? undefined : this.indexes.get(id);
    if (index === undefined) throw new Error('a durable queue is opened before it is defined');
    return index;
  }

  allIndexes(): Iterable<QueueIndex> {
    return this.indexes.values();
  }

  /** Takes the operations of commits that stand in `bytes`, which begin at `base` of a segment. */
  readerFor(segmentId: number, base: number, bytes: Buffer): OperationReader {
    const segment = this.files.segment(segmentId);
    const bodyBytesAt = (offset: number, length: number): number => {
      const start = offset + RECORD_HEADER_BYTES;
      return start >= 0 && start + length <= bytes.length ? encodedBodySize(bytes, start, start + length) : length;
    };
    return {
      put: (queue, sequence, offset, length) => {
        const bodyBytes = bodyBytesAt(offset, length);
        this.indexes.get(queue)?.add(sequence, { segment, offset: base + offset, length, bodyBytes });
      },
      share: (queue, sequence, { segment: id, offset, length }) => {
        // What is shared was put by the same commit.
        const bodyBytes = bodyBytesAt(offset - base, length);
        this.indexes.get(queue)?.add(sequence, { segment: this.files.segment(id), offset, length, bodyBytes });
      },
      move: (queue, sequence, offset) => {
        this.indexes.get(queue)?.move(sequence, segment, base + offset);
      },
      moveShare: (queue, sequence, place) => {
        this.indexes.get(queue)?.move(sequence, this.files.segment(place.segment), place.offset);
      },
      settle: (queue, sequence, count) => {
        this.indexes.get(queue)?.settleRange(sequence, sequence + count);
      },
      deliver: (queue, sequence, count) => {
        const index = this.indexes.get(queue);
        for (let i = 0; i < count; i++) index?.countDelivery(sequence + i);
      },
      expires: (queue, sequence, timeMs) => {
        this.indexes.get(queue)?.expire(sequence, timeMs);
      },
      delay: (queue, sequence, timeMs) => {
        this.indexes.get(queue)?.delay(sequence, timeMs);
      },
      define: (name, value) => {
        this.define(name, value);
      },
      undefine: (name) => {
        this.undefine(name);
      },
    };
  }

  private addIndex(id: number): void {
    this.indexes.set(id, new QueueIndex(id, this));
  }

  private dropIndex(id: number): void {
    const index = this.indexes.get(id);
    if (index === undefined) return;
    this.indexes.delete(id);
    index.delete();
  }
}

/** How many queue ids a definition takes. */
function idsOf(entry: DefinitionEntry): number {
  return entry.kind === 'queue' ? lanesOf(entry.definition) : 0;
}

function keyOf(name: Buffer): string {
  return name.toString('latin1');
}

function decode(name: Buffer, value: Buffer): StoredDefinition | undefined {
  try {
    return decodeDefinition(name, value);
  } catch {
    return undefined;
  }
}
