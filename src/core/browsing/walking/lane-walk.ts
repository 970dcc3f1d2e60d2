/**
 * A walk through what is ready in one lane, in order, a portion at a time. Nothing is changed by it; what comes,
 * goes or moves between memory and disk meanwhile is met where it is when the walk comes by.
 *
 * What is on disk is looked at in runs of numbers: what of a run is in memory by the time it was read is taken
 * from there.
 */
import type { Lane } from '../../lane/lane.js';
import type { Extent } from '../../paging/paged-out.js';
import type { RestoredMessage } from '../../storage.js';
import { type FoundMessage, foundEntry, foundOnDisk } from './found-message.js';
import { residents } from './residents.js';

/** Messages of one portion: a millisecond's work, a quick read. */
const PORTION_MESSAGES = 512;
/** Numbers of one run on disk, where most of them are not in use any more. */
const RUN_MAX = 64 * 1024;

type OnPortion = (messages: readonly FoundMessage[]) => void;

/** Numbers that are read together, `from <= sequence < to`. */
interface Run {
  readonly extent: Extent;
  readonly from: number;
  readonly to: number;
}

export class LaneWalk {
  /** The first number that is not behind the walk. */
  private next: number;
  /** What is being read; undefined when nothing is. */
  private run: Run | undefined;

  /** @param to the first number that is not looked at */
  constructor(
    private readonly number: number,
    private readonly lane: Lane,
    from: number,
    private readonly to: number,
  ) {
    this.next = from;
  }

  /**
   * Hands over the next portion, which may be empty, or `undefined` at the end: at once, or once it was read.
   * Call it again only after that.
   */
  step(onPortion: (messages: readonly FoundMessage[] | undefined) => void): void {
    const run = this.nextRun();
    const found = residents(this.lane.ready, this.next, run?.from ?? this.to, PORTION_MESSAGES);
    if (found.length > 0) {
      this.next = found.at(-1)!.sequence + 1;
      onPortion(found.map((entry) => foundEntry(this.number, entry)));
    } else if (run === undefined) {
      this.next = this.to;
      onPortion(undefined);
    } else {
      this.read(run, onPortion);
    }
  }

  /** True when what is being read was freed, so that it never comes: `step` is to be called again. */
  isStranded(): boolean {
    const { run } = this;
    if (run === undefined || this.lane.ready.pagedOut.find(run.from) === run.extent) return false;
    this.run = undefined;
    return true;
  }

  private nextRun(): Run | undefined {
    const extent = this.lane.ready.pagedOut.firstFrom(this.next);
    if (extent === undefined) return undefined;
    const from = Math.max(this.next, extent.from);
    if (from >= this.to) return undefined;
    // A run of a chunk that was written aside is the whole of it: that is how it is read.
    const span = extent.to - extent.from;
    const numbers = Math.ceil((PORTION_MESSAGES * span) / Math.max(1, extent.count));
    const to = extent.kind === 'spilled' ? extent.to : from + Math.min(numbers, RUN_MAX);
    return { extent, from, to: Math.min(to, extent.to, this.to) };
  }

  private read(run: Run, onPortion: OnPortion): void {
    const { storage } = this.lane;
    const { extent, from, to } = run;
    const messages: RestoredMessage[] = [];
    this.run = run;
    const arrived = (some: readonly RestoredMessage[], isLast: boolean): void => {
      if (this.run !== run) return;
      for (const one of some) if (one.sequence >= from && one.sequence < to) messages.push(one);
      if (isLast) this.arrived(run, messages, onPortion);
    };
    if (extent.kind === 'spilled') {
      storage.readSpilled(extent.chunk, (some) => {
        arrived(some, true);
      });
      return;
    }
    const sequences = Array.from({ length: to - from }, (_, index) => from + index);
    storage.fetch(sequences, arrived);
  }

  private arrived({ from, to }: Run, messages: readonly RestoredMessage[], onPortion: OnPortion): void {
    const { ready } = this.lane;
    this.run = undefined;
    this.next = to;
    const onDisk = messages.filter(({ sequence }) => ready.pagedOut.holds(sequence));
    const inMemory = residents(ready, from, to, Infinity).map((entry) => foundEntry(this.number, entry));
    const all = [...onDisk.map((restored) => foundOnDisk(this.number, restored)), ...inMemory];
    onPortion(all.sort((a, b) => a.sequence - b.sequence));
  }
}
