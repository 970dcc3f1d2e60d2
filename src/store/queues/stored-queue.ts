/**
 * The storage of one durable queue: its index, the log, and the way back from disk.
 */
import type { Message } from '../../core/message.js';
import type {
  KeptMessages,
  QueueStore,
  RestoredMessage,
  RestoredRun,
  SpillableMessage,
  Spilled,
  TimedMessage,
} from '../../core/storage.js';
import type { QueueIndex } from '../index/queue-index.js';
import { storableTime } from './stored-time.js';
import type { Spool } from '../spool/spool.js';
import { TimeWalk } from './time-walk.js';
import { QueueReader, type QueueReaderParts } from './queue-reader.js';

/** What the queues of a store share. */
export interface StoredQueueParts extends QueueReaderParts {
  readonly spool: Spool;
}

export class StoredQueue implements QueueStore {
  readonly restoredCount: number;
  readonly restoredBodyBytes: number;
  readonly hasTimes: boolean;
  readonly nextSequence: number;
  readonly pages = true;
  private readonly reader: QueueReader;

  constructor(
    private readonly index: QueueIndex,
    private readonly parts: StoredQueueParts,
  ) {
    this.restoredCount = index.live;
    this.restoredBodyBytes = Math.max(0, index.bodyBytes);
    this.hasTimes = index.timed && index.live > 0;
    this.nextSequence = index.nextSequence;
    index.pagedOut(0, index.nextSequence);
    this.reader = new QueueReader(index, parts, (sequence) => {
      this.settle(sequence);
    });
  }

  get kept(): KeptMessages {
    return { count: this.index.live, bodyBytes: Math.max(0, this.index.bodyBytes) };
  }

  append(message: Message, sequence: number): number {
    const { index } = this;
    const { log } = this.parts;
    const { filling } = log;
    const number = log.told(true);
    const { bodySize: bodyBytes } = message.content;
    const { segment } = filling;
    if (message.storedCommit === number) {
      const { storedOffset } = message;
      const length = filling.lengthOfRecordAt(storedOffset);
      filling.share(index.id, sequence, storedOffset, length);
      index.add(sequence, { segment, offset: storedOffset, length, bodyBytes });
      return number;
    }
    log.messagesTold++;
    const offset = filling.put(index.id, sequence, message);
    index.add(sequence, { segment, offset, length: filling.recordLength, bodyBytes });
    message.storedCommit = number;
    message.storedOffset = offset;
    return number;
  }

  expires(sequence: number, timeMs: number): void {
    const { log } = this.parts;
    const time = storableTime(timeMs);
    this.index.expire(sequence, time);
    log.filling.expires(this.index.id, sequence, time);
    log.told(true);
  }

  delay(sequence: number, timeMs: number): void {
    const { log } = this.parts;
    const time = storableTime(timeMs);
    this.index.delay(sequence, time);
    log.filling.delay(this.index.id, sequence, time);
    log.told(false);
  }

  settle(sequence: number): number {
    const { log } = this.parts;
    const bodyBytes = this.index.settle(sequence);
    if (bodyBytes < 0) return bodyBytes;
    log.filling.settle(this.index.id, sequence);
    log.told(false);
    return bodyBytes;
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

  fetch(
    sequences: readonly number[],
    onFetched: (messages: readonly RestoredMessage[], isLast: boolean) => void,
  ): void {
    this.reader.fetch(sequences, onFetched);
  }

  times(onFound: (found: readonly TimedMessage[], isLast: boolean) => void): void {
    const end = this.hasTimes ? this.nextSequence : 0;
    new TimeWalk(this.index, this.parts, end, onFound).start();
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
