/**
 * What a store remembers: definitions, and an index for each durable queue. The log changes it, when it
 * is written and in the same way when it is read again.
 */
import type { DefinitionEntry } from '../core/definitions.js';
import { type StoredDefinition, decodeDefinition, encodeName, encodeValue, kindsInOrder } from './definition-codec.js';
import type { ChangedDefinitions } from './index/checkpoint.js';
import { Digest } from './index/digest.js';
import type { IndexDatabase } from './index/index-database.js';
import type { IndexPage } from './index/index-page.js';
import { type IndexSurroundings, QueueIndex } from './index/queue-index.js';
import type { OperationReader } from './log/operations.js';
import type { Segment } from './log/segment.js';
import type { SegmentFiles } from './log/segment-files.js';
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

  /** The bytes of a definition; a queue gets its number with the first. */
  encode(entry: DefinitionEntry): { readonly name: Buffer; readonly value: Buffer } {
    const name = encodeName(entry);
    if (entry.kind !== 'queue') return { name, value: encodeValue({ entry, queueId: 0 }) };
    const known = this.definitions.get(keyOf(name));
    return { name, value: encodeValue({ entry, queueId: known?.queueId ?? this.nextQueueId++ }) };
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
    if (known !== undefined && known.queueId !== definition.queueId) this.dropIndex(known.queueId);
    this.definitions.set(key, definition);
    if (definition.entry.kind !== 'queue') return true;
    this.nextQueueId = Math.max(this.nextQueueId, definition.queueId + 1);
    if (!this.indexes.has(definition.queueId)) this.addIndex(definition.queueId);
    return true;
  }

  undefine(name: Buffer): void {
    const key = keyOf(name);
    const known = this.definitions.get(key);
    this.changedDefinitions.set(key, { name: Buffer.from(name), value: undefined });
    this.definitions.delete(key);
    if (known?.entry.kind === 'queue') this.dropIndex(known.queueId);
  }

  // --- indexes ---

  index(id: number): QueueIndex | undefined {
    return this.indexes.get(id);
  }

  /** The index of a durable queue; its definition must be there. */
  indexOf(entry: DefinitionEntry): QueueIndex {
    const known = this.definitions.get(keyOf(encodeName(entry)));
    const index = known && this.indexes.get(known.queueId);
    if (index === undefined) throw new Error('a durable queue is opened before it is defined');
    return index;
  }

  allIndexes(): Iterable<QueueIndex> {
    return this.indexes.values();
  }

  /** Takes the operations of a commit in a segment; offsets are counted from `base` there. */
  readerFor(segmentId: number, base: number): OperationReader {
    const segment = this.files.segment(segmentId);
    return {
      put: (queue, sequence, offset, length) => {
        this.indexes.get(queue)?.add(sequence, segment, base + offset, length);
      },
      share: (queue, sequence, place) => {
        this.indexes.get(queue)?.add(sequence, this.files.segment(place.segment), place.offset, place.length);
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
