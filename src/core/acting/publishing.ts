/**
 * Who may publish what, and where to (specification section 1.8.3.7): checks in RabbitMQ's order.
 */
import type { Content } from '../../wire/content/content.js';
import { ChannelError } from '../../wire/methods/errors.js';
import type { Exchange } from '../routing/exchange.js';
import { routesByTopic } from '../routing/routes-by-topic.js';
import type { Actor } from './actor.js';

/** @throws ChannelError 404 or 403 */
export function publishableExchange(actor: Actor, name: string, routingKey: string): Exchange {
  const exchange = writableExchange(actor, name);
  assertMayPublishTo(actor, exchange, routingKey);
  return exchange;
}

/**
 * The same, whatever the routing key.
 *
 * @throws ChannelError 404 or 403
 */
export function writableExchange({ vhost, rights }: Actor, name: string): Exchange {
  rights.assertMay('write', 'exchange', name);
  const exchange = vhost.exchange(name);
  if (exchange.definition.internal) {
    throw new ChannelError('ACCESS_REFUSED', `cannot publish to internal ${vhost.exchangeText(exchange.name)}`);
  }
  return exchange;
}

/** @throws ChannelError 403 */
export function assertMayPublishTo({ rights }: Actor, { name, definition }: Exchange, routingKey: string): void {
  if (rights.topics.size > 0 && routesByTopic(definition)) rights.assertMayTopic('write', name, routingKey);
}

/** True when `assertMayPublishTo` takes all of these keys. */
export function mayPublishTo({ rights }: Actor, { name, definition }: Exchange, keys: readonly string[]): boolean {
  const patterns = rights.topics.get(name);
  if (patterns === undefined || !routesByTopic(definition)) return true;
  return keys.every((key) => patterns.write.matches(key));
}

/**
 * RabbitMQ's validated user-id: a consumer may trust it.
 *
 * @throws ChannelError 406
 */
export function assertOwnName({ broker, rights }: Actor, content: Content): void {
  const userId = content.textProperty('userId');
  const { user } = rights;
  if (userId === undefined || userId === user || broker.access.impersonates(user)) return;
  const detail = `user_id property set to '${userId}' but authenticated user was '${user}'`;
  throw new ChannelError('PRECONDITION_FAILED', detail);
}
