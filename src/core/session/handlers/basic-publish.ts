/**
 * Publishing: `basic.publish` (specification section 1.8.3.7), the hot path of every publisher.
 */
import type { Content } from '../../../wire/content/content.js';
import { ChannelError, ConnectionError } from '../../../wire/methods/errors.js';
import { Message } from '../../message.js';
import type { Queue } from '../../queue/queue.js';
import type { Channel, Publish } from '../channel.js';

export function publish(channel: Channel, method: Publish, content: Content): void {
  const queues = channel.knownRoute(method) ?? findRoute(channel, method, content);
  const { userId } = content;
  if (userId !== undefined) assertOwnName(channel, userId);
  const message = new Message(method.exchange, method.routingKey, content);
  if (channel.transaction !== undefined) {
    channel.transaction.publish(message, queues, method.mandatory);
  } else {
    const commit = channel.place(message, queues, method.mandatory);
    if (channel.confirms !== undefined) channel.published(commit);
  }
  if (channel.broker.publishersWait) channel.connection.block(channel.broker.alarm);
}

function findRoute(channel: Channel, method: Publish, content: Content): readonly Queue[] {
  const { vhost } = channel;
  if (method.immediate) throw new ConnectionError('NOT_IMPLEMENTED', 'immediate=true');
  const exchange = vhost.exchange(method.exchange);
  if (exchange.definition.internal) {
    const detail = `cannot publish to internal ${vhost.exchangeText(exchange.name)}`;
    throw new ChannelError('ACCESS_REFUSED', detail);
  }
  const { queues, stableWith } = vhost.routeOf(exchange, method.routingKey, content);
  if (stableWith !== 'nothing') channel.rememberRoute(method, queues);
  return queues;
}

/** RabbitMQ's validated user-id: a consumer may trust it. */
function assertOwnName(channel: Channel, userId: string): void {
  const { user } = channel.connection;
  if (userId === user) return;
  const detail = `user_id property set to '${userId}' but authenticated user was '${user}'`;
  throw new ChannelError('PRECONDITION_FAILED', detail);
}
