/**
 * Deliveries go back to where they came from: those of one lane together, however they are mixed.
 */
import type { Entry, Return } from '../lane/entry.js';

export function takeBack(entries: readonly Entry[], how: Return): void {
  const byLane = new Map<Entry['lane'], Entry[]>();
  for (const entry of entries) {
    const list = byLane.get(entry.lane);
    if (list === undefined) byLane.set(entry.lane, [entry]);
    else list.push(entry);
  }
  for (const [lane, list] of byLane) lane.takeBack(list, how);
}
