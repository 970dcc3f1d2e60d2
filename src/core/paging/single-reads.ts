/**
 * Entries on disk that leave the queue from wherever they stand, one by one: those that expire there.
 *
 * They count as gone as soon as they are asked for; what reads ahead passes over them.
 */
import type { Entry } from '../lane/entry.js';
import type { ReadyList } from '../lane/ready-list.js';
import type { QueueStore, RestoredMessage } from '../storage.js';
import type { Extent, SpilledExtent } from './paged-out.js';
import type { PagedQueue } from './read-ahead.js';
import { restoredEntry } from './restored-entry.js';

type OnTaken = (entries: readonly Entry[]) => void;

/** A call of `take` that is under way. */
interface Taking {
  readonly onTaken: OnTaken;
  readonly entries: Entry[];
  /** Reads that have not answered. */
  reads: number;
}

export class SingleReads {
  private taking: Taking | undefined;

  constructor(
    private readonly queue: PagedQueue,
    private readonly ready: ReadyList,
    private readonly storage: QueueStore,
    private readonly requestTurn: () => void,
  ) {}

  get isReading(): boolean {
    return this.taking !== undefined;
  }

  /** See `Paging.settle`. */
  settle(sequence: number): number {
    const { pagedOut } = this.ready;
    const extent = pagedOut.find(sequence);
    if (extent?.kind !== 'stored' || pagedOut.absent.has(sequence)) return -1;
    const bodyBytes = this.storage.settle(sequence);
    if (bodyBytes === -1) return -1;
    pagedOut.takeOne(extent);
    return bodyBytes;
  }

  /** See `Paging.take`. */
  take(sequences: readonly number[], onTaken: OnTaken): void {
    const { pagedOut } = this.ready;
    const stored: number[] = [];
    const spilled = new Map<SpilledExtent, Set<number>>();
    for (const sequence of sequences) {
      const extent: Extent | undefined = pagedOut.find(sequence);
      if (extent === undefined || pagedOut.absent.has(sequence)) continue;
      pagedOut.absent.add(sequence);
      pagedOut.takeOne(extent);
      if (extent.kind === 'stored') stored.push(sequence);
      else spilled.set(extent, (spilled.get(extent) ?? new Set()).add(sequence));
    }
    const taking: Taking = { onTaken, entries: [], reads: spilled.size + (stored.length > 0 ? 1 : 0) };
    if (taking.reads === 0) return;
    this.taking = taking;
    pagedOut.isTaking = true;
    if (stored.length > 0) {
      this.storage.fetch(stored, (messages, isLast) => {
        this.arrived(taking, messages, isLast);
      });
    }
    for (const [{ chunk }, wanted] of spilled) {
      this.storage.readSpilled(chunk, (messages) => {
        const found = messages.filter(({ sequence }) => wanted.has(sequence));
        this.arrived(taking, found, true);
      });
    }
  }

  /** See `Paging.setAside`. */
  setAside(sequence: number): boolean {
    const { pagedOut } = this.ready;
    const extent = pagedOut.find(sequence);
    if (extent === undefined || pagedOut.absent.has(sequence)) return false;
    pagedOut.absent.add(sequence);
    pagedOut.takeOne(extent);
    return true;
  }

  /** All that is paged out is dropped. */
  cancel(): void {
    this.end();
  }

  private arrived(taking: Taking, messages: readonly RestoredMessage[], isLast: boolean): void {
    if (this.taking !== taking) return;
    for (const message of messages) taking.entries.push(restoredEntry(this.queue, message));
    if (isLast) taking.reads--;
    if (taking.reads > 0) return;
    this.end();
    taking.onTaken(taking.entries);
    this.queue.mark();
    this.requestTurn();
  }

  private end(): void {
    this.taking = undefined;
    this.ready.pagedOut.isTaking = false;
  }
}
