/**
 * Takes messages out of a queue one after the other, and knows when there are no more: `basic.get`, many at a time on
 * their way. What is taken and not acked goes back when the channel closes.
 */
import type { Channel, Delivery } from '../../client/index.js';

export interface Taking {
  /** Most messages. */
  readonly count: number;
  readonly signal: AbortSignal;
}

/** Gets that are on their way: as many as keep a broker far away busy. */
const GETS_MAX = 128;
/** Bytes of the messages that come by them, as far as the largest of the last ones tells. */
const BYTES_MAX = 16 * 1024 * 1024;
const FORGETTING = 0.9;

/** The messages in order. Ends when the queue has none left, or when `signal` aborts. */
export async function* taken(
  channel: Channel,
  queue: string,
  { count, signal }: Taking,
): AsyncGenerator<Delivery, void> {
  const gets: Promise<Delivery | undefined>[] = [];
  let asked = 0;
  let largestSize = BYTES_MAX;
  while (!signal.aborted) {
    const getsMax = Math.min(GETS_MAX, Math.max(1, Math.floor(BYTES_MAX / Math.max(1, largestSize))));
    while (gets.length < getsMax && asked < count) {
      gets.push(getting(channel, queue));
      asked++;
    }
    const delivery = await gets.shift();
    if (delivery === undefined) return;
    // One large message among many small ones is soon forgotten.
    largestSize = asked === 1 ? delivery.bodySize : Math.max(delivery.bodySize, largestSize * FORGETTING);
    yield delivery;
  }
}

/** Whoever leaves early awaits none of those behind. */
function getting(channel: Channel, queue: string): Promise<Delivery | undefined> {
  const delivery = channel.get(queue);
  delivery.catch(() => undefined);
  return delivery;
}
