/**
 * What clients published to an exchange, as RabbitMQ counts it (`message_stats` of an exchange). Messages that
 * come through a binding or as dead letters are not counted.
 */
export class ExchangeCounts {
  publishIn = 0;
  /** Queues that took them: a message that reaches three queues counts three times. */
  publishOut = 0;
}
