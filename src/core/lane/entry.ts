/**
 * One message in one queue: its place, and while it is delivered, to whom.
 */
import { Content } from '../../wire/content/content.js';
import { ENTRY_HEAP_BYTES } from '../limits.js';
import { Message } from '../message.js';
import type { Consumer } from '../consumer/consumer.js';

/** How an entry comes back: given back unharmed, or by a client that failed with it. */
export type Return = 'returned' | 'failed';

/** The lane, as seen from an entry that leaves it. */
export interface EntryLane {
  /** The entry was acknowledged. */
  settle(entry: Entry): void;
  /** The entry was rejected for good: it goes where the queue sends dead letters. */
  discard(entry: Entry): void;
  /** The entries go back to their places. */
  takeBack(entries: readonly Entry[], how: Return): void;
}

/** Stands for the commit of an entry that was read back from the store: any that is durable. */
export const COMMITTED = -1;

const GONE = 1;
const INDEXED = 2;
const FLEETING = 4;

export class Entry {
  /** Number of the commit that holds it, 0 when it is not stored. */
  commit = 0;
  /** Set while it is delivered and not settled; tags count per channel. */
  deliveryTag = 0;
  /** Undefined for one that was fetched with `basic.get`. */
  consumer: Consumer | undefined = undefined;
  /** How often it went out and came back. */
  deliveries = 0;
  /** When it expires, in milliseconds since 1970; 0 for never. */
  expiresAt = 0;
  private flags = 0;

  constructor(
    public message: Message,
    readonly lane: EntryLane,
    /** Rises with each message that the lane takes. */
    readonly sequence: number,
  ) {}

  /** It was taken out of the middle, and only holds its place there. */
  leave(): void {
    this.flags |= GONE;
  }

  /** Nobody needs the message any more of what only holds a place. */
  forget(): void {
    this.message = noMessage;
  }

  get isGone(): boolean {
    return (this.flags & GONE) !== 0;
  }

  get redelivered(): boolean {
    return this.deliveries > 0;
  }

  /** True when it is in the log, or will be with `commit`. */
  get stored(): boolean {
    return this.commit !== 0;
  }

  /** Memory that it takes with its message. */
  get bytes(): number {
    return this.isGone ? 0 : ENTRY_HEAP_BYTES + this.message.content.byteLength;
  }

  /** True once the index of its lane's expiry knows it. */
  get isIndexed(): boolean {
    return (this.flags & INDEXED) !== 0;
  }

  markIndexed(): void {
    this.flags |= INDEXED;
  }

  /** True when it is to be delivered at once or never: a TTL of 0. */
  get isFleeting(): boolean {
    return (this.flags & FLEETING) !== 0;
  }

  markFleeting(): void {
    this.flags |= FLEETING;
  }
}

const EMPTY_HEADER_FRAME_BYTES = 22;
const noContent = Content.framed(
  Buffer.alloc(EMPTY_HEADER_FRAME_BYTES),
  0,
  EMPTY_HEADER_FRAME_BYTES,
  EMPTY_HEADER_FRAME_BYTES,
);
const noMessage = new Message('', '', noContent);
