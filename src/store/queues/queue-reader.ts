/**
 * Reads messages of one queue back from the log. While it looks for them and reads, they may be moved, be
 * settled, or wait to be written where they are now: what it does not find is lost only if it should be there.
 */
import type { RestoredMessage, RestoredRun } from '../../core/storage.js';
import type { IndexDatabase } from '../index/index-database.js';
import { pageOf } from '../index/index-page.js';
import { pageFrom } from '../index/page-walk.js';
import type { QueueIndex } from '../index/queue-index.js';
import type { CommitLog } from '../log/commit-log.js';
import { type MessageReader, Unreadable, type Wanted } from '../log/message-reader.js';
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
/** How long to wait for what is being written, and for a disk that does not answer. */
const UNWRITTEN_RETRY_MS = 20;
const FAILED_RETRY_MS = 1000;

interface Found {
  readonly wanted: readonly Wanted[];
  /** Where the next read goes on. */
  readonly next: number;
}

export class QueueReader {
  constructor(
    private readonly index: QueueIndex,
    private readonly parts: QueueReaderParts,
    private readonly settle: (sequence: number) => void,
  ) {}

  /** Reads messages with `from <= sequence < to`, as many as one read takes. */
  read(from: number, to: number, onRead: (run: RestoredRun) => void): void {
    const again = (delayMs: number): void => {
      setTimeout(() => {
        if (!this.isOver) this.read(from, to, onRead);
      }, delayMs);
    };
    this.attempt(from, to).then(
      (run) => {
        if (this.isOver) return;
        if (run === undefined) again(UNWRITTEN_RETRY_MS);
        else onRead(run);
      },
      (error: unknown) => {
        if (this.isOver) return;
        this.parts.storeLog.error({ err: error }, 'cannot read the index, messages wait; check the disk');
        again(FAILED_RETRY_MS);
      },
    );
  }

  /** True when nobody waits for an answer any more. */
  private get isOver(): boolean {
    return this.index.deleted || this.parts.database.closed;
  }

  /** One try; `undefined` when some of it stands elsewhere now. */
  private async attempt(from: number, to: number): Promise<RestoredRun | undefined> {
    const { index, parts } = this;
    const { wanted, next } = await this.find(from, to);
    if (!wanted.every(({ segment, offset }) => parts.log.isWritten(segment, offset))) return undefined;
    const found = await parts.reader.read(wanted);
    if (index.deleted) return undefined;
    const messages: RestoredMessage[] = [];
    const lost: [Wanted, Unreadable][] = [];
    for (let i = 0; i < wanted.length; i++) {
      const { sequence, deliveries, segment, offset } = wanted[i]!;
      const message = found[i]!;
      if (!(message instanceof Unreadable)) {
        messages.push({ message, sequence, redelivered: deliveries > 0, stored: true });
        continue;
      }
      const place = index.find(sequence);
      if (place === undefined) continue; // settled meanwhile
      if (place.segment !== segment || place.offset !== offset) return undefined;
      lost.push([wanted[i]!, message]);
    }
    index.readUpTo(next);
    parts.reader.tellLost(lost);
    for (const [{ sequence }] of lost) this.settle(sequence);
    return { messages, next, lost: lost.length };
  }

  private async find(from: number, to: number): Promise<Found> {
    const { index } = this;
    const wanted: Wanted[] = [];
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
        const sequence = page.firstSequence + slot;
        if (wanted.length === READ_MESSAGES || bytes >= READ_BYTES) return { wanted, next: sequence };
        const length = page.length(slot);
        bytes += length;
        const [deliveries, segment, offset] = [page.deliveries(slot), page.segment(slot), page.offset(slot)];
        wanted.push({ sequence, deliveries, segment, offset, length });
      }
    }
    return { wanted, next: to };
  }
}
