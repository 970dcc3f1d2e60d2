/**
 * The entries of a lane that are ready and in memory, in order, from a place on.
 */
import type { Entry } from '../../lane/entry.js';
import type { ReadyList } from '../../lane/ready-list.js';
import type { Ring } from '../../lane/ring.js';
import { smallest } from './smallest.js';

/** The first entries with `from <= sequence < to`, `count` of them at the most. */
export function residents(ready: ReadyList, from: number, to: number, count: number): Entry[] {
  const wanted: Entry[] = [];
  for (const ring of ready.isOneRing ? [ready.head] : [ready.head, ready.tail]) {
    for (let i = placeOf(ring, from), taken = 0; i < ring.length && taken < count; i++) {
      const entry = ring.at(i)!;
      if (entry.sequence >= to) break;
      if (entry.isGone) continue;
      wanted.push(entry);
      taken++;
    }
  }
  const back = ready.cameBack((entry) => entry.sequence >= from && entry.sequence < to);
  return smallest([...wanted, ...smallest(back, count, sequenceOf)], count, sequenceOf);
}

function sequenceOf({ sequence }: Entry): number {
  return sequence;
}

/** The place of the first entry of this number, or behind it. */
function placeOf(ring: Ring, sequence: number): number {
  let low = 0;
  let high = ring.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ring.at(middle)!.sequence < sequence) low = middle + 1;
    else high = middle;
  }
  return low;
}
