/**
 * Class queue (specification section 1.7). Answers wait until what they say is durable.
 *
 * What came earlier in the turn goes to consumers that wait for it before a method counts or drops what is ready.
 */
import { ChannelError } from '../../../wire/methods/errors.js';
import type { MethodOf } from '../../../wire/methods/methods.js';
import { maximum } from '../../access/limit-values.js';
import type { Rights } from '../../access/permissions/rights.js';
import type { QueueDefinition } from '../../queue/queue-definition.js';
import type { Queue } from '../../queue/queue.js';
import { assertQueueArguments } from '../../queue/queue-arguments.js';
import { queueTypeOf } from '../../queue/queue-type.js';
import { defaultExchangeRefused, queueLocked, reservedName } from '../../refusals.js';
import { assertSameQueue } from '../../vhost/equivalence.js';
import type { Channel } from '../channel.js';
import { assertNoReplyName, declareReplyTo, isReplyName } from '../reply-to.js';
import { assertMayBindFrom } from '../../vhost/bindable.js';
import type { Handlers } from './handlers.js';
import { assertNotLocked, declaredName, isReserved, queueName, readableQueue, unlockedQueue } from './names.js';

export const queueHandlers: Handlers<'queue.declare' | 'queue.bind' | 'queue.unbind' | 'queue.purge' | 'queue.delete'> =
  {
    'queue.declare': declare,
    'queue.bind': bind,
    'queue.unbind': unbind,
    'queue.purge': purge,
    'queue.delete': remove,
  };

function declare(channel: Channel, method: MethodOf<'queue.declare'>): void {
  if (isReplyName(declaredName(method.queue))) {
    answerForReplyName(channel, method);
    return;
  }
  // Passively, an empty name is no short form of the last queue: no queue is called so (RabbitMQ).
  const queue = method.passive ? visibleQueue(channel, declaredName(method.queue)) : declareActively(channel, method);
  channel.lastQueue = queue.name;
  queue.used();
  if (method.noWait) return;
  queue.dispatch();
  const { name, readyCount, consumerCount } = queue;
  const answer = { name: 'queue.declare-ok', queue: name, messageCount: readyCount, consumerCount } as const;
  channel.sendWhenCommitted(answer, channel.vhost.commitOf(queue));
}

/** @throws ChannelError 403, 404 or 405 */
function visibleQueue(channel: Channel, name: string): Queue {
  channel.rights.assertMayAnything('queue', name);
  return unlockedQueue(channel, name);
}

function answerForReplyName(channel: Channel, method: MethodOf<'queue.declare'>): void {
  const answer = declareReplyTo(channel, declaredName(method.queue));
  channel.lastQueue = answer.queue;
  if (!method.noWait) channel.send(answer);
}

function declareActively(channel: Channel, method: MethodOf<'queue.declare'>): Queue {
  const { vhost, connection, broker, rights } = channel;
  const wanted = declaredName(method.queue);
  if (isReserved(wanted)) throw reservedName('queue', wanted);
  const { exclusive, autoDelete, arguments: args } = method;
  if (wanted === '' && queueTypeOf(method) === 'quorum') {
    const detail = 'Cannot declare a server-named queue for type rabbit_quorum_queue';
    throw new ChannelError('PRECONDITION_FAILED', detail);
  }
  const definition: QueueDefinition = {
    vhost: vhost.name,
    name: wanted === '' ? broker.names.queueName() : wanted,
    // RabbitMQ: an exclusive queue goes with its connection, so it is never durable.
    durable: method.durable && !exclusive,
    exclusive,
    autoDelete,
    arguments: args,
  };
  rights.assertMay('configure', 'queue', definition.name);
  const existing = vhost.findQueue(definition.name);
  if (existing !== undefined) {
    if (existing.owner !== (exclusive ? connection : undefined)) throw queueLocked(existing.name, vhost.name);
    assertSameQueue(existing.definition, definition);
    return existing;
  }
  assertRoomForQueue(channel, definition.name);
  assertMayBury(rights, definition);
  assertQueueArguments(definition);
  const queue = vhost.createQueue(definition, exclusive ? connection : undefined);
  if (exclusive) connection.exclusiveQueues.add(queue);
  return queue;
}

