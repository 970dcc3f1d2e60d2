/**
 * Goes through the pages of a queue in order, those in memory and those on disk.
 */
import type { IndexDatabase } from './index-database.js';
import type { IndexPage } from './index-page.js';
import type { QueueIndex } from './queue-index.js';

/** The first page with `from <= number < end`, brought into memory; `undefined` when there is none. */
export async function pageFrom(
  index: QueueIndex,
  database: Pick<IndexDatabase, 'nextPage'>,
  from: number,
  end: number,
): Promise<IndexPage | undefined> {
  for (let number = from; ;) {
    const resident = index.pages.first(number, end);
    if (resident?.number === number || number >= index.savedEnd) return resident;
    const { generation } = index;
    const until = Math.min(resident?.number ?? end, index.savedEnd);
    const stored = await database.nextPage(index.id, number, until);
    if (index.deleted) return undefined;
    // A checkpoint was completed meanwhile: what was read may be out of date.
    if (index.generation !== generation) continue;
    if (stored === undefined) return index.pages.first(number, end);
    const adopted = index.adopt(stored);
    if (adopted !== undefined) return adopted;
    number = stored.number + 1;
  }
}
