/**
 * Reads messages of one queue back from the log. While it looks for them and reads, they may be moved, be
 * settled, or wait to be written where they are now: what it does not find is lost only if it should be there.
 */
import type { Message } from '../../core/message.js';
import type { RestoredMessage, RestoredRun } from '../../core/storage.js';
import type { IndexDatabase } from '../index/index-database.js';
import { type IndexPage, PAGE_SLOTS, pageOf } from '../index/index-page.js';
import { pageFrom } from '../index/page-walk.js';
import type { QueueIndex } from '../index/queue-index.js';
import type { CommitLog } from '../log/commit-log.js';
import { type MessageReader, Unreadable } from '../log/message-reader.js';
import type { RecordPlace } from '../log/operations.js';
import type { StoreLog } from '../store-log.js';

export interface QueueReaderParts {
  readonly log: CommitLog;
  readonly reader: MessageReader;
  readonly database: IndexDatabase;
  readonly storeLog: StoreLog;
}

/** Messages and bytes of one read: enough that reading ahead keeps up, few enough to stay small in memory. */
const READ_MESSAGES = 4096;
const READ_BYTES = 1024 * 1024;
/** Pages that one read of messages here and there goes through. */
const READ_PAGES = 64;
/** How long to wait for what is being written, and for a disk that does not answer. */
const UNWRITTEN_RETRY_MS = 20;
const FAILED_RETRY_MS = 1000;

interface WantedMessage
  extends RecordPlace, Pick<RestoredMessage, 'sequence' | 'deliveries' | 'expiresAt' | 'delayedUntil'> {}

/** What one read is to bring. */
interface Batch {
  readonly wanted: readonly WantedMessage[];
  /** Where the next one goes on. */
  readonly next: number;
  /** What the index had settled before it was looked at. */
  readonly settledBefore: number;
}

/** What stands where the messages of a batch should. */
type Found = readonly (Message | Unreadable)[];

interface Outcome {
  readonly messages: readonly RestoredMessage[];
  readonly lost: readonly (readonly [WantedMessage, Unreadable])[];
}

export class QueueReader {
  constructor(
    private readonly index: QueueIndex,
    private readonly parts: QueueReaderParts,
    private readonly settle: (sequence: number) => void,
  ) {}

  /** Reads messages with `from <= sequence < to`, as many as one read takes. */
  read(from: number, to: number, onRead: (run: RestoredRun) => void): void {
    const find = (): Promise<Batch> => this.findRange(from, to);
    this.readBatch(find, ({ next }, { messages, lost }) => {
      this.index.pages.readUpTo(next);
      onRead({ messages, next, lost: lost.length });
    });
  }

  /** Reads the messages with these sequence numbers, some at a time. */
  fetch(
    sequences: readonly number[],
    onFetched: (messages: readonly RestoredMessage[], isLast: boolean) => void,
  ): void {
    const fetchFrom = (start: number): void => {
      const find = (): Promise<Batch> => this.findEach(sequences, start);
      this.readBatch(find, ({ next }, { messages }) => {
        const isLast = next >= sequences.length;
        onFetched(messages, isLast);
        this.dropCold(sequences, start, next);
        if (!isLast) this.later(0, () => fetchFrom(next));
      });
    };
    fetchFrom(0);
  }

  /** Finds and reads a batch, again and again until it is there, and tells what of it is not settled by then. */
  private readBatch(find: () => Promise<Batch>, onRead: (batch: Batch, outcome: Outcome) => void): void {
    const again = (delayMs: number): void => this.later(delayMs, () => this.readBatch(find, onRead));
    const failed = (error: unknown): void => {
      if (this.isOver) return;
      this.parts.storeLog.error({ err: error }, 'cannot read the index, messages wait; check the disk');
      again(FAILED_RETRY_MS);
    };
    this.attempt(find).then((attempt) => {
      if (this.isOver) return;
      let outcome: Outcome | undefined;
      try {
        outcome = attempt && this.judge(attempt.batch, attempt.found);
      } catch (error) {
        failed(error);
        return;
      }
      if (attempt === undefined || outcome === undefined) {
        again(UNWRITTEN_RETRY_MS);
        return;
      }
      this.parts.reader.tellLost(outcome.lost);
      for (const [{ sequence }] of outcome.lost) this.settle(sequence);
      onRead(attempt.batch, outcome);
    }, failed);
  }

