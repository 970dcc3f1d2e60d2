/**
 * Settles ranges of messages whose index pages are on disk, in the background: purging a queue of ten
 * million messages returns at once, and this goes on behind it.
 */
import { PAGE_SLOTS, pageOf } from '../index/index-page.js';
import type { QueueIndex } from '../index/queue-index.js';
import type { StoreLog } from '../store-log.js';
import type { StoreState } from '../store-state.js';

export class Sweeper {
  private readonly waiting = new Set<QueueIndex>();
  private running: Promise<void> | undefined;
  private retryTimer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    private readonly state: StoreState,
    private readonly log: StoreLog,
  ) {
    state.onSweep = (index) => {
      this.add(index);
    };
  }

  add(index: QueueIndex): void {
    this.waiting.add(index);
    this.start();
  }

  /** Resolves once nothing is left to sweep. */
  async finish(): Promise<void> {
    while (this.running !== undefined) await this.running;
  }

  /** Stops after the page at hand: what is left goes on at the next start. */
  async close(): Promise<void> {
    this.closed = true;
    clearTimeout(this.retryTimer);
    await this.finish();
  }

  private start(): void {
    this.running ??= this.run().then((isDone) => {
      this.running = undefined;
      // Nothing is lost: as long as a sweep waits it is in each checkpoint.
      if (!isDone && !this.closed) this.retryTimer = setTimeout(() => this.start(), this.state.files.tuning.retryMs);
    });
  }

  /** Returns false when the index cannot be read. */
  private async run(): Promise<boolean> {
    try {
      for (const index of this.waiting) {
        while (index.sweeps.length > 0 && !this.closed) await this.step(index);
        this.waiting.delete(index);
      }
      return true;
    } catch (error) {
      if (!this.closed) this.log.error({ err: error }, 'cannot read the index, settled messages take space still');
      return false;
    }
  }

  private async step(index: QueueIndex): Promise<void> {
    const sweep = index.sweeps[0]!;
    const { generation } = index;
    const end = Math.min(pageOf(sweep.to - 1) + 1, index.savedEnd);
    const page = await this.state.database.nextPage(index.id, pageOf(sweep.from), end);
    // A page that was read while a checkpoint was completed may be out of date: once more.
    if (index.deleted || index.generation !== generation) return;
    if (page === undefined) {
      index.endSweep();
      return;
    }
    const adopted = index.adopt(page);
    if (adopted !== undefined) index.dropIfCold(adopted);
    sweep.from = page.firstSequence + PAGE_SLOTS;
  }
}
