/**
 * What comes and goes (`churn_rates` of RabbitMQ). All rise, none falls.
 */
export class ChurnCounts {
  /** Clients that came as far as `connection.open`. */
  connectionsCreated = 0;
  connectionsClosed = 0;
  channelsCreated = 0;
  channelsClosed = 0;
  /** Declares of clients, whether the queue was there or not, and passive ones. */
  queuesDeclared = 0;
  queuesCreated = 0;
  queuesDeleted = 0;
}
