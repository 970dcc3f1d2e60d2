/**
 * How messages reach a client: `basic.qos`, `consume`, `cancel` and `get` (specification section 1.8.3).
 */
import { ConnectionError } from '../../../wire/methods/errors.js';
import { type MethodOf, methods } from '../../../wire/methods/methods.js';
import { gettableQueue } from '../../acting/getting.js';
import { readableQueue } from '../../acting/names.js';
import { DIRECT_REPLY_TO } from '../../acting/reply-names.js';
import { assertConsumerArguments } from '../../consumer/consumer-arguments.js';
import { Consumer } from '../../consumer/consumer.js';
import { queueTypeOf } from '../../queue/queue-type.js';
import type { Queue } from '../../queue/queue.js';
import { isSingleActive } from '../../consumer/single-active.js';
import { exclusiveUse, notFound } from '../../refusals.js';
import type { Channel } from '../channel.js';
import { deliveryOf } from '../redelivery.js';
import { consumeReplies } from '../reply-to.js';
import { traceDelivery } from '../tracing.js';
import type { Handlers } from './handlers.js';
import { queueName } from './names.js';

const basicGet = methods['basic.get'];

export const consumeHandlers: Handlers<
  'basic.qos' | 'basic.consume' | 'basic.cancel' | 'basic.cancel-ok' | 'basic.get'
> = {
  'basic.qos': qos,
  'basic.get': get,
  'basic.consume': consume,
  'basic.cancel': cancel,
  'basic.cancel-ok': cancelOk,
};

function consume(channel: Channel, method: MethodOf<'basic.consume'>): void {
  const { consumerTag, noAck, exclusive, arguments: args } = method;
  const wanted = queueName(channel, method.queue);
  if (consumerTag !== '' && channel.findConsumer(consumerTag) !== undefined) {
    throw new ConnectionError('NOT_ALLOWED', `attempt to reuse consumer tag '${consumerTag}'`);
  }
  const { consumersPerChannelMax } = channel.broker.limits;
  if (channel.consumerCount >= consumersPerChannelMax) {
    throw new ConnectionError('NOT_ALLOWED', `reached maximum (${consumersPerChannelMax}) of consumers per channel`);
  }
  if (wanted === DIRECT_REPLY_TO) {
    consumeReplies(channel, method);
    return;
  }
  const queue = queueToConsume(channel, wanted);
  if (channel.hasChannelPrefetch && queueTypeOf(queue.definition) === 'quorum') {
    const where = channel.vhost.queueText(queue.name);
    throw new ConnectionError('NOT_IMPLEMENTED', `${where} does not support global qos`);
  }
  assertConsumerArguments(args, queue.definition);
  if (queue.inExclusiveUse || (exclusive && !mayBeExclusive(queue))) throw exclusiveUse(queue.name, queue.vhost);
  const tag = consumerTag === '' ? channel.broker.names.consumerTag() : consumerTag;
  const prefetch = channel.consumerPrefetch;
  const consumer = new Consumer(channel, { tag, noAck, exclusive, prefetch, arguments: args });
  // Before the first delivery: deliveries come at the end of the turn at the earliest.
  if (!method.noWait) channel.send({ name: 'basic.consume-ok', consumerTag: tag });
  channel.addConsumer(consumer, queue);
}

/** What came earlier in the turn found no such consumer: it may be too late by now, or too much (RabbitMQ). */
function queueToConsume(channel: Channel, name: string): Queue {
  const queue = readableQueue(channel, name);
  if (!queue.marked) return queue;
  queue.used();
  queue.dispatch();
  // It may have gone with a consumer whose time was over.
  return readableQueue(channel, name);
}

/** Where one of several consumers is active there are to be several. */
function mayBeExclusive(queue: Queue): boolean {
  return queue.consumerCount === 0 && !isSingleActive(queue.definition);
}

/** Cancelling an unknown consumer succeeds (RabbitMQ). */
function cancel(channel: Channel, method: MethodOf<'basic.cancel'>): void {
  const { consumerTag } = method;
  const known = channel.findConsumer(consumerTag);
  if (known !== undefined) {
    known.queue.dispatch(); // what came before the cancel is still the consumer's
    channel.removeConsumer(known);
  }
  if (!method.noWait) channel.send({ name: 'basic.cancel-ok', consumerTag });
}

/** A client may answer our own `basic.cancel`; it is gone already. */
function cancelOk(): void {
  return;
}

/** As in RabbitMQ: `global=false` is for each consumer to come, `global=true` for the channel as a whole, at once. */
function qos(channel: Channel, method: MethodOf<'basic.qos'>): void {
  if (method.prefetchSize !== 0) {
    throw new ConnectionError('NOT_IMPLEMENTED', `prefetch_size!=0 (${method.prefetchSize})`);
  }
  if (method.global) channel.setChannelPrefetch(method.prefetchCount);
  else channel.consumerPrefetch = method.prefetchCount;
  channel.send({ name: 'basic.qos-ok' });
}

function get(channel: Channel, method: MethodOf<'basic.get'>): void {
  const queue = gettableQueue(channel, queueName(channel, method.queue));
  if (queue.mustReadFirst()) fetchOnceRead(channel, queue, method.noAck);
  else fetch(channel, queue, method.noAck);
}

/** The answer waits until the first message was read, and the connection's next command waits for the answer. */
function fetchOnceRead(channel: Channel, queue: Queue, noAck: boolean): void {
  const { connection } = channel;
  const answer = (): void => {
    if (channel.state === 'open') {
      queue.enforceLimits();
      if (queue.mustReadFirst()) {
        queue.awaitFirst(answer);
        return;
      }
      if (queue.deleted) connection.failChannel(channel, notFound('queue', queue.name, queue.vhost), basicGet);
      else fetch(channel, queue, noAck);
    }
    connection.resume();
  };
  connection.hold();
  queue.awaitFirst(answer);
}

function fetch(channel: Channel, queue: Queue, noAck: boolean): void {
  const entry = queue.get(noAck, channel);
  if (entry === undefined) {
    channel.counts.getEmpty++;
    channel.send({ name: 'basic.get-empty' });
    return;
  }
  channel.fetched(entry, noAck);
  const { deliveryTag, redelivered, message } = deliveryOf(entry);
  const { exchange, routingKey, content } = message;
  const messageCount = queue.readyCount;
  const answer = { name: 'basic.get-ok', deliveryTag, redelivered, exchange, routingKey, messageCount } as const;
  channel.connection.outbound.methodWithContent(channel.number, answer, content);
  if (channel.vhost.tracing) traceDelivery(channel, entry, queue.name);
}
