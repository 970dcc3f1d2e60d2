/**
 * A clock that stands still until it is moved, and rings at the very moments that it was asked for.
 */
import type { Clock } from '../../core/ports.js';

interface ClockAlarm {
  readonly timeMs: number;
  readonly wake: () => void;
}

export class ManualClock implements Clock {
  /** To ring often costs nothing but what is done then: each moment gets what is due at it, and nothing else. */
  readonly grainMs = 0;
  private alarm: ClockAlarm | undefined;
  private immediate: NodeJS.Immediate | undefined;

  /** @param timeMs where it stands at first, in milliseconds since 1970 */
  constructor(private timeMs: number) {}

  now(): number {
    return this.timeMs;
  }

  wakeAt(timeMs: number, wake: () => void): void {
    clearImmediate(this.immediate);
    this.alarm = timeMs === Infinity ? undefined : { timeMs, wake };
    // What is due already, as the rest of a long piece of work, need not wait until somebody moves the clock.
    if (timeMs <= this.timeMs) this.immediate = setImmediate(() => this.ringNext(this.timeMs));
  }

  /** Moves to the next moment that somebody asked for, if it is not behind `untilMs`, and rings; false when there is none. */
  ringNext(untilMs: number): boolean {
    const { alarm } = this;
    if (alarm === undefined || alarm.timeMs > untilMs) return false;
    clearImmediate(this.immediate);
    this.alarm = undefined;
    this.moveTo(alarm.timeMs);
    alarm.wake();
    return true;
  }

  /** It never goes back. */
  moveTo(timeMs: number): void {
    this.timeMs = Math.max(this.timeMs, timeMs);
  }
}
