/**
 * Counts once, behind the start, what the index pages hold, and compares it with what the records of the
 * queues say: pages that are damaged or missing are told, and hold no space for messages that are lost.
 */
import type { IndexSnapshot } from '../index/index-database.js';
import type { QueueIndex } from '../index/queue-index.js';
import type { StoreLog } from '../store-log.js';
import type { StoreState } from '../store-state.js';

/** Pages that are counted before the store is ready: all there are, unless there are very many. */
const PAGES_AWAITED = 256;

interface Count {
  live: number;
  bytes: number;
}

interface Counts {
  /** Messages. */
  readonly bySegment: Map<number, Count>;
  bodyBytes: number;
}

export class IndexAudit {
  private readonly snapshot: IndexSnapshot;
  /** What the records say. */
  private readonly expected: (readonly [QueueIndex, Counts])[] = [];
  private pages = 0;
  private onAwaited: () => void = () => undefined;
  private closed = false;
  private finished: Promise<void> = Promise.resolve();

  /** To be made when the index was restored, and nothing has changed yet. */
  constructor(
    private readonly state: StoreState,
    private readonly log: StoreLog,
  ) {
    this.snapshot = state.database.snapshot();
    for (const index of state.allIndexes()) {
      const bySegment = new Map<number, Count>();
      for (const { segment, live, bytes } of index.holdings) bySegment.set(segment.id, { live, bytes });
      this.expected.push([index, { bySegment, bodyBytes: index.bodyBytes }]);
    }
  }

  /** Resolves when it is done, or goes on in the background. */
  run(): Promise<void> {
    return new Promise((resolve) => {
      this.onAwaited = resolve;
      this.finished = this.all().finally(resolve);
    });
  }

  /** Stops behind the page at hand. */
  async close(): Promise<void> {
    this.closed = true;
    await this.finished;
  }

  private async all(): Promise<void> {
    try {
      for (const [index, expected] of this.expected) await this.audit(index, expected);
    } catch (error) {
      // The index was opened again meanwhile: the next start counts again.
      if (!this.closed) this.log.warn({ err: error }, 'cannot count what the index holds');
    } finally {
      await this.snapshot.close();
    }
  }

  private async audit(index: QueueIndex, expected: Counts): Promise<void> {
    const found = await this.count(index);
    if (this.closed || index.deleted) return;
    let lost = 0;
    index.bodyBytes += found.bodyBytes - expected.bodyBytes;
    for (const segment of new Set([...expected.bySegment.keys(), ...found.bySegment.keys()])) {
      const { live: liveExpected, bytes: bytesExpected } = expected.bySegment.get(segment) ?? { live: 0, bytes: 0 };
      const { live, bytes } = found.bySegment.get(segment) ?? { live: 0, bytes: 0 };
      lost += Math.max(0, liveExpected - live);
      index.correct(segment, live - liveExpected, bytes - bytesExpected);
    }
    if (lost === 0) return;
    const { path } = this.state.database;
    this.log.error({ path, queueId: index.id, messages: lost }, `${lost} messages are lost: ${path} is damaged`);
  }

  private async count(index: QueueIndex): Promise<Counts> {
    const counts: Counts = { bySegment: new Map(), bodyBytes: 0 };
    const end = index.savedEnd;
    for (let number = 0; number < end && !this.closed && !index.deleted;) {
      const page = await this.state.database.nextPage(index.id, number, end, this.snapshot);
      if (++this.pages === PAGES_AWAITED) this.onAwaited();
      if (page === undefined) break;
      for (let slot = 0; slot < page.slots; slot++) {
        if (!page.isLive(slot)) continue;
        const count = counts.bySegment.get(page.segment(slot)) ?? { live: 0, bytes: 0 };
        count.live++;
        count.bytes += page.length(slot);
        counts.bySegment.set(page.segment(slot), count);
        counts.bodyBytes += page.bodyBytes(slot);
      }
      number = page.number + 1;
    }
    return counts;
  }
}
