/**
 * Copies the last messages of old segments forward, so that one stuck message does not hold a whole file.
 *
 * A segment is taken when little of it is live, and was at the checkpoint before: what is just being
 * drained is gone by then. What is copied is in the log like anything else; the old file goes with the
 * next checkpoint.
 */
import type { QueueIndex } from '../index/queue-index.js';
import { PAGE_SLOTS } from '../index/index-page.js';
import { pageFrom } from '../index/page-walk.js';
import type { CommitLog, LogPosition } from '../log/commit-log.js';
import type { Segment } from '../log/segment.js';
import type { MessageReader } from '../log/message-reader.js';
import type { RecordPlace } from '../log/operations.js';
import type { StoreLog } from '../store-log.js';
import type { StoreState } from '../store-state.js';

/** A segment with less than this share of live bytes is worth copying. */
const LIVE_SHARE_MAX = 1 / 8;
/** Messages that are read and copied at a time. */
const BATCH = 256;

interface Survivor {
  readonly index: QueueIndex;
  readonly sequence: number;
  readonly wanted: RecordPlace;
}

export class Compactor {
  private running: Promise<void> | undefined;
  private closed = false;

  constructor(
    private readonly state: StoreState,
    private readonly log: CommitLog,
    private readonly reader: MessageReader,
    private readonly storeLog: StoreLog,
  ) {}

  /** A checkpoint was completed: looks for a segment before `position` that is worth it. */
  consider(position: LogPosition): void {
    if (this.closed || this.running !== undefined) return;
    let chosen: Segment | undefined;
    for (const segment of this.state.files.segments.values()) {
      const idle =
        segment.id < position.segment && segment.live > 0 && segment.liveBytes < segment.size * LIVE_SHARE_MAX;
      segment.idleCheckpoints = idle ? segment.idleCheckpoints + 1 : 0;
      if (segment.idleCheckpoints > 1 && segment.liveBytes < (chosen?.liveBytes ?? Infinity)) chosen = segment;
    }
    if (chosen === undefined) return;
    this.running = this.compact(chosen)
      .catch((error: unknown) => {
        // The next checkpoint tries again.
        if (!this.closed) this.storeLog.warn({ err: error }, 'cannot copy what is left of an old file of the log');
      })
      .finally(() => {
        this.running = undefined;
      });
  }

  /** Resolves once nothing is being copied. */
  async idle(): Promise<void> {
    await this.running;
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.running;
  }

  private async compact(segment: Segment): Promise<void> {
    const survivors: Survivor[] = [];
    for (const index of [...this.state.allIndexes()]) {
      const live = index.holdings.liveIn(segment);
      if (live > 0) await this.find(index, segment, live, survivors);
      if (this.closed) return;
    }
    survivors.sort((a, b) => a.wanted.offset - b.wanted.offset);
    for (let i = 0; i < survivors.length && !this.closed;) {
      const end = endOfBatch(survivors, i);
      await this.copy(survivors.slice(i, end), segment);
      i = end;
    }
  }

  /** Finds the `live` messages that a queue has in a segment. */
  private async find(index: QueueIndex, segment: Segment, live: number, found: Survivor[]): Promise<void> {
    let missing = live;
    let number = 0;
    const end = Math.floor(index.nextSequence / PAGE_SLOTS) + 1;
    while (missing > 0 && number < end && !this.closed) {
      const page = await pageFrom(index, this.state.database, number, end);
      if (page === undefined) return;
      number = page.number + 1;
      for (let slot = 0; slot < page.slots; slot++) {
        if (!page.isLive(slot) || page.segment(slot) !== segment.id) continue;
        missing--;
        const wanted = { segment: segment.id, offset: page.offset(slot), length: page.length(slot) };
        found.push({ index, sequence: page.firstSequence + slot, wanted });
      }
      index.dropIfCold(page);
    }
  }

  /** Copies messages that are still not settled, each record once. */
  private async copy(survivors: readonly Survivor[], segment: Segment): Promise<void> {
    const offsets = [...new Set(survivors.map(({ wanted }) => wanted.offset))];
    const records = new Map<number, Buffer>();
    for (const offset of offsets) {
      const { length } = survivors.find(({ wanted }) => wanted.offset === offset)!.wanted;
      const record = await this.reader.readRecord(segment.id, offset, length);
      if (record !== undefined) records.set(offset, record);
    }
    if (this.closed) return;
    const moved = new Map<number, number>();
    const { log } = this;
    const { isBetweenTurns } = log;
    for (const { index, sequence, wanted } of survivors) {
      const { offset } = wanted;
      const record = records.get(offset);
      const place = index.find(sequence);
      if (record === undefined || place?.segment !== segment.id || place.offset !== offset) continue;
      const { filling } = log;
      let to = moved.get(offset);
      if (to === undefined) {
        to = filling.move(index.id, sequence, record);
        moved.set(offset, to);
      } else {
        filling.moveShare(index.id, sequence, filling.segment.id, to);
      }
      index.move(sequence, filling.segment, to);
      log.told(false);
    }
    if (isBetweenTurns) log.commit(); // or else it ends with the turn at hand
  }
}

/** Queues that share a record are in one batch. */
function endOfBatch(survivors: readonly Survivor[], start: number): number {
  let end = Math.min(start + BATCH, survivors.length);
  while (end < survivors.length && survivors[end]!.wanted.offset === survivors[end - 1]!.wanted.offset) end++;
  return end;
}
