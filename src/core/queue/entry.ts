/**
 * One message in one queue: its place, and while it is delivered, to whom.
 */
import { ENTRY_HEAP_BYTES } from '../limits.js';
import type { Message } from '../message.js';
import type { Consumer } from './consumer.js';

/** The queue, as seen from an entry that leaves it. */
export interface EntryQueue {
  /** The entry is done with: acknowledged, rejected or dropped. */
  settle(entry: Entry): void;
  /** The entries go back to their places, redelivered. */
  requeue(entries: readonly Entry[]): void;
}

/** Stands for the commit of an entry that was read back from the store: any that is durable. */
export const COMMITTED = -1;

export class Entry {
  redelivered = false;
  /** Number of the commit that holds it, 0 when it is not stored. */
  commit = 0;
  /** Set while it is delivered and not settled; tags count per channel. */
  deliveryTag = 0;
  /** Undefined for one that was fetched with `basic.get`. */
  consumer: Consumer | undefined = undefined;

  constructor(
    readonly message: Message,
    readonly queue: EntryQueue,
    /** Rises with each message that the queue takes. */
    readonly sequence: number,
  ) {}

  /** True when it is in the store's log, or will be with `commit`. */
  get stored(): boolean {
    return this.commit !== 0;
  }

  /** Memory that it takes with its message. */
  get bytes(): number {
    return ENTRY_HEAP_BYTES + this.message.content.byteLength;
  }
}
