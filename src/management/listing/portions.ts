/**
 * Long work in portions: after each, whatever waits in the event loop has its turn.
 */
import { setImmediate as nextPass } from 'node:timers/promises';
import { managementLimits } from '../limits.js';

const { portionMs, rowsPerLook, sortedRunMax } = managementLimits;

export class Portions {
  private startedMs = performance.now();
  private rows = 0;

  /** A row is done. True when it is time to `rest`; the clock costs more than a row, so it is looked at now and then. */
  isOver(): boolean {
    if (++this.rows % rowsPerLook !== 0) return false;
    return performance.now() - this.startedMs >= portionMs;
  }

  async rest(): Promise<void> {
    await nextPass();
    this.startedMs = performance.now();
  }
}

/** As `array.filter`. */
export async function filterInPortions<Row>(rows: readonly Row[], test: (row: Row) => boolean): Promise<Row[]> {
  const portions = new Portions();
  const kept: Row[] = [];
  for (const row of rows) {
    if (test(row)) kept.push(row);
    if (portions.isOver()) await portions.rest();
  }
  return kept;
}

/** As `array.map`. */
export async function mapInPortions<Row, Result>(rows: readonly Row[], make: (row: Row) => Result): Promise<Result[]> {
  const portions = new Portions();
  const made: Result[] = [];
  for (const row of rows) {
    made.push(make(row));
    if (portions.isOver()) await portions.rest();
  }
  return made;
}

/** As `array.toSorted`: runs are sorted one by one, then merged two by two. */
export async function sortInPortions<Row>(rows: readonly Row[], compare: (a: Row, b: Row) => number): Promise<Row[]> {
  let runs: Row[][] = [];
  for (let at = 0; at < rows.length; at += sortedRunMax) {
    if (at > 0) await nextPass();
    runs.push(rows.slice(at, at + sortedRunMax).sort(compare));
  }
  while (runs.length > 1) {
    const merged: Row[][] = [];
    for (let at = 0; at < runs.length; at += 2) {
      merged.push(at + 1 < runs.length ? await merge(runs[at]!, runs[at + 1]!, compare) : runs[at]!);
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

async function merge<Row>(left: Row[], right: Row[], compare: (a: Row, b: Row) => number): Promise<Row[]> {
  const portions = new Portions();
  const merged: Row[] = [];
  let fromLeft = 0;
  let fromRight = 0;
  while (fromLeft < left.length && fromRight < right.length) {
    merged.push(compare(left[fromLeft]!, right[fromRight]!) <= 0 ? left[fromLeft++]! : right[fromRight++]!);
    if (portions.isOver()) await portions.rest();
  }
  for (; fromLeft < left.length; fromLeft++) merged.push(left[fromLeft]!);
  for (; fromRight < right.length; fromRight++) merged.push(right[fromRight]!);
  return merged;
}
