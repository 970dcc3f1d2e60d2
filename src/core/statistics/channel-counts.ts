/**
 * What happened on a channel, as RabbitMQ counts it (`message_stats` of a channel). All rise, none falls.
 *
 * Plain fields, counted where it happens: one addition for each.
 */
export class ChannelCounts {
  /** Messages that were published; those of a transaction once it is committed. */
  publish = 0;
  /** Those among them whose publisher is to hear of them. */
  publishToConfirm = 0;
  /** Of which the publisher heard that they are safe. */
  confirm = 0;
  /** That reached no queue, and went back. */
  returnUnroutable = 0;
  /** That reached no queue, and nobody was told. */
  dropUnroutable = 0;
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

  add(other: ChannelCounts): void {
    this.publish += other.publish;
    this.publishToConfirm += other.publishToConfirm;
    this.confirm += other.confirm;
    this.returnUnroutable += other.returnUnroutable;
    this.dropUnroutable += other.dropUnroutable;
    this.deliver += other.deliver;
    this.deliverNoAck += other.deliverNoAck;
    this.get += other.get;
    this.getNoAck += other.getNoAck;
    this.getEmpty += other.getEmpty;
    this.redeliver += other.redeliver;
    this.ack += other.ack;
  }

  clear(): void {
    this.publish = this.publishToConfirm = this.confirm = this.returnUnroutable = this.dropUnroutable = 0;
    this.deliver = this.deliverNoAck = this.get = this.getNoAck = this.getEmpty = this.redeliver = this.ack = 0;
  }
}
