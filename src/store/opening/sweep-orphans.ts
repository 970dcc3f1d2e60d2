/**
 * Removes index pages of queues that are not there any more: a process may have ended before it did.
 */
import { idInKey, pagesEnd, pagesEndOf, pagesFrom } from '../index/keys.js';
import type { StoreLog } from '../store-log.js';
import type { StoreState } from '../store-state.js';

export async function sweepOrphans(state: StoreState, log: StoreLog): Promise<void> {
  try {
    for (let from: Buffer = pagesFrom; ;) {
      const key = await state.database.firstKey(from, pagesEnd);
      if (key === undefined) return;
      const id = idInKey(key);
      if (id < state.nextQueueId && state.index(id) === undefined) await state.database.clearPages(id);
      from = pagesEndOf(id);
    }
  } catch (error) {
    // The next start tries again.
    if (!state.database.closed) log.warn({ err: error }, 'cannot remove what is left of deleted queues');
  }
}
