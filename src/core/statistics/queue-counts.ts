/**
 * What happened to a queue, as RabbitMQ counts it (`message_stats` of a queue), and why messages died in it.
 * All rise, none falls.
 */
import type { DeathReason } from '../dead-letter/death.js';

export class QueueCounts {
  /** Messages that clients published and that were routed here, whether it took them or not. */
  publish = 0;
  /** Sent to consumers that acknowledge. */
  deliver = 0;
  /** Sent to consumers that do not. */
  deliverNoAck = 0;
  /** Fetched with `basic.get`, to be acknowledged. */
  get = 0;
  /** Fetched, and not to be. */
  getNoAck = 0;
  /** Fetches that found nothing. */
  getEmpty = 0;
  /** Sent or fetched a second time: counted among the above, too. */
  redeliver = 0;
  ack = 0;
  /** Messages that died, whether a dead letter was sent or not. */
  expired = 0;
  maxlen = 0;
  rejected = 0;
  deliveryLimit = 0;
  /** Those among them that went to a dead-letter exchange. */
  expiredSent = 0;
  maxlenSent = 0;
  rejectedSent = 0;
  deliveryLimitSent = 0;

  /** @param isSent true where there is a dead-letter exchange to send it to */
  died(reason: DeathReason, isSent: boolean): void {
    const sent = isSent ? 1 : 0;
    if (reason === 'expired') {
      this.expired++;
      this.expiredSent += sent;
    } else if (reason === 'maxlen') {
      this.maxlen++;
      this.maxlenSent += sent;
    } else if (reason === 'rejected') {
      this.rejected++;
      this.rejectedSent += sent;
    } else {
      this.deliveryLimit++;
      this.deliveryLimitSent += sent;
    }
  }

  add(other: QueueCounts): void {
    this.publish += other.publish;
    this.deliver += other.deliver;
    this.deliverNoAck += other.deliverNoAck;
    this.get += other.get;
    this.getNoAck += other.getNoAck;
    this.getEmpty += other.getEmpty;
    this.redeliver += other.redeliver;
    this.ack += other.ack;
    this.expired += other.expired;
    this.maxlen += other.maxlen;
    this.rejected += other.rejected;
    this.deliveryLimit += other.deliveryLimit;
    this.expiredSent += other.expiredSent;
    this.maxlenSent += other.maxlenSent;
    this.rejectedSent += other.rejectedSent;
    this.deliveryLimitSent += other.deliveryLimitSent;
  }
}
