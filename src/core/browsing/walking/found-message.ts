/**
 * A message that stands in a queue, looked at where it is.
 */
import type { Entry } from '../../lane/entry.js';
import type { Message } from '../../message.js';
import type { RestoredMessage } from '../../storage.js';
import type { MessageId } from './message-id.js';

export interface FoundMessage extends MessageId {
  readonly message: Message;
  /** How often it came back from a client. */
  readonly deliveries: number;
  /** When it expires, in milliseconds since 1970; 0 for never. */
  readonly expiresAt: number;
  /** When it is ready again, in milliseconds since 1970; 0 when it is ready. */
  readonly delayedUntil: number;
  /** True when it is on disk alone. */
  readonly isOnDisk: boolean;
  /** True when it is in the log. */
  readonly isStored: boolean;
}

export function foundEntry(lane: number, entry: Entry, delayedUntil = 0): FoundMessage {
  const { message, sequence, deliveries, expiresAt, stored } = entry;
  return { lane, sequence, message, deliveries, expiresAt, delayedUntil, isOnDisk: false, isStored: stored };
}

export function foundOnDisk(lane: number, restored: RestoredMessage): FoundMessage {
  const { message, sequence, deliveries, expiresAt, delayedUntil, stored } = restored;
  return { lane, sequence, message, deliveries, expiresAt, delayedUntil, isOnDisk: true, isStored: stored };
}
