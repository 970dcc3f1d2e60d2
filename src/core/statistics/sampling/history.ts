/**
 * What is known of the past of one object's figures. What never moved takes nothing, and what has not moved for
 * long no more than its figures.
 */
import { Samples, type Tier } from './samples.js';

/** Where all histories of a kind are kept the same way. */
export interface HistoryShape {
  readonly width: number;
  /** The finest first. */
  readonly tiers: readonly Tier[];
}

export class History {
  /** When a figure last changed; 0 when none has since the first look. */
  movedAt = 0;
  private readonly values: Float64Array;
  private samples: Samples | undefined;

  /** What it was when somebody first looked, if that was not before anything happened. */
  constructor(
    private readonly shape: HistoryShape,
    before?: Float64Array,
  ) {
    this.values = before?.slice() ?? new Float64Array(shape.width);
  }

  /** Takes the figures as they are at a time. */
  take(timeMs: number, values: Float64Array): void {
    const { shape } = this;
    if (!this.equals(values)) {
      const { stepMs } = shape.tiers[0]!;
      this.samples ??= new Samples(shape.tiers, shape.width, timeMs - stepMs, this.values);
      this.movedAt = timeMs;
      this.values.set(values);
    }
    if (this.samples === undefined) return;
    this.samples.add(timeMs, values);
    const { stepMs, length } = shape.tiers.at(-1)!;
    if (timeMs - this.movedAt > stepMs * length) this.samples = undefined;
  }

  /** A figure at a time, as far as it is known. */
  at(timeMs: number, index: number): number {
    return this.samples === undefined ? this.values[index]! : this.samples.at(timeMs, index);
  }

  get last(): Float64Array {
    return this.values;
  }

  private equals(values: Float64Array): boolean {
    for (let index = 0; index < values.length; index++) if (values[index] !== this.values[index]) return false;
    return true;
  }
}
