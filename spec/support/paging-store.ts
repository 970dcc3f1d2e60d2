/**
 * A store whose queues page: messages go to maps and come back when the test says so.
 *
 * It is strict: what the core asks of it must make sense. What it brings stands in one chunk for each read,
 * which is overwritten at the end of the turn: whoever keeps a message has to move it.
 */
import type { DefinitionEntry } from '../../src/core/definitions.js';
import type { QueueDefinition } from '../../src/core/queue/queue-definition.js';
import type { QueueStore } from '../../src/core/storage.js';
import { HeldStore, laneName } from './held-store.js';
import { type KeptMessages, PagingQueue } from './paging-queue.js';

export interface PagingStoreOptions {
  /** Messages of one read, and of one answer to a fetch. */
  readonly readMax?: number;
  /** What was kept from before. */
  readonly definitions?: Iterable<DefinitionEntry>;
  readonly messages?: ReadonlyMap<string, KeptMessages>;
}

/** What the disk owes the core. */
export interface Owed {
  readonly kind: 'read' | 'fetch' | 'times' | 'readSpilled' | 'spill';
  /** Its lane behind it, as `laneName` has it. */
  readonly queue: string;
  readonly answer: () => void;
}

export class PagingStore extends HeldStore {
  /** Calls that were not answered, the oldest first. */
  readonly owed: Owed[] = [];
  readonly queues = new Map<string, PagingQueue>();
  /** True while the disk does not take what is spilled. */
  refusesSpills = false;
  readonly readMax: number;
  /** What was kept from before, and not opened yet. */
  private readonly keptMessages: Map<string, KeptMessages>;
  private chunks: Buffer[] = [];

  constructor({ readMax = Infinity, definitions = [], messages = new Map() }: PagingStoreOptions = {}) {
    super(definitions);
    this.readMax = readMax;
    this.keptMessages = new Map(messages);
  }

  override openQueue(definition: QueueDefinition, lane: number): QueueStore {
    const base = super.openQueue(definition, lane);
    const name = laneName(definition, lane);
    const queue = new PagingQueue({ name, durable: definition.durable }, base, this, this.keptMessages.get(name));
    this.queues.set(name, queue);
    this.keptMessages.delete(name);
    return queue;
  }

  override commit(): void {
    for (const chunk of this.chunks) chunk.fill(0xee);
    this.chunks = [];
    super.commit();
  }

  /** A queue, or one of its lanes as `laneName` has it. */
  queue(name: string): PagingQueue {
    return this.queues.get(name)!;
  }

  /** Answers one call; returns whether there was one. */
  answer(index = 0): boolean {
    const [owed] = this.owed.splice(index, 1);
    owed?.answer();
    return owed !== undefined;
  }

  /** Chunks that were spilled and not freed. */
  get spilledChunks(): number {
    return [...this.queues.values()].reduce((sum, { chunks }) => sum + chunks.size, 0);
  }

  /** Bytes that are borrowed until the end of the turn. */
  lendChunk(bytes: Buffer): void {
    this.chunks.push(bytes);
  }

  /** The store after the end of the process: only what was durable is there. */
  restarted(options: PagingStoreOptions = {}): PagingStore {
    const messages = new Map([...this.queues].map(([name, queue]) => [name, queue.durableMessages()]));
    return new PagingStore({ definitions: this.definitions, messages, ...options });
  }
}
