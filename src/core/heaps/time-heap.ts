/**
 * Sequence numbers by time, the earliest first: sixteen octets each, no object, so that a million of
 * them cost little. A binary heap in two arrays; equal times come in order of their sequence numbers.
 */
const CAPACITY_MIN = 16;
/** Most heaps never hold anything. */
const NONE = new Float64Array(0);

export class TimeHeap {
  length = 0;
  private times = NONE;
  private sequences = NONE;

  /** The earliest time, Infinity when there is none. */
  get firstTime(): number {
    return this.length === 0 ? Infinity : this.times[0]!;
  }

  /** The sequence number that goes with it. Call only when there is one. */
  get firstSequence(): number {
    return this.sequences[0]!;
  }

  /** All pairs of time and sequence number, in no order. */
  *[Symbol.iterator](): Generator<readonly [time: number, sequence: number]> {
    for (let i = 0; i < this.length; i++) yield [this.times[i]!, this.sequences[i]!];
  }

  push(time: number, sequence: number): void {
    if (this.length === this.times.length) this.resize(Math.max(CAPACITY_MIN, this.length * 2));
    const { times, sequences } = this;
    let index = this.length++;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const earlier = times[parent]!;
      if (earlier < time || (earlier === time && sequences[parent]! <= sequence)) break;
      times[index] = earlier;
      sequences[index] = sequences[parent]!;
      index = parent;
    }
    times[index] = time;
    sequences[index] = sequence;
  }

  /** Removes the first. Call only when there is one. */
  pop(): void {
    const last = --this.length;
    if (last > 0) this.sink(0, this.times[last]!, this.sequences[last]!);
    if (last < this.times.length >> 2 && this.times.length > CAPACITY_MIN) this.resize(this.times.length >> 1);
  }

  /** Keeps those of which `isNeeded` says so. */
  filter(isNeeded: (sequence: number) => boolean): void {
    const { times, sequences } = this;
    let kept = 0;
    for (let i = 0; i < this.length; i++) {
      if (!isNeeded(sequences[i]!)) continue;
      times[kept] = times[i]!;
      sequences[kept] = sequences[i]!;
      kept++;
    }
    this.length = kept;
    for (let i = (kept >> 1) - 1; i >= 0; i--) this.sink(i, times[i]!, sequences[i]!);
    this.resize(Math.max(CAPACITY_MIN, 2 ** Math.ceil(Math.log2(kept + 1))));
  }

  clear(): void {
    this.length = 0;
    this.times = NONE;
    this.sequences = NONE;
  }

  /** Finds the place of a pair, beginning at the vacant `index`. */
  private sink(from: number, time: number, sequence: number): void {
    const { times, sequences, length } = this;
    let index = from;
    for (;;) {
      let child = index * 2 + 1;
      if (child >= length) break;
      if (child + 1 < length && this.isBefore(child + 1, times[child]!, sequences[child]!)) child++;
      if (!this.isBefore(child, time, sequence)) break;
      times[index] = times[child]!;
      sequences[index] = sequences[child]!;
      index = child;
    }
    times[index] = time;
    sequences[index] = sequence;
  }

  private isBefore(index: number, time: number, sequence: number): boolean {
    const other = this.times[index]!;
    return other < time || (other === time && this.sequences[index]! < sequence);
  }

  private resize(capacity: number): void {
    const times = new Float64Array(capacity);
    const sequences = new Float64Array(capacity);
    times.set(this.times.subarray(0, this.length));
    sequences.set(this.sequences.subarray(0, this.length));
    this.times = times;
    this.sequences = sequences;
  }
}
