/**
 * The messages of a queue that came back and wait for a time, the next that is due first.
 */
import type { DelayedEntry } from '../../lane/delays.js';
import type { Queue } from '../../queue/queue.js';
import type { RestoredMessage } from '../../storage.js';
import { type FoundMessage, foundEntry, foundOnDisk } from './found-message.js';
import { smallest } from './smallest.js';

interface Delayed extends DelayedEntry {
  readonly lane: number;
}

/** Finds `count` of them at the most; `onFound` is called at once, or when those on disk were read. */
export function delayedOf(queue: Queue, count: number, onFound: (messages: readonly FoundMessage[]) => void): void {
  const { all } = queue.lanes;
  const each = function* (): Generator<Delayed> {
    for (const [lane, { timing }] of all.entries()) for (const one of timing.delayed) yield { ...one, lane };
  };
  const wanted = smallest(each(), count, ({ until }) => until);
  readEach(queue, wanted, (read) => {
    onFound(
      wanted.flatMap(({ lane, sequence, until, entry }) => {
        if (entry !== undefined) return [foundEntry(lane, entry, until)];
        const restored = read.get(`${lane} ${sequence}`);
        return restored === undefined ? [] : [{ ...foundOnDisk(lane, restored), delayedUntil: until }];
      }),
    );
  });
}

/** Reads those that are on disk, lane by lane. When the queue goes meanwhile there is nothing more to tell. */
function readEach(
  queue: Queue,
  wanted: readonly Delayed[],
  onRead: (read: ReadonlyMap<string, RestoredMessage>) => void,
): void {
  const read = new Map<string, RestoredMessage>();
  const lanes = new Map<number, number[]>();
  for (const { lane, sequence, entry } of wanted) {
    if (entry === undefined) lanes.set(lane, [...(lanes.get(lane) ?? []), sequence]);
  }
  let owed = lanes.size;
  if (owed === 0) onRead(read);
  for (const [lane, sequences] of lanes) {
    const rising = sequences.sort((a, b) => a - b);
    queue.lanes.all[lane]!.storage.fetch(rising, (messages, isLast) => {
      for (const one of messages) read.set(`${lane} ${one.sequence}`, one);
      if (isLast && --owed === 0) onRead(read);
    });
  }
}
