/**
 * Entries on disk that leave the queue from wherever they stand, one by one: those that expire there.
 *
 * They count as gone as soon as they are asked for; what reads ahead passes over them.
 */
import { Arena } from '../../wire/content/arena.js';
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
  /** What was asked for, and what of it is not read from what was written aside. */
  readonly sequences: readonly number[];
  readonly stored: readonly number[];
  /** Reads that have not answered. */
  reads: number;
}

export class SingleReads {
  private taking: Taking | undefined;
  /** Of what waits for other reads. */
  private readonly arena = new Arena();
  /** What was read for good before, and may be asked for once more. */
  private lastTaken: readonly number[] = [];

  constructor(
    private readonly queue: PagedQueue,
    private readonly ready: ReadyList,
    private readonly storage: QueueStore,
    private readonly requestTurn: () => void,
  ) {}

  get isReading(): boolean {
    return this.taking !== undefined;
  }

  /** What is being read: the log may have it, wherever it is read from. */
  get underWay(): readonly number[] {
    return this.taking?.sequences ?? [];
  }

  /** See `Paging.settle`. */
  settle(sequence: number): number {
    const { pagedOut } = this.ready;
    const extent = pagedOut.find(sequence);
    if (extent?.kind !== 'stored' || pagedOut.isAbsent(sequence)) return -1;
    const bodyBytes = this.storage.settle(sequence);
    if (bodyBytes === -1) return -1;
    pagedOut.takeOne(extent);
    return bodyBytes;
  }

  /** See `Paging.remove`. */
  remove(sequence: number, stored: boolean): boolean {
    const { pagedOut } = this.ready;
    const extent = pagedOut.find(sequence);
    if (extent === undefined || pagedOut.isAbsent(sequence)) return false;
    // What the log had of it is settled; a copy that was written aside, or is on its way, would be read back.
    if (extent.kind === 'spilled' || pagedOut.isReading || this.isReading) pagedOut.absent.add(sequence);
    pagedOut.takeOne(extent);
    if (stored) this.storage.settle(sequence);
    return true;
  }

  /** See `Paging.take`. */
  take(sequences: readonly number[], onTaken: OnTaken): void {
    const { pagedOut } = this.ready;
    const taken: number[] = [];
    const stored: number[] = [];
    const spilled = new Map<SpilledExtent, Set<number>>();
    for (const sequence of sequences) {
      const extent: Extent | undefined = pagedOut.find(sequence);
      if (extent === undefined || pagedOut.isAbsent(sequence)) continue;
      pagedOut.absent.add(sequence);
      pagedOut.takeOne(extent);
      taken.push(sequence);
      if (extent.kind === 'stored') stored.push(sequence);
      else spilled.set(extent, (spilled.get(extent) ?? new Set()).add(sequence));
    }
    const taking: Taking = {
      onTaken,
      entries: [],
      sequences: taken,
      stored,
      reads: spilled.size + (stored.length > 0 ? 1 : 0),
    };
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
  setAside(sequence: number, bodyBytes: number): boolean {
    const { pagedOut } = this.ready;
    const extent = pagedOut.find(sequence);
    if (extent === undefined || pagedOut.absent.has(sequence)) return false;
    if (pagedOut.aside.has(sequence)) return false;
    pagedOut.takeOne(extent);
    pagedOut.aside.set(sequence, bodyBytes);
    return true;
  }

  /** See `Paging.putBack`. */
  putBack(sequence: number): number {
    const { pagedOut } = this.ready;
    const bodyBytes = pagedOut.aside.get(sequence);
    const extent = pagedOut.find(sequence);
    if (bodyBytes === undefined || extent?.kind !== 'stored' || !this.ready.isBeyondHead(sequence)) return -1;
    pagedOut.aside.delete(sequence);
    pagedOut.giveOne(extent);
    return bodyBytes;
  }

  /** All that is paged out is dropped. */
  cancel(): void {
    this.lastTaken = [];
    this.end();
  }

  private arrived(taking: Taking, messages: readonly RestoredMessage[], isLast: boolean): void {
    if (this.taking !== taking) return;
    if (isLast) taking.reads--;
    for (const message of messages) {
      const entry = restoredEntry(this.queue, message);
      taking.entries.push(entry);
      if (taking.reads > 0) entry.message.content.retain(this.arena);
    }
    if (taking.reads > 0) return;
    this.end();
    taking.onTaken(taking.entries);
    // They are settled by now, so that no read brings them; the set would grow for as long as the queue is busy.
    for (const sequence of this.lastTaken) this.ready.pagedOut.absent.delete(sequence);
    this.lastTaken = taking.stored;
    this.queue.mark();
    this.requestTurn();
  }

  private end(): void {
    this.taking = undefined;
    this.ready.pagedOut.isTaking = false;
  }
}
