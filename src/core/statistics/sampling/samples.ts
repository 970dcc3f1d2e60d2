/**
 * The recent past of some figures of one object: samples in rings, a fine one for the last minutes and coarser ones
 * for longer times. A figure keeps its value until the next sample.
 */

/** A sample each `stepMs`, so many of them. */
export interface Tier {
  readonly stepMs: number;
  readonly length: number;
}

class Ring {
  private readonly values: Float64Array;
  /** Number of the newest sample: its time by the step. */
  private newest: number;

  constructor(
    private readonly tier: Tier,
    private readonly width: number,
    timeMs: number,
    before: Float64Array,
  ) {
    this.values = new Float64Array(tier.length * width);
    this.newest = Math.floor(timeMs / tier.stepMs);
    for (let place = 0; place < tier.length; place++) this.values.set(before, place * width);
  }

  /** The sample of a time that is not before the newest one; the first of each step is kept. */
  add(timeMs: number, values: Float64Array): void {
    const { tier, width, newest } = this;
    const number = Math.floor(timeMs / tier.stepMs);
    if (number <= newest) return;
    const missing = Math.min(number - newest, tier.length) - 1;
    const from = this.placeOf(newest);
    for (let i = 1; i <= missing; i++) {
      // Nobody looked meanwhile: it is taken to have been as it was before.
      this.values.copyWithin(this.placeOf(number - i), from, from + width);
    }
    this.values.set(values, this.placeOf(number));
    this.newest = number;
  }

  holds(timeMs: number): boolean {
    return Math.floor(timeMs / this.tier.stepMs) > this.newest - this.tier.length;
  }

  at(timeMs: number, index: number): number {
    const { tier, newest } = this;
    const number = Math.min(newest, Math.floor(timeMs / tier.stepMs));
    return this.values[this.placeOf(Math.max(number, newest - tier.length + 1)) + index]!;
  }

  private placeOf(number: number): number {
    return (number % this.tier.length) * this.width;
  }
}

export class Samples {
  private readonly rings: readonly Ring[];

  /**
   * @param tiers the finest first
   * @param before what the figures were before the first sample
   */
  constructor(tiers: readonly Tier[], width: number, timeMs: number, before: Float64Array) {
    this.rings = tiers.map((tier) => new Ring(tier, width, timeMs, before));
  }

  /** Takes the figures of a time; one that is not after the last is left out. */
  add(timeMs: number, values: Float64Array): void {
    for (const ring of this.rings) ring.add(timeMs, values);
  }

  /** A figure at a time: the oldest that is known for what lies before. */
  at(timeMs: number, index: number): number {
    const { rings } = this;
    let tier = 0;
    while (tier < rings.length - 1 && !rings[tier]!.holds(timeMs)) tier++;
    return rings[tier]!.at(timeMs, index);
  }
}
