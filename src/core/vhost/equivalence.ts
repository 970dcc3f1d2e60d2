/**
 * Whether a second declaration means the same as the first (specification rules "equivalent",
 * RabbitMQ: "declaration property equivalence"). Arguments that the broker does not know are not compared.
 */
import type { FieldTable } from '../../wire/values/field-table.js';
import {
  exchangeDeduplicationArguments,
  queueDeduplicationArguments,
} from '../deduplication/deduplication-settings.js';
import type { QueueDefinition } from '../queue/queue-definition.js';
import { inequivalentArgument, inequivalentProperty, resourceText } from '../refusals.js';
import type { ExchangeDefinition } from '../routing/exchange.js';
import { sameValue } from '../routing/field-equality.js';

/** Arguments of queues that take part in the comparison: those that RabbitMQ knows, and ours. */
const queueArguments = [
  'x-expires',
  'x-message-ttl',
  'x-dead-letter-exchange',
  'x-dead-letter-routing-key',
  'x-dead-letter-strategy',
  'x-max-length',
  'x-max-length-bytes',
  'x-max-in-memory-length',
  'x-max-in-memory-bytes',
  'x-overflow',
  'x-max-priority',
  'x-single-active-consumer',
  'x-queue-mode',
  'x-queue-type',
  'x-queue-version',
  'x-queue-leader-locator',
  'x-queue-master-locator',
  'x-quorum-initial-group-size',
  'x-quorum-target-group-size',
  'x-delivery-limit',
  'x-delayed-retry-type',
  'x-delayed-retry-min',
  'x-delayed-retry-max',
  'x-consumer-timeout',
  'x-consumer-disconnected-timeout',
  ...queueDeduplicationArguments,
];

const exchangeArguments = ['alternate-exchange', ...exchangeDeduplicationArguments];

/** @throws ChannelError 406 naming the first difference */
export function assertSameExchange(current: ExchangeDefinition, received: ExchangeDefinition, vhost: string): void {
  const resource = resourceText('exchange', current.name, vhost);
  const properties = [
    ['type', received.type, current.type],
    ['durable', received.durable, current.durable],
    ['auto_delete', received.autoDelete, current.autoDelete],
    ['internal', received.internal, current.internal],
  ] as const;
  assertSameProperties(resource, properties);
  assertSameArguments(resource, exchangeArguments, received.arguments, current.arguments);
}

/** @throws ChannelError 406 naming the first difference */
export function assertSameQueue(current: QueueDefinition, received: QueueDefinition): void {
  const resource = resourceText('queue', current.name, current.vhost);
  const properties = [
    ['durable', received.durable, current.durable],
    ['auto_delete', received.autoDelete, current.autoDelete],
  ] as const;
  assertSameProperties(resource, properties);
  assertSameArguments(resource, queueArguments, received.arguments, current.arguments);
}

function assertSameProperties(
  resource: string,
  properties: readonly (readonly [string, string | boolean, string | boolean])[],
): void {
  for (const [name, received, current] of properties) {
    if (received !== current) throw inequivalentProperty(name, resource, String(received), String(current));
  }
}

function assertSameArguments(
  resource: string,
  names: readonly string[],
  received: FieldTable,
  current: FieldTable,
): void {
  for (const name of names) {
    const a = received.get(name);
    const b = current.get(name);
    if (a === b || (a !== undefined && b !== undefined && sameValue(a, b))) continue;
    if (name === 'x-queue-type' && isClassic(a) && isClassic(b)) continue;
    throw inequivalentArgument(name, resource, a, b);
  }
}

/** No queue type is the classic one. */
function isClassic(type: ReturnType<FieldTable['get']>): boolean {
  return type === undefined || (type.type === 'S' && type.value === 'classic');
}
