/**
 * Sequence numbers by time, the earliest first: sixteen octets each, no object, so that a million of
 * them cost little. Equal times come in order of their sequence numbers.
 *
 * A heap in which each has four children, which stand side by side with their times: on the way down through
 * a large one it is memory that takes the time, and so there are half as many levels, one look at memory each.
 */
const CAPACITY_MIN = 16;
/** Children of one, as a shift. */
const FAN_OUT_BITS = 2;
const FAN_OUT = 1 << FAN_OUT_BITS;
/** Most heaps never hold anything. */
const NONE = new Float64Array(0);

export class TimeHeap {
  length = 0;
  /** A time, then its sequence number, and so on. */
  private pairs = NONE;

  /** The earliest time, Infinity when there is none. */
  get firstTime(): number {
    return this.length === 0 ? Infinity : this.pairs[0]!;
  }

  /** The sequence number that goes with it. Call only when there is one. */
  get firstSequence(): number {
    return this.pairs[1]!;
  }

  /** All pairs of time and sequence number, in no order. */
  *[Symbol.iterator](): Generator<readonly [time: number, sequence: number]> {
    for (let i = 0; i < this.length; i++) yield [this.pairs[i * 2]!, this.pairs[i * 2 + 1]!];
  }

  push(time: number, sequence: number): void {
    if (this.length * 2 === this.pairs.length) this.resize(Math.max(CAPACITY_MIN, this.length * 2));
    const { pairs } = this;
    let index = this.length++;
    while (index > 0) {
      const parent = (index - 1) >> FAN_OUT_BITS;
      const earlier = pairs[parent * 2]!;
      if (earlier < time || (earlier === time && pairs[parent * 2 + 1]! <= sequence)) break;
      pairs[index * 2] = earlier;
      pairs[index * 2 + 1] = pairs[parent * 2 + 1]!;
      index = parent;
    }
    pairs[index * 2] = time;
    pairs[index * 2 + 1] = sequence;
  }

  /** Removes the first. Call only when there is one. */
  pop(): void {
    const last = --this.length;
    const capacity = this.pairs.length >> 1;
    if (last > 0) this.sink(0, this.pairs[last * 2]!, this.pairs[last * 2 + 1]!);
    if (last < capacity >> 2 && capacity > CAPACITY_MIN) this.resize(capacity >> 1);
  }

  /** Keeps those of which `isNeeded` says so. */
  filter(isNeeded: (sequence: number) => boolean): void {
    const { pairs } = this;
    let kept = 0;
    for (let i = 0; i < this.length; i++) {
      if (!isNeeded(pairs[i * 2 + 1]!)) continue;
      pairs[kept * 2] = pairs[i * 2]!;
      pairs[kept * 2 + 1] = pairs[i * 2 + 1]!;
      kept++;
    }
    this.length = kept;
    for (let i = (kept - 2) >> FAN_OUT_BITS; i >= 0; i--) this.sink(i, pairs[i * 2]!, pairs[i * 2 + 1]!);
    this.resize(Math.max(CAPACITY_MIN, 2 ** Math.ceil(Math.log2(kept + 1))));
  }

  clear(): void {
    this.length = 0;
    this.pairs = NONE;
  }

  /** Finds the place of a pair, beginning at the vacant `from`. */
  private sink(from: number, time: number, sequence: number): void {
    const { pairs, length } = this;
    let index = from;
    for (;;) {
      let child = index * FAN_OUT + 1;
      if (child >= length) break;
      const end = Math.min(child + FAN_OUT, length);
      for (let other = child + 1; other < end; other++) {
        if (this.isBefore(other, pairs[child * 2]!, pairs[child * 2 + 1]!)) child = other;
      }
      if (!this.isBefore(child, time, sequence)) break;
      pairs[index * 2] = pairs[child * 2]!;
      pairs[index * 2 + 1] = pairs[child * 2 + 1]!;
      index = child;
    }
    pairs[index * 2] = time;
    pairs[index * 2 + 1] = sequence;
  }

  private isBefore(index: number, time: number, sequence: number): boolean {
    const other = this.pairs[index * 2]!;
    return other < time || (other === time && this.pairs[index * 2 + 1]! < sequence);
  }

  private resize(capacity: number): void {
    const pairs = new Float64Array(capacity * 2);
    pairs.set(this.pairs.subarray(0, this.length * 2));
    this.pairs = pairs;
  }
}
