/**
 * Which bytes of a file are taken: reserved from the lowest hole that is large enough, given back in any order.
 *
 * Holes are used again so that one queue that nobody reads does not pin all that stood beside it.
 */
import assert from 'node:assert';

interface Hole {
  start: number;
  end: number;
}

export class Room {
  /** In order, and never side by side. */
  private readonly holes: Hole[];
  private free: number;

  constructor(private readonly capacity: number) {
    this.holes = [{ start: 0, end: capacity }];
    this.free = capacity;
  }

  get isEmpty(): boolean {
    return this.free === this.capacity;
  }

  /** True when there is a hole for `length` bytes. */
  fits(length: number): boolean {
    return length <= this.free && this.holes.some(({ start, end }) => end - start >= length);
  }

  /** Takes `length` bytes, for which it has a hole; returns where they begin. */
  reserve(length: number): number {
    const index = this.holes.findIndex(({ start, end }) => end - start >= length);
    const hole = this.holes[index];
    assert(hole !== undefined, 'no room');
    const { start } = hole;
    hole.start += length;
    if (hole.start === hole.end) this.holes.splice(index, 1);
    this.free -= length;
    return start;
  }

  /** Gives back what `reserve` gave. */
  release(start: number, length: number): void {
    const end = start + length;
    const { holes } = this;
    let index = holes.findIndex((hole) => hole.start >= end);
    if (index === -1) index = holes.length;
    const before = holes[index - 1];
    const after = holes[index];
    assert(before === undefined || before.end <= start, 'released twice');
    this.free += length;
    if (before?.end === start) {
      before.end = end;
      if (after?.start === end) {
        before.end = after.end;
        holes.splice(index, 1);
      }
    } else if (after?.start === end) {
      after.start = start;
    } else {
      holes.splice(index, 0, { start, end });
    }
  }
}
