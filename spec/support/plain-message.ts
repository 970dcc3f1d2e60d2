/**
 * A message as plain values, so that what was written somewhere can be compared with what came back:
 * every byte of it counts, but not in which form its content is held.
 */
import { Message } from '../../src/core/message.js';
import type { RestoredMessage, SpillableMessage } from '../../src/core/storage.js';
import { framedContent } from './framed-content.js';

export interface PlainMessage {
  readonly exchange: string;
  readonly routingKey: string;
  /** Header frame and body, in hex. */
  readonly header: string;
  readonly body: string;
}

export function plainMessage({ exchange, routingKey, content }: Message): PlainMessage {
  const header = content.bytes.toString('hex', content.start, content.headerEnd);
  return { exchange, routingKey, header, body: content.body().toString('hex') };
}

/** A message that was read back, or what was spilled of it. */
export function plainRestored(restored: SpillableMessage | RestoredMessage): object {
  const { message, sequence, deliveries, stored, expiresAt } = restored;
  const delayedUntil = 'delayedUntil' in restored ? restored.delayedUntil : 0;
  return { ...plainMessage(message), sequence, deliveries, stored, expiresAt, delayedUntil };
}

/** Messages to spill: with these bodies, numbered from `sequence` on; some were delivered, some expire. */
export function spillable(bodies: readonly string[], sequence = 0): readonly SpillableMessage[] {
  return bodies.map((body, index) => ({
    message: new Message('amq.direct', 'key', framedContent({ body })),
    sequence: sequence + index,
    deliveries: index % 3 === 1 ? index : 0,
    stored: false,
    expiresAt: index % 4 === 2 ? 1_800_000_000_000 + index : 0,
  }));
}
