/**
 * The clock of this machine.
 */
import type { Clock } from '../core/ports.js';

/** A timer waits no longer (2^31 - 1 ms, some 25 days): it is set again then. */
const TIMER_MAX_MS = 2 ** 31 - 1;

export class SystemClock implements Clock {
  private timer: NodeJS.Timeout | undefined;
  private immediate: NodeJS.Immediate | undefined;

  now(): number {
    return Date.now();
  }

  wakeAt(timeMs: number, wake: () => void): void {
    this.cancel();
    if (timeMs === Infinity) return;
    const delayMs = timeMs - Date.now();
    if (delayMs <= 0) {
      this.immediate = setImmediate(wake);
    } else if (delayMs <= TIMER_MAX_MS) {
      // What waits for its time is no reason for the process to stay.
      this.timer = setTimeout(wake, delayMs).unref();
    } else {
      this.timer = setTimeout(() => {
        this.wakeAt(timeMs, wake);
      }, TIMER_MAX_MS).unref();
    }
  }

  private cancel(): void {
    clearTimeout(this.timer);
    clearImmediate(this.immediate);
  }
}
