/**
 * Time that passes when a program says so: what is due on the way happens at its moment, in order, and what follows
 * from it has happened before the next.
 */
import { EmbeddingError } from '../embedding-error.js';
import { type Duration, toMilliseconds } from './duration.js';
import type { ManualClock } from './manual-clock.js';
import type { Settling } from './settling.js';

export class ManualTime {
  /** Ends when time stands still. */
  private moved = Promise.resolve();

  /** @param clock undefined when the broker goes by the machine's clock */
  constructor(
    private readonly clock: ManualClock | undefined,
    private readonly settling: Settling,
  ) {}

  /** @throws EmbeddingError */
  async advance(duration: Duration): Promise<void> {
    const { clock } = this;
    const byMs = toMilliseconds(duration);
    if (clock === undefined) {
      const text = "the broker goes by the machine's clock: start it with { clock: 'manual' } to move it on";
      throw new EmbeddingError('ERR_EMBEDDING_NOT_MANUAL', text);
    }
    const move = this.moved.then(() => this.move(clock, byMs));
    this.moved = move.catch(() => undefined);
    await move;
  }

  private async move(clock: ManualClock, byMs: number): Promise<void> {
    // What clients have sent is older than what is to come.
    await this.settling.everything();
    const endMs = clock.now() + byMs;
    while (clock.ringNext(endMs)) await this.settling.whatHappened();
    clock.moveTo(endMs);
  }
}
