/**
 * The storage of one durable queue: its index, the log, and the way back from disk.
 */
import type { Message } from '../../core/message.js';
import type { QueueStore, RestoredMessage, RestoredRun, SpillableMessage, Spilled } from '../../core/storage.js';
import type { QueueIndex } from '../index/queue-index.js';
import type { Spool } from '../spool/spool.js';
import { QueueReader, type QueueReaderParts } from './queue-reader.js';

/** What the queues of a store share. */
export interface StoredQueueParts extends QueueReaderParts {
  readonly spool: Spool;
}

export class StoredQueue implements QueueStore {
  readonly restoredCount: number;
  readonly nextSequence: number;
  readonly pages = true;
  private readonly reader: QueueReader;

  constructor(
    private readonly index: QueueIndex,
    private readonly parts: StoredQueueParts,
  ) {
    this.restoredCount = index.live;
    this.nextSequence = index.nextSequence;
    index.pagedOut(0, index.nextSequence);
    this.reader = new QueueReader(index, parts, (sequence) => {
      this.settle(sequence);
    });
  }

  append(message: Message, sequence: number): number {
    const { index } = this;
    const { log } = this.parts;
    const { filling } = log;
    const number = log.told(true);
    if (message.storedCommit === number) {
      const { storedOffset } = message;
      const length = filling.lengthOfRecordAt(storedOffset);
      filling.share(index.id, sequence, storedOffset, length);
      index.add(sequence, filling.segment, storedOffset, length);
      return number;
    }
    const offset = filling.put(index.id, sequence, message);
    index.add(sequence, filling.segment, offset, filling.recordLength);
    message.storedCommit = number;
    message.storedOffset = offset;
    return number;
  }

  settle(sequence: number): void {
    const { log } = this.parts;
    if (!this.index.settle(sequence)) return;
    log.filling.settle(this.index.id, sequence);
    log.told(false);
  }

  settleRange(from: number, to: number): void {
    const { log } = this.parts;
    this.index.settleRange(from, to);
    log.filling.settleRange(this.index.id, from, to);
    log.told(false);
  }

  delivered(sequence: number): void {
    const { log } = this.parts;
    this.index.countDelivery(sequence);
    log.filling.deliver(this.index.id, sequence);
    log.told(false);
  }

  pagedOut(from: number, to: number): void {
    this.index.pagedOut(from, to);
  }

  read(from: number, to: number, onRead: (run: RestoredRun) => void): void {
    this.reader.read(from, to, onRead);
  }

  spill(messages: readonly SpillableMessage[], onSpilled: (spilled: Spilled | undefined) => void): void {
    this.parts.spool.spill(messages, onSpilled);
  }

  readSpilled(spilled: Spilled, onRead: (messages: readonly RestoredMessage[]) => void): void {
    this.parts.spool.read(spilled, onRead);
  }

  freeSpilled(spilled: Spilled): void {
    this.parts.spool.free(spilled);
  }

  delete(): void {
    // The index goes with the definition.
  }
}
