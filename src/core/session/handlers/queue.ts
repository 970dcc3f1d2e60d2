/**
 * Class queue (specification section 1.7): what `acting/` does, in the words of the protocol. Answers wait until
 * what they say is durable.
 */
import type { MethodOf } from '../../../wire/methods/methods.js';
import { type WantedBinding, bindQueue, unbindQueue } from '../../acting/bindings.js';
import { declaredName } from '../../acting/names.js';
import { declareQueue, visibleQueue } from '../../acting/queue-declaring.js';
import { deleteQueue, purgeQueue } from '../../acting/queue-ending.js';
import { isReplyName } from '../../acting/reply-names.js';
import type { Channel } from '../channel.js';
import { declareReplyTo } from '../reply-to.js';
import type { Handlers } from './handlers.js';
import { queueName } from './names.js';

export const queueHandlers: Handlers<'queue.declare' | 'queue.bind' | 'queue.unbind' | 'queue.purge' | 'queue.delete'> =
  {
    'queue.declare': declare,
    'queue.bind': bind,
    'queue.unbind': unbind,
    'queue.purge': purge,
    'queue.delete': remove,
  };

function declare(channel: Channel, method: MethodOf<'queue.declare'>): void {
  const wanted = declaredName(method.queue);
  if (isReplyName(wanted)) {
    answerForReplyName(channel, method);
    return;
  }
  // Passively, an empty name is no short form of the last queue: no queue is called so (RabbitMQ).
  const { durable, exclusive, autoDelete, arguments: args } = method;
  const queue = method.passive
    ? visibleQueue(channel, wanted)
    : declareQueue(channel, { name: wanted, durable, exclusive, autoDelete, arguments: args });
  channel.lastQueue = queue.name;
  channel.broker.statistics.churn.queuesDeclared++;
  queue.used();
  if (method.noWait) return;
  // What came earlier in the turn goes to consumers that wait for it before what is ready is counted.
  queue.dispatch();
  const { name, readyCount, consumerCount } = queue;
  const answer = { name: 'queue.declare-ok', queue: name, messageCount: readyCount, consumerCount } as const;
  channel.sendWhenCommitted(answer, channel.vhost.commitOf(queue));
}

function answerForReplyName(channel: Channel, method: MethodOf<'queue.declare'>): void {
  const answer = declareReplyTo(channel, declaredName(method.queue));
  channel.lastQueue = answer.queue;
  if (!method.noWait) channel.send(answer);
}

function bind(channel: Channel, method: MethodOf<'queue.bind'>): void {
  const commit = bindQueue(channel, wantedBinding(channel, method));
  if (!method.noWait) channel.sendWhenCommitted({ name: 'queue.bind-ok' }, commit);
}

function unbind(channel: Channel, method: MethodOf<'queue.unbind'>): void {
  const commit = unbindQueue(channel, wantedBinding(channel, method));
  channel.sendWhenCommitted({ name: 'queue.unbind-ok' }, commit);
}

/** @throws ChannelError 404 when the last queue is meant and there is none */
function wantedBinding(channel: Channel, method: MethodOf<'queue.bind' | 'queue.unbind'>): WantedBinding {
  const destination = declaredName(queueName(channel, method.queue));
  // Specification section 1.7.2.3: with neither queue nor key, both are the last queue declared.
  const isShort = method.queue === '' && method.routingKey === '';
  const routingKey = isShort ? destination : method.routingKey;
  return { source: declaredName(method.exchange), destination, routingKey, arguments: method.arguments };
}

function purge(channel: Channel, method: MethodOf<'queue.purge'>): void {
  const messageCount = purgeQueue(channel, queueName(channel, method.queue));
  if (!method.noWait) channel.send({ name: 'queue.purge-ok', messageCount });
}

function remove(channel: Channel, method: MethodOf<'queue.delete'>): void {
  const { messageCount, commit } = deleteQueue(channel, declaredName(queueName(channel, method.queue)), method);
  if (!method.noWait) channel.sendWhenCommitted({ name: 'queue.delete-ok', messageCount }, commit);
}
