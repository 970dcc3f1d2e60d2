/**
 * Which exchanges take routing keys for topics, where permissions may tell one from another.
 */
import type { ExchangeDefinition } from './exchange.js';
import { DELAYED_TYPE } from './types/delayed.js';

/** Unlike in RabbitMQ, delaying a message is no way around the permission to publish it. */
export function routesByTopic({ type, arguments: args }: ExchangeDefinition): boolean {
  if (type !== DELAYED_TYPE) return type === 'topic';
  const inner = args.get('x-delayed-type');
  return inner?.type === 'S' && inner.value === 'topic';
}
