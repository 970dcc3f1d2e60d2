/**
 * How large the bodies of published messages are: a histogram with the bounds of RabbitMQ 4
 * (`rabbitmq_message_size_bytes`). Finding a bucket takes no search: the number of leading zeros of the size
 * leaves two of them at the most.
 */

/** Bytes that a body has at the most to be in a bucket; there is another one for all that is larger. */
export const messageSizeBounds = [100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 50_000_000, 100_000_000] as const;

const BITS = 32;

/** By the bits that a size takes, the first bucket that it may be in. */
const firstBuckets = Uint8Array.from({ length: BITS + 1 }, (_, bits) => {
  const smallest = bits === 0 ? 0 : 2 ** (bits - 1);
  const found = messageSizeBounds.findIndex((bound) => smallest <= bound);
  return found === -1 ? messageSizeBounds.length : found;
});

const bounds = Float64Array.from([...messageSizeBounds, Infinity]);

export class MessageSizes {
  /** By bucket, each for itself: the last one is for what is larger than all bounds. */
  readonly counts = new Float64Array(messageSizeBounds.length + 1);
  /** Bytes of all bodies. */
  sum = 0;

  count(bytes: number): void {
    const first = firstBuckets[BITS - Math.clz32(bytes)]!;
    this.counts[bytes > bounds[first]! ? first + 1 : first]!++;
    this.sum += bytes;
  }

  /** Messages that were counted. */
  get total(): number {
    let total = 0;
    for (const count of this.counts) total += count;
    return total;
  }
}
