/**
 * Publishing: `basic.publish` (specification section 1.8.3.7), the hot path of every publisher.
 *
 * Few messages have properties that a broker looks at. One look at the flags tells, and only such a
 * message pays for more.
 */
import type { Content } from '../../../wire/content/content.js';
import { ConnectionError } from '../../../wire/methods/errors.js';
import { assertMayPublishTo, assertOwnName, publishableExchange } from '../../acting/publishing.js';
import { expirationOf } from '../../expiration.js';
import { Message } from '../../message.js';
import type { Queue } from '../../queue/queue.js';
import type { Exchange } from '../../routing/exchange.js';
import { type Route, isNew, takeClaims } from '../../routing/route.js';
import { furtherKeys, noFurtherKeys, rememberBlindKeys, withoutBlindCopies } from '../../routing/sender-selected.js';
import type { Channel, Publish } from '../channel.js';
import { placeOnce } from '../publishing/place-once.js';
import { place } from '../publishing/place.js';
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
  exchangeOf(channel, method);
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
  else confirm(channel, place(channel, message, queues, mandatory));
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
  const exchange = exchangeOf(channel, method);
  for (const key of keys) assertMayPublishTo(channel, exchange, key);
  const found = channel.vhost.routes.find(exchange, message, keys);
  // It is remembered by the method alone.
  if (found.stableWith !== 'nothing' && keys.length === 0) channel.rememberRoute(method, found.queues);
  return found;
}

/** @throws ConnectionError 540, ChannelError 404 or 403 */
function exchangeOf(channel: Channel, method: Publish): Exchange {
  if (method.immediate) throw new ConnectionError('NOT_IMPLEMENTED', 'immediate=true');
  return publishableExchange(channel, method.exchange, method.routingKey);
}
