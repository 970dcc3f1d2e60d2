/**
 * Whose API this is.
 */

/** The version of RabbitMQ whose answers these are: tools decide by it what they may ask for. */
export const COMPATIBLE_VERSION = '3.10.8';

export interface ExchangeTypeJson {
  readonly [key: string]: string | boolean;
  readonly name: string;
  readonly description: string;
  readonly enabled: boolean;
}

const describedTypes: readonly (readonly [string, string])[] = [
  ['direct', 'AMQP direct exchange, as per the AMQP specification'],
  ['fanout', 'AMQP fanout exchange, as per the AMQP specification'],
  ['headers', 'AMQP headers exchange, as per the AMQP specification'],
  ['topic', 'AMQP topic exchange, as per the AMQP specification'],
  ['x-consistent-hash', 'Shares messages between queues by a hash of the routing key, as weighted by the bindings'],
  ['x-delayed-message', 'Keeps each message for the time that its x-delay says'],
  ['x-message-deduplication', 'Routes no message twice'],
  ['x-modulus-hash', 'Shares messages between queues by a hash of the routing key, evenly'],
  ['x-random', 'Picks one of the bindings by chance'],
  ['x-recent-history', 'Gives new bindings the most recent messages'],
];

export const exchangeTypesJson: readonly ExchangeTypeJson[] = describedTypes.map(([name, description]) => ({
  name,
  description,
  enabled: true,
}));
