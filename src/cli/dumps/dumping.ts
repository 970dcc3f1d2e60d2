/**
 * Writes the messages of a queue to a file, in order. They are removed from the queue only when the file with them is
 * on disk: whatever is interrupted, each message is in one of the two, or in both.
 */
import type { Channel, Delivery } from '../../client/index.js';
import { taken, type Taking } from '../messages/taking.js';
import { lineOf } from './message-line.js';

/** Where lines go. */
export interface DumpOutput {
  add(line: string): Promise<void>;
  sync(): Promise<void>;
}

export interface Dump extends Taking {
  readonly queue: string;
  readonly remove: boolean;
  readonly onWritten: (count: number) => void;
}

/** Messages that are synced and acked together, and bytes of them. */
const PORTION_COUNT = 1000;
const PORTION_BYTES = 8 * 1024 * 1024;

/** How many there were. What is not removed goes back to the queue when the channel closes. */
export async function dumpQueue(channel: Channel, dump: Dump, output: DumpOutput): Promise<number> {
  const { queue, remove, onWritten } = dump;
  let count = 0;
  let unsynced = { count: 0, bytes: 0 };
  let last: Delivery | undefined;
  const sync = async (): Promise<void> => {
    await output.sync();
    if (remove) last?.ack({ multiple: true });
    unsynced = { count: 0, bytes: 0 };
  };
  for await (const delivery of taken(channel, queue, dump)) {
    await output.add(lineOf(delivery));
    last = delivery;
    onWritten(++count);
    unsynced.bytes += delivery.bodySize;
    if (++unsynced.count >= PORTION_COUNT || unsynced.bytes >= PORTION_BYTES) await sync();
  }
  await sync();
  return count;
}