/** @throws ChannelError 406 */
function assertRoomForQueue({ vhost, broker }: Channel, name: string): void {
  const most = maximum(broker.access.limitsOf(vhost.name), 'max-queues');
  if (vhost.queues.size < most) return;
  const detail = `cannot declare queue '${name}': queue limit in vhost '${vhost.name}' (${most}) is reached`;
  throw new ChannelError('PRECONDITION_FAILED', detail);
}

/**
 * Dead letters are published in the name of whoever says where they go.
 *
 * @throws ChannelError 403
 */
function assertMayBury(rights: Rights, { name, arguments: args }: QueueDefinition): void {
  const exchange = args.get('x-dead-letter-exchange');
  if (exchange?.type !== 'S') return;
  rights.assertMay('read', 'queue', name);
  rights.assertMay('write', 'exchange', exchange.value);
}

function bind(channel: Channel, method: MethodOf<'queue.bind'>): void {
  const { vhost } = channel;
  const { queue: name, exchange: source } = endsOf(channel, method);
  assertNoReplyName(channel, name);
  const exchange = vhost.exchange(source);
  const queue = unlockedQueue(channel, name);
  const commit = vhost.bind(exchange, queue, bindingKey(method, name), method.arguments);
  if (!method.noWait) channel.sendWhenCommitted({ name: 'queue.bind-ok' }, commit);
}

/** Idempotent, as in RabbitMQ: what is not bound, or not there, is unbound. */
function unbind(channel: Channel, method: MethodOf<'queue.unbind'>): void {
  const { vhost } = channel;
  const { queue: name, exchange: source } = endsOf(channel, method);
  const exchange = vhost.findExchange(source);
  const queue = vhost.findQueue(name);
  if (queue !== undefined) assertNotLocked(channel, queue);
  const commit =
    exchange === undefined || queue === undefined
      ? vhost.lastCommit // it may have gone a moment ago
      : vhost.unbind(exchange, queue, bindingKey(method, name), method.arguments);
  channel.sendWhenCommitted({ name: 'queue.unbind-ok' }, commit);
}

interface Ends {
  readonly queue: string;
  readonly exchange: string;
}

/** @throws ChannelError 404 when the last queue is meant and there is none, 403 when the user may not join them */
function endsOf(channel: Channel, method: Ends & { readonly routingKey: string }): Ends {
  const { rights } = channel;
  const queue = declaredName(queueName(channel, method.queue));
  const exchange = declaredName(method.exchange);
  rights.assertMay('write', 'queue', queue);
  if (exchange === '') throw defaultExchangeRefused();
  assertMayBindFrom(channel, exchange, bindingKey(method, queue));
  return { queue, exchange };
}

/** Specification section 1.7.2.3: with neither queue nor key, both are the last queue declared. */
function bindingKey(method: { readonly queue: string; readonly routingKey: string }, name: string): string {
  return method.queue === '' && method.routingKey === '' ? name : method.routingKey;
}

function purge(channel: Channel, method: MethodOf<'queue.purge'>): void {
  const queue = readableQueue(channel, method.queue);
  queue.dispatch();
  const messageCount = queue.purge();
  if (!method.noWait) channel.send({ name: 'queue.purge-ok', messageCount });
}

/** Deleting what is not there succeeds (RabbitMQ). */
function remove(channel: Channel, method: MethodOf<'queue.delete'>): void {
  const { vhost, rights } = channel;
  const name = declaredName(queueName(channel, method.queue));
  rights.assertMay('configure', 'queue', name);
  const queue = vhost.findQueue(name);
  let messageCount = 0;
  let commit = vhost.lastCommit; // a queue that is not there may have gone a moment ago
  if (queue !== undefined) {
    assertNotLocked(channel, queue);
    queue.dispatch();
    if (method.ifEmpty && queue.readyCount > 0) throw inTheWay(channel, queue, 'not empty');
    if (method.ifUnused && queue.consumerCount > 0) throw inTheWay(channel, queue, 'in use');
    messageCount = queue.readyCount;
    commit = vhost.deleteQueue(queue);
  }
  if (!method.noWait) channel.sendWhenCommitted({ name: 'queue.delete-ok', messageCount }, commit);
}

function inTheWay(channel: Channel, queue: Queue, why: string): ChannelError {
  return new ChannelError('PRECONDITION_FAILED', `${channel.vhost.queueText(queue.name)} ${why}`);
}
