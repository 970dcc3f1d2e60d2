/**
 * Entries of a queue that are written aside, so that they can leave memory: in runs, some at a time.
 *
 * They stay in memory until they are written, and may be delivered meanwhile. A run that is not as it was
 * by then was written for nothing.
 */
import type { Entry } from '../lane/entry.js';
import type { ReadyList } from '../lane/ready-list.js';
import type { QueueStore, Spilled } from '../storage.js';
import type { SpilledExtent } from './paged-out.js';
import type { Pager, Pressable } from './pager.js';

/** The paging of the queue. */
export interface SpillingSurroundings extends Pressable {
  readonly spillBytes: number;
  readonly spillBytesMin: number;
  readonly isReading: boolean;
  isAtRest(entry: Entry): boolean;
  tailLeft(count: number, extent: SpilledExtent): void;
  headLeft(count: number, extent: SpilledExtent): void;
  changed(): void;
}

interface Run {
  /** In order. */
  readonly entries: readonly Entry[];
  readonly bytes: number;
  /** Set once it is written. */
  spilled: Spilled | undefined;
  /** True when it is written for nothing. */
  abandoned: boolean;
}

export class Spilling {
  /** Runs at the front of the tail, in order. The first entry of none is stored: that would have left for nothing. */
  private tailRuns: Run[] = [];
  /** A run at the end of the head, whose last entry is not stored. */
  private headRun: Run | undefined;

  constructor(
    private readonly paging: SpillingSurroundings,
    private readonly ready: ReadyList,
    private readonly storage: QueueStore,
    private readonly pager: Pager,
  ) {}

  /** Has entries written from the front of the tail on, as long as the pager asks for it. */
  spillTail(): void {
    const { pager, tailRuns } = this;
    if (tailRuns.length > 0 && !this.standsInTail(tailRuns[0]!)) this.abandonTail();
    let start = 0;
    for (const { entries } of this.tailRuns) start += entries.length;
    while (pager.isOver()) {
      const run = this.runInTail(start);
      if (run === undefined) return;
      if (!pager.maySpill) {
        pager.awaitSpill(this.paging);
        return;
      }
      this.tailRuns.push(run);
      this.pin();
      start += run.entries.length;
      this.write(run, () => {
        this.tailWritten(run);
      });
    }
  }

  /** Has entries written from the end of the head, but for the first `keep`. */
  spillHead(keep: number): void {
    const { pager } = this;
    if (this.headRun !== undefined || !pager.isOver()) return;
    const run = this.runInHead(keep);
    if (run === undefined) return;
    if (!pager.maySpill) {
      pager.awaitSpill(this.paging);
      return;
    }
    this.headRun = run;
    this.pin();
    this.write(run, () => {
      this.headWritten(run);
    });
  }

  /** What is being written is not wanted any more. */
  abandon(): void {
    this.abandonTail();
    if (this.headRun !== undefined) this.headRun.abandoned = true;
    this.headRun = undefined;
    this.pin();
  }

  private runInTail(start: number): Run | undefined {
    const { tail } = this.ready;
    // What the store has leaves for free, once those before it have left.
    if (start > 0 && tail.at(start)?.stored === true) return undefined;
    const entries: Entry[] = [];
    let bytes = 0;
    for (let i = start; i < tail.length && bytes < this.paging.spillBytes; i++) {
      const entry = tail.at(i)!;
      if (entry.isGone || !this.paging.isAtRest(entry)) break;
      entries.push(entry);
      bytes += entry.bytes;
    }
    return this.runOf(entries, bytes);
  }

  private runInHead(keep: number): Run | undefined {
    const { head } = this.ready;
    const entries: Entry[] = [];
    let bytes = 0;
    for (let i = head.length - 1; i >= keep && bytes < this.paging.spillBytes; i--) {
      const entry = head.at(i)!;
      if (entry.isGone || !this.paging.isAtRest(entry)) break;
      entries.push(entry);
      bytes += entry.bytes;
    }
    return this.runOf(entries.reverse(), bytes);
  }

  private runOf(entries: readonly Entry[], bytes: number): Run | undefined {
    if (entries.length === 0 || bytes < this.paging.spillBytesMin) return undefined;
    return { entries, bytes, spilled: undefined, abandoned: false };
  }

  private write(run: Run, onWritten: () => void): void {
    const { pager, storage, paging } = this;
    pager.spillBegun(run.bytes);
    storage.spill(run.entries, (spilled) => {
      pager.spillEnded(run.bytes);
      if (spilled === undefined) pager.spillRefused();
      run.spilled = spilled;
      if (run.abandoned) this.free(run);
      else onWritten();
      paging.changed();
    });
  }

  private tailWritten(run: Run): void {
    if (run.spilled === undefined) {
      this.abandonTail();
      return;
    }
    while (this.tailRuns[0]?.spilled !== undefined) {
      const first = this.tailRuns[0];
      if (!this.standsInTail(first)) {
        this.abandonTail();
        return;
      }
      this.tailRuns.shift();
      this.pin();
      this.paging.tailLeft(first.entries.length, extentOf(first));
    }
  }

  private headWritten(run: Run): void {
    const { head } = this.ready;
    const { length } = run.entries;
    this.headRun = undefined;
    this.pin();
    if (run.spilled === undefined) return;
    const stands = length <= head.length && isAt(head.at(head.length - length), run.entries[0]!);
    // What is being read belongs right behind the head as it is.
    if (stands && !this.paging.isReading) this.paging.headLeft(length, extentOf(run));
    else this.free(run);
  }

  /** True when no entry of the first run of the tail has been taken. */
  private standsInTail({ entries }: Run): boolean {
    return !this.ready.isOneRing && isAt(this.ready.tail.at(0), entries[0]!);
  }

  /** Entries keep their places as long as they are told apart by them. */
  private pin(): void {
    this.ready.pinned = this.tailRuns.length > 0 || this.headRun !== undefined;
  }

  private abandonTail(): void {
    for (const run of this.tailRuns) {
      run.abandoned = true;
      this.free(run);
    }
    this.tailRuns = [];
    this.pin();
  }

  private free({ spilled }: Run): void {
    if (spilled !== undefined) this.storage.freeSpilled(spilled);
  }
}

/** True when the entry, or what holds its place, is there. */
function isAt(found: Entry | undefined, entry: Entry): boolean {
  return found?.sequence === entry.sequence;
}

function extentOf({ entries, spilled }: Run): SpilledExtent {
  const [from, to] = [entries[0]!.sequence, entries.at(-1)!.sequence + 1];
  return { kind: 'spilled', from, to, count: entries.length, chunk: spilled! };
}
