/**
 * Publishing: `basic.publish` (specification section 1.8.3.7), the hot path of every publisher.
 *
 * Few messages have properties that a broker looks at. One look at the flags tells, and only such a
 * message pays for more.
 */
import type { Content } from '../../../wire/content/content.js';
import { ChannelError, ConnectionError } from '../../../wire/methods/errors.js';
import { expirationOf } from '../../expiration.js';
import { Message } from '../../message.js';
import type { Queue } from '../../queue/queue.js';
import type { Exchange } from '../../routing/exchange.js';
import { type Route, isNew, takeClaims } from '../../routing/route.js';
import { routesByTopic } from '../../routing/routes-by-topic.js';
import { furtherKeys, noFurtherKeys, rememberBlindKeys, withoutBlindCopies } from '../../routing/sender-selected.js';
import type { Channel, Publish } from '../channel.js';
import { placeOnce } from '../place-once.js';
import { withReplyName } from '../reply-to.js';
import { tracePublish } from '../tracing.js';

export function publish(channel: Channel, method: Publish, content: Content): void {
  if (!content.plain) {
    publishLookedAt(channel, method, content);
    return;
  }
  const message = new Message(method.exchange, method.routingKey, content);
  const known = channel.knownRoute(method);
  take(channel, method, message, known ?? findRoute(channel, method, message, noFurtherKeys).queues);
}

function publishLookedAt(channel: Channel, method: Publish, received: Content): void {
  // What is wrong with the exchange comes before what is wrong with the message (RabbitMQ).
  publishableExchange(channel, method);
  const content = withReplyName(channel, received);
  assertOwnName(channel, content);
  const expirationMs = expirationOf(content);
  const keys = furtherKeys(content);
  const message = new Message(method.exchange, method.routingKey, withoutBlindCopies(content));
  message.expirationMs = expirationMs;
  if (keys.length > 0) rememberBlindKeys(message, content);
  const known = keys.length === 0 ? channel.knownRoute(method) : undefined;
  if (known !== undefined) {
    take(channel, method, message, known);
    return;
  }
  const found = findRoute(channel, method, message, keys);
  if (found.claims === undefined) take(channel, method, message, found.queues);
  else takeOnce(channel, method, message, { found, keys });
}

function take(channel: Channel, { mandatory }: Publish, message: Message, queues: readonly Queue[]): void {
  const { transaction, vhost } = channel;
  if (vhost.tracing) tracePublish(channel, message, queues);
  if (transaction !== undefined) transaction.publish({ message, queues, mandatory, routeAtLast: undefined });
  else confirm(channel, channel.place(message, queues, mandatory));
  if (channel.broker.publishersWait) channel.connection.block(channel.broker.alarm);
}

/** The same for a message that some exchange on its way is not to route twice. */
function takeOnce(channel: Channel, { mandatory }: Publish, message: Message, { found, keys }: FirstRoute): void {
  const { transaction, vhost } = channel;
  const { queues } = found;
  if (vhost.tracing) tracePublish(channel, message, queues);
  if (transaction !== undefined) {
    const exchange = vhost.exchange(message.exchange);
    // It is seen once it is committed: others may come first.
    const routeAtLast = (): Route => (isNew(found) ? takeClaims(found) : vhost.routes.take(exchange, message, keys));
    transaction.publish({ message, queues, mandatory, routeAtLast });
  } else {
    confirm(channel, placeOnce(channel, message, takeClaims(found), mandatory));
  }
  if (channel.broker.publishersWait) channel.connection.block(channel.broker.alarm);
}

interface FirstRoute {
  readonly found: Route;
  readonly keys: readonly string[];
}

function confirm(channel: Channel, commit: number): void {
  if (channel.confirms !== undefined) channel.published(commit);
}

function findRoute(channel: Channel, method: Publish, message: Message, keys: readonly string[]): Route {
  const exchange = publishableExchange(channel, method);
  for (const key of keys) assertMayPublishTo(channel, exchange, key);
  const found = channel.vhost.routes.find(exchange, message, keys);
  // It is remembered by the method alone.
  if (found.stableWith !== 'nothing' && keys.length === 0) channel.rememberRoute(method, found.queues);
  return found;
}

/** @throws ConnectionError 540, ChannelError 404 or 403 */
function publishableExchange(channel: Channel, method: Publish): Exchange {
  const { vhost, rights } = channel;
  if (method.immediate) throw new ConnectionError('NOT_IMPLEMENTED', 'immediate=true');
  rights.assertMay('write', 'exchange', method.exchange);
  const exchange = vhost.exchange(method.exchange);
  if (exchange.definition.internal) {
    const detail = `cannot publish to internal ${vhost.exchangeText(exchange.name)}`;
    throw new ChannelError('ACCESS_REFUSED', detail);
  }
  assertMayPublishTo(channel, exchange, method.routingKey);
  return exchange;
}

/** @throws ChannelError 403 */
function assertMayPublishTo({ rights }: Channel, { name, definition }: Exchange, routingKey: string): void {
  if (rights.topics.size > 0 && routesByTopic(definition)) rights.assertMayTopic('write', name, routingKey);
}

/** RabbitMQ's validated user-id: a consumer may trust it. */
function assertOwnName(channel: Channel, content: Content): void {
  const userId = content.textProperty('userId');
  const { user } = channel.connection;
  if (userId === undefined || userId === user || channel.broker.access.impersonates(user)) return;
  const detail = `user_id property set to '${userId}' but authenticated user was '${user}'`;
  throw new ChannelError('PRECONDITION_FAILED', detail);
}
