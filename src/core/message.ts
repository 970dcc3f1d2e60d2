/**
 * A published message: where it was published to, and its content. All queues that took it share one.
 */
import type { Content } from '../wire/content/content.js';

export class Message {
  /** Entries of queues that hold this message. Its memory is accounted for while there is one. */
  references = 0;
  /** What its `expiration` says, in milliseconds; -1 when it says nothing. */
  expirationMs = -1;
  /** The commit that a store put it into, and where: the store's own business. */
  storedCommit = 0;
  storedOffset = 0;

  constructor(
    /** Name of the exchange it was published to. */
    readonly exchange: string,
    readonly routingKey: string,
    readonly content: Content,
  ) {}
}
