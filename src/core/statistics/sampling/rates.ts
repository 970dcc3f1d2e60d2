/**
 * How fast figures of one object change, as RabbitMQ tells it (`…_details`).
 */
import type { History } from './history.js';
import { type Range, timesOf } from './range.js';

export interface Sample {
  readonly sample: number;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
}

/** `rate` is that of the last two samples, per second. The others are there when a range was asked for. */
export interface Rate {
  readonly rate: number;
  /** The newest first. */
  readonly samples?: readonly Sample[];
  /** Per second, over the whole range. */
  readonly avgRate?: number;
  /** Mean of the samples. */
  readonly avg?: number;
}

/** Of what nobody has sampled yet. */
const still: Rate = { rate: 0 };

export class Rates<Name extends string> {
  constructor(
    private readonly names: readonly Name[],
    private readonly history: History | undefined,
    /** When the last samples were taken, and those before. */
    private readonly taken: { readonly at: number; readonly before: number },
  ) {}

  /** @param range also gives the past */
  of(name: Name, range?: Range): Rate {
    const index = this.names.indexOf(name);
    if (range !== undefined) return this.over(index, range);
    if (this.history === undefined) return still;
    const { at, before } = this.taken;
    return { rate: perSecond(this.history.at(at, index) - this.history.at(before, index), at - before) };
  }

  /** When a figure last changed, in milliseconds since 1970; 0 when none has since the first look. */
  get movedAt(): number {
    return this.history?.movedAt ?? 0;
  }

  private over(index: number, range: Range): Rate {
    const { history } = this;
    const samples = timesOf(range, this.taken.at).map((timestamp) => ({
      sample: history?.at(timestamp, index) ?? 0,
      timestamp,
    }));
    const newest = samples[0]!;
    const oldest = samples.at(-1)!;
    const previous = samples[1] ?? newest;
    const sum = samples.reduce((total, { sample }) => total + sample, 0);
    return {
      rate: perSecond(newest.sample - previous.sample, newest.timestamp - previous.timestamp),
      samples,
      avgRate: perSecond(newest.sample - oldest.sample, newest.timestamp - oldest.timestamp),
      avg: sum / samples.length,
    };
  }
}

function perSecond(change: number, timeMs: number): number {
  return timeMs === 0 ? 0 : (change * 1000) / timeMs;
}
