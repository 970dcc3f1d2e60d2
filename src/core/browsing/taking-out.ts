/**
 * Messages that leave a queue from wherever they stand, because somebody wants them gone or elsewhere.
 *
 * What is to become of a message is done first, by the caller; it is gone from here in the same turn, and so in
 * the same commit of the store.
 */
import type { Entry } from '../lane/entry.js';
import type { Lane } from '../lane/lane.js';
import type { FoundMessage } from './walking/found-message.js';

/**
 * Takes those messages of one lane out for which `mayGo` says so, in their order; it is asked of each that is
 * still there. It must not have the queue dispatched. Returns how many went.
 */
export function takeOut(
  lane: Lane,
  messages: readonly FoundMessage[],
  mayGo: (message: FoundMessage) => boolean,
): number {
  const back = takeReturned(lane, messages);
  let count = 0;
  for (const found of messages) {
    const isGone = found.isOnDisk ? takeFromDisk(lane, found, mayGo) : takeFromMemory(lane, found, back, mayGo);
    if (isGone) count++;
  }
  // What may not go is where it was.
  for (const entry of back.values()) lane.ready.putBack(entry);
  if (count > 0) lane.mark();
  return count;
}

type MayGo = (message: FoundMessage) => boolean;

/** Those that came back, all at once: to find one is to look at all of them. */
function takeReturned({ ready }: Lane, messages: readonly FoundMessage[]): Map<number, Entry> {
  const wanted = new Set(messages.filter(({ isOnDisk }) => !isOnDisk).map(({ sequence }) => sequence));
  if (wanted.size === 0) return new Map();
  return new Map(ready.takeReturned(({ sequence }) => wanted.has(sequence)).map((entry) => [entry.sequence, entry]));
}

function takeFromDisk(lane: Lane, found: FoundMessage, mayGo: MayGo): boolean {
  const { sequence, isStored } = found;
  if (!lane.ready.pagedOut.holds(sequence) || !mayGo(found)) return false;
  lane.paging!.remove(sequence, isStored);
  lane.goneUnread(sequence, found.message.content.bodySize);
  return true;
}

function takeFromMemory(lane: Lane, found: FoundMessage, back: Map<number, Entry>, mayGo: MayGo): boolean {
  const { sequence } = found;
  const { ready } = lane;
  const entry = back.get(sequence) ?? ready.find(sequence);
  if (entry === undefined || !mayGo(found)) return false;
  if (!back.delete(sequence)) ready.take(sequence);
  lane.readyBodyBytes -= entry.message.content.bodySize;
  lane.end(entry);
  if (entry.isGone && !ready.pinned) entry.forget();
  return true;
}
