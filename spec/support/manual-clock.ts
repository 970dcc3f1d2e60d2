/**
 * A clock that stands still until a test moves it, and rings what is due on the way.
 */
import type { Clock } from '../../src/core/ports.js';

export class ManualClock implements Clock {
  private alarm: { readonly timeMs: number; readonly wake: () => void } | undefined;

  constructor(public timeMs = 1_700_000_000_000) {}

  now(): number {
    return this.timeMs;
  }

  wakeAt(timeMs: number, wake: () => void): void {
    this.alarm = { timeMs, wake };
  }

  /** Moves on, and rings whatever is due by then, each at its time and again as long as more is asked for. */
  advance(byMs: number, afterEach: () => void = () => undefined): void {
    const end = this.timeMs + byMs;
    while (this.alarm !== undefined && this.alarm.timeMs <= end) {
      const { timeMs, wake } = this.alarm;
      this.alarm = undefined;
      this.timeMs = Math.max(this.timeMs, timeMs);
      wake();
      afterEach();
    }
    this.timeMs = end;
  }
}
