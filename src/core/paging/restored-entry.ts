/**
 * A message that was read back, as an entry.
 */
import { COMMITTED, Entry, type EntryLane } from '../lane/entry.js';
import type { RestoredMessage } from '../storage.js';

export function restoredEntry(lane: EntryLane, restored: RestoredMessage): Entry {
  const entry = new Entry(restored.message, lane, restored.sequence);
  entry.deliveries = restored.deliveries;
  entry.expiresAt = restored.expiresAt;
  // The lane's index knows of all that were ever on disk.
  if (restored.expiresAt !== 0) entry.markIndexed();
  entry.commit = restored.stored ? COMMITTED : 0;
  return entry;
}
