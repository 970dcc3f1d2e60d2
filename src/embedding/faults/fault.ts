/**
 * A fault that lasts: until somebody ends it, its time is over, or it has struck as often as it was to.
 */
import type { Alarm, Sleeper, Timetable } from '../../core/timetable.js';
import { type Duration, toMilliseconds } from '../time/duration.js';

export interface FaultOptions {
  /** Ends by itself after so long, by the broker's clock. Default: never. */
  readonly for?: Duration;
}

export interface CountedFaultOptions extends FaultOptions {
  /** Ends by itself once it has struck so often. Default: never. */
  readonly next?: number;
}

/** A fault that lasts, for who asked for it. */
export interface LastingFault extends Disposable {
  readonly isActive: boolean;
  /** How often it has struck, where that can be counted: messages, logins. */
  readonly strikes: number;
  /** Ends it; a second time changes nothing. */
  release(): void;
}

/** What a fault does when it begins and ends. */
export interface Effect {
  begin(): void;
  end(): void;
}

export class Fault implements Sleeper, LastingFault {
  alarm: Alarm | undefined;
  strikes = 0;
  private state: 'fresh' | 'active' | 'over' = 'fresh';

  constructor(
    private readonly timetable: Timetable,
    private readonly effect: Effect,
    private readonly options: CountedFaultOptions,
    private readonly onOver: (fault: Fault) => void,
  ) {}

  get isActive(): boolean {
    return this.state === 'active';
  }

  release(): void {
    if (this.state !== 'active') return;
    this.state = 'over';
    this.timetable.forget(this);
    this.effect.end();
    this.onOver(this);
  }

  [Symbol.dispose](): void {
    this.release();
  }

  // --- for those who make it ---

  begin(): void {
    const { timetable, options } = this;
    const endMs = options.for === undefined ? Infinity : timetable.now() + toMilliseconds(options.for);
    this.state = 'active';
    this.effect.begin();
    if (endMs !== Infinity) timetable.wakeAt(this, endMs);
    if (options.next === 0) this.release();
  }

  strike(): void {
    this.strikes++;
    if (this.strikes >= (this.options.next ?? Infinity)) this.release();
  }

  wake(): void {
    this.release();
  }
}
