/**
 * Goes through the index of a queue for messages that have a time, in the background.
 */
import type { TimedMessage } from '../../core/storage.js';
import type { IndexDatabase } from '../index/index-database.js';
import { type IndexPage, pageOf } from '../index/index-page.js';
import { pageFrom } from '../index/page-walk.js';
import type { QueueIndex } from '../index/queue-index.js';
import type { StoreLog } from '../store-log.js';

/** Pages that are told of at a time: as much as is done between two turns. */
const PAGES_AT_ONCE = 4;
/** How long to wait for a disk that does not answer. */
const FAILED_RETRY_MS = 1000;

export interface TimeWalkParts {
  readonly database: IndexDatabase;
  readonly storeLog: StoreLog;
}

type OnFound = (found: readonly TimedMessage[], isLast: boolean) => void;

export class TimeWalk {
  private readonly endPage: number;

  /** Of messages below `end`. */
  constructor(
    private readonly index: QueueIndex,
    private readonly parts: TimeWalkParts,
    private readonly end: number,
    private readonly onFound: OnFound,
  ) {
    this.endPage = pageOf(end - 1) + 1;
  }

  start(): void {
    setImmediate(() => this.goOn(0));
  }

  private get isOver(): boolean {
    return this.index.deleted || this.parts.database.closed;
  }

  private goOn(page: number): void {
    if (this.isOver) return;
    const found: TimedMessage[] = [];
    this.walk(page, found).then(
      (next) => {
        if (this.isOver) return;
        const isLast = next >= this.endPage;
        this.onFound(found, isLast);
        if (!isLast) setImmediate(() => this.goOn(next));
      },
      (error: unknown) => {
        if (this.isOver) return;
        this.parts.storeLog.error({ err: error }, 'cannot read the index, messages with times wait; check the disk');
        setTimeout(() => this.goOn(page), FAILED_RETRY_MS);
      },
    );
  }

  /** Goes through some pages; answers the number of the next one. */
  private async walk(from: number, found: TimedMessage[]): Promise<number> {
    const { index, endPage } = this;
    let number = from;
    for (let pages = 0; pages < PAGES_AT_ONCE && number < endPage; pages++) {
      const page = await pageFrom(index, this.parts.database, number, endPage);
      if (page === undefined) return endPage;
      if (page.timed) this.collect(page, found);
      index.dropIfCold(page);
      number = page.number + 1;
    }
    return number;
  }

  private collect(page: IndexPage, found: TimedMessage[]): void {
    const slots = Math.min(page.slots, this.end - page.firstSequence);
    for (let slot = 0; slot < slots; slot++) {
      if (!page.isLive(slot)) continue;
      const expiresAt = page.expiresAt(slot);
      const delayedUntil = page.delayedUntil(slot);
      if (expiresAt === 0 && delayedUntil === 0) continue;
      found.push({ sequence: page.firstSequence + slot, expiresAt, delayedUntil, bodyBytes: page.bodyBytes(slot) });
    }
  }
}