  /** True when nobody waits for an answer any more. */
  private get isOver(): boolean {
    return this.index.deleted || this.parts.database.closed;
  }

  private later(delayMs: number, then: () => void): void {
    setTimeout(() => {
      if (!this.isOver) then();
    }, delayMs);
  }

  /** One try; `undefined` when some of it is not written yet. */
  private async attempt(find: () => Promise<Batch>): Promise<{ batch: Batch; found: Found } | undefined> {
    const { log, reader } = this.parts;
    const batch = await find();
    if (!batch.wanted.every(({ segment, offset }) => log.isWritten(segment, offset))) return undefined;
    return { batch, found: await reader.read(batch.wanted) };
  }

  /** What was found, as things stand now; `undefined` when some of it stands elsewhere. */
  private judge({ wanted, settledBefore }: Batch, found: Found): Outcome | undefined {
    const { index } = this;
    const isUnchanged = index.settledCount === settledBefore;
    const messages: RestoredMessage[] = [];
    const lost: [WantedMessage, Unreadable][] = [];
    for (let i = 0; i < wanted.length; i++) {
      const one = wanted[i]!;
      const message = found[i]!;
      const { sequence, deliveries, expiresAt, delayedUntil } = one;
      if (!(message instanceof Unreadable)) {
        if (!isUnchanged && !index.holds(sequence)) continue;
        messages.push({ message, sequence, deliveries, stored: true, expiresAt, delayedUntil });
        continue;
      }
      const place = index.find(sequence);
      if (place === undefined) continue; // settled meanwhile
      if (place.segment !== one.segment || place.offset !== one.offset) return undefined;
      lost.push([one, message]);
    }
    return { messages, lost };
  }

  private async findRange(from: number, to: number): Promise<Batch> {
    const { index } = this;
    const { settledCount: settledBefore } = index;
    const wanted: WantedMessage[] = [];
    let bytes = 0;
    const end = pageOf(to - 1) + 1;
    for (let number = pageOf(from); number < end;) {
      const page = await pageFrom(index, this.parts.database, number, end);
      if (page === undefined || index.deleted) break;
      number = page.number + 1;
      const first = Math.max(from - page.firstSequence, 0);
      const last = Math.min(page.slots, to - page.firstSequence);
      for (let slot = first; slot < last; slot++) {
        if (!page.isLive(slot)) continue;
        const one = wantedAt(page, slot);
        if (wanted.length === READ_MESSAGES || bytes >= READ_BYTES)
          return { wanted, next: one.sequence, settledBefore };
        bytes += one.length;
        wanted.push(one);
      }
    }
    return { wanted, next: to, settledBefore };
  }

  /** `next` of the batch counts the sequence numbers. */
  private async findEach(sequences: readonly number[], start: number): Promise<Batch> {
    const { index } = this;
    const { settledCount: settledBefore } = index;
    const wanted: WantedMessage[] = [];
    let bytes = 0;
    let pages = 0;
    let next = start;
    const last = Math.min(sequences.length, start + READ_MESSAGES);
    while (next < last && bytes < READ_BYTES && pages < READ_PAGES) {
      const number = pageOf(sequences[next]!);
      const page = await pageFrom(index, this.parts.database, number, number + 1);
      if (index.deleted) break;
      pages++;
      for (; next < last && pageOf(sequences[next]!) === number && bytes < READ_BYTES; next++) {
        const slot = sequences[next]! - number * PAGE_SLOTS;
        if (page?.isLive(slot) !== true) continue;
        const one = wantedAt(page, slot);
        bytes += one.length;
        wanted.push(one);
      }
    }
    return { wanted, next, settledBefore };
  }

  /** Lets go of the pages of messages that were read, but for those that were changed. */
  private dropCold(sequences: readonly number[], start: number, end: number): void {
    const { index } = this;
    for (let i = start, last = -1; i < end; i++) {
      const number = pageOf(sequences[i]!);
      if (number === last) continue;
      last = number;
      const page = index.pages.get(number);
      if (page !== undefined) index.dropIfCold(page);
    }
  }
}

function wantedAt(page: IndexPage, slot: number): WantedMessage {
  return {
    sequence: page.firstSequence + slot,
    deliveries: page.deliveries(slot),
    segment: page.segment(slot),
    offset: page.offset(slot),
    length: page.length(slot),
    expiresAt: page.expiresAt(slot),
    delayedUntil: page.delayedUntil(slot),
  };
}
