/**
 * Who wants to be woken when: one alarm clock for all queues, however many there are.
 *
 * A sleeper has one time, which may only be moved forward; one that is woken too early looks at its own
 * affairs and asks again. What is due all at once is done in portions, a turn each, so that nobody waits long.
 */
import { Heap } from './heaps/heap.js';
import type { Clock } from './ports.js';

export interface Sleeper {
  /** When it is to be woken, `undefined` for never. The timetable's own business. */
  alarm: Alarm | undefined;
  wake(): void;
}

export interface Alarm {
  readonly timeMs: number;
  /** `undefined` once the sleeper was moved forward, or is gone: nothing is kept of it. */
  sleeper: Sleeper | undefined;
}

/** When something is due every moment, it is done this far apart: each time costs a turn. */
const GRAIN_MS = 5;
/** And so many times as far when a turn has had so many units of work: it matters less to each how late it is. */
const GRAINS_AFTER_MUCH = 4;
const MUCH_WORK = 64;

/** It is not worth the while to clear away fewer than this. */
const STALE_MIN = 1024;

export class Timetable {
  /** Units of work that may be done in this turn for what is due. */
  private budget: number;
  private readonly alarms = new Heap<Alarm>(({ timeMs }) => timeMs);
  /** Alarms of sleepers that were moved forward, or are gone. */
  private staleCount = 0;
  private armedFor = Infinity;
  private lastRing = 0;
  private readonly grainMs: number;
  /** Rises with each turn. */
  turn = 0;

  constructor(
    private readonly clock: Clock,
    private readonly workPerTurn: number,
    private readonly requestTurn: () => void,
  ) {
    this.budget = workPerTurn;
    this.grainMs = clock.grainMs ?? GRAIN_MS;
  }

  now(): number {
    return this.clock.now();
  }

  /** Alarms, of which half may be of sleepers that are gone. */
  get size(): number {
    return this.alarms.length;
  }

  /** True when more work may be done in this turn. */
  get hasBudget(): boolean {
    return this.budget > 0;
  }

  spend(units: number): void {
    this.budget -= units;
  }

  /** The turn is over. */
  endTurn(): void {
    this.budget = this.workPerTurn;
    this.turn++;
  }

  /** Has the sleeper woken at `timeMs`, or earlier if that was asked for before. */
  wakeAt(sleeper: Sleeper, timeMs: number): void {
    if (sleeper.alarm !== undefined && timeMs >= sleeper.alarm.timeMs) return;
    this.forget(sleeper);
    sleeper.alarm = { timeMs, sleeper };
    this.alarms.push(sleeper.alarm);
    this.arm();
  }

  /** The sleeper is gone. */
  forget(sleeper: Sleeper): void {
    if (sleeper.alarm === undefined) return;
    sleeper.alarm.sleeper = undefined;
    sleeper.alarm = undefined;
    this.staleCount++;
    if (this.staleCount >= STALE_MIN && this.staleCount * 2 >= this.alarms.length) this.removeStale();
  }

  private ring(): void {
    const now = this.clock.now();
    this.armedFor = Infinity;
    this.lastRing = now;
    while (this.firstTime <= now) {
      const { sleeper } = this.alarms.pop();
      if (sleeper === undefined) {
        this.staleCount--;
        continue;
      }
      sleeper.alarm = undefined;
      sleeper.wake();
    }
    this.arm();
    this.requestTurn();
  }

  private arm(): void {
    const first = this.firstTime;
    // What is late already was left over.
    const time = first <= this.lastRing ? first : Math.max(first, this.lastRing + this.pauseMs);
    if (time >= this.armedFor) return;
    this.armedFor = time;
    this.clock.wakeAt(time, () => {
      this.ring();
    });
  }

  private get pauseMs(): number {
    const hadMuch = this.workPerTurn - this.budget >= MUCH_WORK;
    return hadMuch ? GRAINS_AFTER_MUCH * this.grainMs : this.grainMs;
  }

  private get firstTime(): number {
    return this.alarms.first?.timeMs ?? Infinity;
  }

  /** Queues may come and go by the thousand: nothing is kept of those that are gone. */
  private removeStale(): void {
    this.alarms.takeIf(({ sleeper }) => sleeper === undefined);
    this.staleCount = 0;
  }
}
