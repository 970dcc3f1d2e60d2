/**
 * The store of a broker that keeps nothing: a commit is "durable" as soon as its turn ends.
 */
import type { Message } from '../core/message.js';
import { type StoreFigures, noStoreFigures } from '../core/statistics/store-figures.js';
import type { QueueStore, RestoredMessage, Spilled, Store, TimedMessage } from '../core/storage.js';

export class MemoryStore implements Store {
  committed = 0;
  readonly obstacle = 'none';
  readonly figures: StoreFigures = noStoreFigures;
  private dirty = false;
  private listener: () => void = () => undefined;

  openQueue(): QueueStore {
    return new MemoryQueueStore(this);
  }

  put(): number {
    return 0;
  }

  remove(): number {
    return 0;
  }

  demand(): number {
    return this.committed + (this.dirty ? 1 : 0);
  }

  commit(): void {
    if (!this.dirty) return;
    this.dirty = false;
    this.committed++;
    this.listener();
  }

  onProgress(listener: () => void): void {
    this.listener = listener;
  }

  /** Something is told that the next commit holds. */
  told(): number {
    this.dirty = true;
    return this.committed + 1;
  }
}

class MemoryQueueStore implements QueueStore {
  readonly restoredCount = 0;
  readonly restoredBodyBytes = 0;
  readonly hasTimes = false;
  readonly nextSequence = 0;
  readonly pages = false;
  private deleted = false;

  constructor(private readonly store: MemoryStore) {}

  append(_message: Message, _sequence: number): number {
    return this.store.told();
  }

  expires(): void {
    return;
  }

  delay(): void {
    return;
  }

  settle(): number {
    this.store.told();
    return 0;
  }

  settleRange(): void {
    this.store.told();
  }

  delivered(): void {
    return;
  }

  pagedOut(): void {
    return;
  }

  read(): void {
    throw new Error('nothing is stored');
  }

  fetch(_sequences: readonly number[], onFetched: (none: readonly RestoredMessage[], isLast: boolean) => void): void {
    this.answerNone(onFetched);
  }

  times(onFound: (none: readonly TimedMessage[], isLast: boolean) => void): void {
    this.answerNone(onFound);
  }

  spill(): void {
    throw new Error('there is nowhere to spill to');
  }

  readSpilled(_spilled: Spilled): void {
    throw new Error('nothing is spilled');
  }

  freeSpilled(): void {
    throw new Error('nothing is spilled');
  }

  delete(): void {
    this.deleted = true;
  }

  private answerNone(answer: (none: readonly never[], isLast: boolean) => void): void {
    queueMicrotask(() => {
      if (!this.deleted) answer([], true);
    });
  }
}
