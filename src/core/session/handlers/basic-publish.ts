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
import { furtherKeys, noFurtherKeys, rememberBlindKeys, withoutBlindCopies } from '../../routing/sender-selected.js';
import type { Channel, Publish } from '../channel.js';
import { withReplyName } from '../reply-to.js';

export function publish(channel: Channel, method: Publish, content: Content): void {
  if (!content.plain) {
    publishLookedAt(channel, method, content);
    return;
  }
  const message = new Message(method.exchange, method.routingKey, content);
  take(channel, method, message, channel.knownRoute(method) ?? findRoute(channel, method, message, noFurtherKeys));
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
  take(channel, method, message, known ?? findRoute(channel, method, message, keys));
}

function take(channel: Channel, { mandatory }: Publish, message: Message, queues: readonly Queue[]): void {
  if (channel.transaction !== undefined) {
    channel.transaction.publish(message, queues, mandatory);
  } else {
    const commit = channel.place(message, queues, mandatory);
    if (channel.confirms !== undefined) channel.published(commit);
  }
  if (channel.broker.publishersWait) channel.connection.block(channel.broker.alarm);
}

function findRoute(channel: Channel, method: Publish, message: Message, keys: readonly string[]): readonly Queue[] {
  const { queues, stableWith } = channel.vhost.routeOf(publishableExchange(channel, method), message, keys);
  // It is remembered by the method alone.
  if (stableWith !== 'nothing' && keys.length === 0) channel.rememberRoute(method, queues);
  return queues;
}

/** @throws ConnectionError 540, ChannelError 404 or 403 */
function publishableExchange({ vhost }: Channel, method: Publish): Exchange {
  if (method.immediate) throw new ConnectionError('NOT_IMPLEMENTED', 'immediate=true');
  const exchange = vhost.exchange(method.exchange);
  if (exchange.definition.internal) {
    const detail = `cannot publish to internal ${vhost.exchangeText(exchange.name)}`;
    throw new ChannelError('ACCESS_REFUSED', detail);
  }
  return exchange;
}

/** RabbitMQ's validated user-id: a consumer may trust it. */
function assertOwnName(channel: Channel, content: Content): void {
  const userId = content.textProperty('userId');
  const { user } = channel.connection;
  if (userId === undefined || userId === user) return;
  const detail = `user_id property set to '${userId}' but authenticated user was '${user}'`;
  throw new ChannelError('PRECONDITION_FAILED', detail);
}
