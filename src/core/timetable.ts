/**
 * Who wants to be woken when: one alarm clock for all queues, however many there are.
 *
 * A sleeper has one time, which may only be moved forward; one that is woken too early looks at its own
 * affairs and asks again. What is due all at once is done in portions, a turn each, so that nobody waits long.
 */
import type { Clock } from './ports.js';

export interface Sleeper {
  /** When it is to be woken, Infinity for never. The timetable's own business. */
  wakesAt: number;
  wake(): void;
}

interface Alarm {
  readonly timeMs: number;
  readonly sleeper: Sleeper;
}

export class Timetable {
  /** Units of work that may be done in this turn for what is due. */
  private budget: number;
  private readonly alarms: Alarm[] = [];
  private armedFor = Infinity;

  constructor(
    private readonly clock: Clock,
    private readonly workPerTurn: number,
    private readonly requestTurn: () => void,
  ) {
    this.budget = workPerTurn;
  }

  now(): number {
    return this.clock.now();
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
  }

  /** Has the sleeper woken at `timeMs`, or earlier if that was asked for before. */
  wakeAt(sleeper: Sleeper, timeMs: number): void {
    if (timeMs >= sleeper.wakesAt) return;
    sleeper.wakesAt = timeMs;
    this.push({ timeMs, sleeper });
    this.arm();
  }

  /** The sleeper is gone. */
  forget(sleeper: Sleeper): void {
    sleeper.wakesAt = Infinity;
  }

  private ring(): void {
    const now = this.clock.now();
    this.armedFor = Infinity;
    while (this.alarms.length > 0 && this.alarms[0]!.timeMs <= now) {
      const { timeMs, sleeper } = this.pop();
      if (sleeper.wakesAt !== timeMs) continue; // it was moved forward, or is gone
      sleeper.wakesAt = Infinity;
      sleeper.wake();
    }
    this.arm();
    this.requestTurn();
  }

  private arm(): void {
    const first = this.alarms[0]?.timeMs ?? Infinity;
    if (first >= this.armedFor) return;
    this.armedFor = first;
    this.clock.wakeAt(first, () => {
      this.ring();
    });
  }

  // A binary heap, the earliest first.

  private push(alarm: Alarm): void {
    const { alarms } = this;
    let index = alarms.push(alarm) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (alarms[parent]!.timeMs <= alarm.timeMs) break;
      alarms[index] = alarms[parent]!;
      index = parent;
    }
    alarms[index] = alarm;
  }

  private pop(): Alarm {
    const { alarms } = this;
    const first = alarms[0]!;
    const last = alarms.pop()!;
    if (alarms.length > 0) this.sink(last);
    return first;
  }

  private sink(alarm: Alarm): void {
    const { alarms } = this;
    let index = 0;
    for (;;) {
      let child = index * 2 + 1;
      if (child >= alarms.length) break;
      if (child + 1 < alarms.length && alarms[child + 1]!.timeMs < alarms[child]!.timeMs) child++;
      if (alarms[child]!.timeMs >= alarm.timeMs) break;
      alarms[index] = alarms[child]!;
      index = child;
    }
    alarms[index] = alarm;
  }
}
