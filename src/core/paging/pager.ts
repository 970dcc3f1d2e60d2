/**
 * Paging, as far as it concerns all queues together: which ones have to let entries go when memory is over
 * its budget, and how much is written aside and read back at a time.
 *
 * Queues with much in memory make themselves known after each dispatch; nothing else looks at queues that
 * nobody touches, however many there are.
 */
import { ENTRY_HEAP_BYTES, type Limits, MEMORY_BUDGET_OF_MAX, MEMORY_BUDGET_RELIEF_SHARE } from '../limits.js';
import type { MemoryGauge } from '../memory-gauge.js';

/** A queue, as far as its entries can leave memory. */
export interface Pressable {
  /** Memory of the entries that could leave. */
  readonly residentBytes: number;
  /** Lets entries go, as far as `pager.isOver()` asks for it. */
  press(): void;
}

/** A queue, as far as it reads entries back. */
export interface Reader {
  /** Reads if it is still to be, and may be. */
  readAhead(): void;
  /** The same at the end of the turn. */
  wake(): void;
}

export type PagerLimits = Pick<
  Limits,
  'memoryBudget' | 'messageMemoryMax' | 'queuedEntriesMax' | 'spillsMax' | 'readsMax'
>;

export class Pager {
  /** True from the moment the budget is passed until there is room again. */
  pressed = false;
  private readonly staticBudget: number;
  /** Queues that were dispatched and have much in memory. */
  private readonly crowded = new Set<Pressable>();
  /** Queues that could write a run aside, if there were not enough under way. */
  private readonly waitingToSpill = new Set<Pressable>();
  private spills = 0;
  /** Memory that will be free once what is under way is written. */
  private leaving = 0;
  /** What memory held when the disk did not take a run; undefined while it takes them. */
  private heldAtRefusal: number | undefined;
  private reads = 0;
  private readonly waitingToRead = new Set<Reader>();
  /** Readers that wait until memory is not full any more. */
  private readonly waitingForRoom = new Set<Reader>();

  constructor(
    private readonly limits: PagerLimits,
    private readonly memory: MemoryGauge,
  ) {
    const { memoryBudget, messageMemoryMax, queuedEntriesMax } = limits;
    const entryBytesMax = queuedEntriesMax * ENTRY_HEAP_BYTES;
    const most = Math.min(messageMemoryMax, entryBytesMax) * MEMORY_BUDGET_OF_MAX;
    this.staticBudget = Math.min(memoryBudget, most);
  }

  /** Where the process has little left of what it may take, messages leave before publishers have to be stopped. */
  private get budget(): number {
    return Math.min(this.staticBudget, this.memory.heldMax * MEMORY_BUDGET_OF_MAX);
  }

  /** True while more has to leave memory than is about to. */
  isOver(): boolean {
    return this.pressed && this.memory.held - this.leaving > this.budget * MEMORY_BUDGET_RELIEF_SHARE;
  }

  /** The queue has more in memory than it may keep when memory is short. */
  addCrowded(queue: Pressable): void {
    this.crowded.add(queue);
  }

  /** Ends a turn: when memory is over its budget, queues let entries go, those with the most first. */
  relieve(): void {
    const { held } = this.memory;
    if (held > this.budget) this.pressed = true;
    else if (held <= this.budget * MEMORY_BUDGET_RELIEF_SHARE) this.pressed = false;
    if (!this.isOver()) return;
    for (const queue of this.waitingToSpill) {
      if (!this.maySpill || !this.isOver()) break;
      this.waitingToSpill.delete(queue);
      queue.press();
    }
    if (this.crowded.size === 0 || !this.isOver()) return;
    const queues = [...this.crowded].sort((a, b) => b.residentBytes - a.residentBytes);
    for (const queue of queues) {
      if (!this.isOver()) return;
      this.crowded.delete(queue);
      queue.press();
    }
  }

  // --- writing aside ---

  get maySpill(): boolean {
    return this.spills < this.limits.spillsMax && !this.refused;
  }

  awaitSpill(queue: Pressable): void {
    this.waitingToSpill.add(queue);
  }

  spillBegun(bytes: number): void {
    this.spills++;
    this.leaving += bytes;
  }

  spillEnded(bytes: number): void {
    this.spills--;
    this.leaving -= bytes;
  }

  /** The disk did not take a run: the next attempt comes when something has changed. */
  spillRefused(): void {
    this.heldAtRefusal = this.memory.held;
  }

  /** The disk may take again what it refused. */
  storeProgressed(): void {
    this.heldAtRefusal = undefined;
  }

  // --- reading back ---

  /** Asks to read: true when the caller may, and will say `readEnded`. Otherwise it is called when it is its turn. */
  mayRead(reader: Reader): boolean {
    if (this.reads >= this.limits.readsMax) {
      this.waitingToRead.add(reader);
      return false;
    }
    this.waitingToRead.delete(reader);
    this.reads++;
    return true;
  }

  readEnded(): void {
    this.reads--;
    for (const reader of this.waitingToRead) {
      if (this.reads >= this.limits.readsMax) return;
      this.waitingToRead.delete(reader);
      reader.readAhead();
    }
  }

  /** Has the reader called once memory is not full any more. */
  awaitRoom(reader: Reader): void {
    this.waitingForRoom.add(reader);
  }

  /** Memory is not full any more. It may be in the middle of anything. */
  roomMade(): void {
    for (const reader of this.waitingForRoom) reader.wake();
    this.waitingForRoom.clear();
  }

  /** The queue is gone. */
  forget(queue: Pressable, reader: Reader): void {
    this.crowded.delete(queue);
    this.waitingToSpill.delete(queue);
    this.waitingToRead.delete(reader);
    this.waitingForRoom.delete(reader);
  }

  private get refused(): boolean {
    if (this.heldAtRefusal === undefined) return false;
    const change = Math.abs(this.memory.held - this.heldAtRefusal);
    return change < this.staticBudget * (1 - MEMORY_BUDGET_RELIEF_SHARE);
  }
}
