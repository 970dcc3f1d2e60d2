/**
 * The lanes of a queue, by rising priority. What a queue counts is what they have together; its first message is
 * that of the highest lane that has one.
 */
import type { Lane } from '../lane/lane.js';
import type { QueueTimes } from './queue-times.js';

export class QueueLanes {
  private readonly lowest: Lane;

  constructor(readonly all: readonly Lane[]) {
    this.lowest = all[0]!;
  }

  get readyCount(): number {
    return this.sum((lane) => lane.ready.length);
  }

  get readyBodyBytes(): number {
    return this.sum((lane) => lane.readyBodyBytes);
  }

  get unackedCount(): number {
    return this.sum((lane) => lane.unackedCount);
  }

  get delayedCount(): number {
    return this.sum((lane) => lane.timing.delayedCount);
  }

  /** Bytes of the bodies of what is unacked. */
  get unackedBodyBytes(): number {
    return this.sum((lane) => lane.unackedBodyBytes);
  }

  /** Ready entries that are on disk alone. */
  get pagedOutCount(): number {
    return this.sum((lane) => lane.ready.pagedOut.count);
  }

  /** Memory that ready entries take. */
  get residentBytes(): number {
    return this.sum((lane) => lane.ready.residentBytes);
  }

  /** Messages that outlive the process, and bytes of their bodies. */
  get keptCount(): number {
    return this.sum((lane) => lane.kept.count);
  }

  get keptBodyBytes(): number {
    return this.sum((lane) => lane.kept.bodyBytes);
  }

  /** True after a restart, until it is known which of the restored messages are not ready yet. */
  get mayOvercount(): boolean {
    return this.all.some(({ timing }) => timing.isFinding);
  }

  /** The lane of messages of this priority; what is too high counts as the highest. */
  of(priority: number): Lane {
    return this.all[Math.min(priority, this.all.length - 1)]!;
  }

  purge(): number {
    return this.sum((lane) => lane.purge());
  }

  /** The lane of the first message, wherever that is. */
  first(): Lane | undefined {
    const { all } = this;
    for (let i = all.length - 1; i >= 0; i--) {
      if (all[i]!.ready.length > 0) return all[i];
    }
    return undefined;
  }

  /** The same, once what is due before it is dropped; `undefined` when it has to be read. */
  firstLive(times: QueueTimes): Lane | undefined {
    for (;;) {
      const lane = this.first();
      if (lane?.ready.hasFirst() !== true) return undefined;
      if (!lane.timing.isNeeded || !lane.timing.isFirstDue(times.now)) return lane;
      lane.timing.expireFirst();
    }
  }

  private sum(of: (lane: Lane) => number): number {
    const { all, lowest } = this;
    if (all.length === 1) return of(lowest);
    let sum = 0;
    for (const lane of all) sum += of(lane);
    return sum;
  }
}
