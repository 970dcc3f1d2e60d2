/**
 * Confirms of a channel that are not sent for the time being: messages are queued and delivered, and their publisher
 * does not hear of it.
 */
import type { Acknowledge, PublisherConfirms } from '../../core/session/confirms.js';

export class HeldConfirms implements PublisherConfirms {
  constructor(readonly inner: PublisherConfirms) {}

  get unconfirmedCount(): number {
    return this.inner.unconfirmedCount;
  }

  /** Nothing is to be sent. */
  readonly waiting = false;

  published(commit: number): void {
    this.inner.published(commit);
  }

  flush(_committed: number, _ack: Acknowledge, _nack: (deliveryTag: number) => void): number {
    return 0;
  }
}
