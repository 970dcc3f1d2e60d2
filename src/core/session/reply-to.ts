/**
 * Direct reply-to (RabbitMQ): a channel gets replies without declaring a queue for them.
 *
 * The client consumes from `amq.rabbitmq.reply-to`, and publishes its requests with that name as their
 * reply-to; the broker puts an unguessable one in its place, to which the reply is published through
 * the default exchange. Behind it stands a queue in memory that only routing knows: what memory a
 * client takes that does not read is bounded as everywhere, and it is gone with the consumer.
 */
import type { Content } from '../../wire/content/content.js';
import { withReplyTo } from '../../wire/content/rewrite.js';
import { ChannelError } from '../../wire/methods/errors.js';
import { type MethodOf } from '../../wire/methods/methods.js';
import { emptyTable } from '../../wire/values/field-table.js';
import { DIRECT_REPLY_TO } from '../acting/reply-names.js';
import { Consumer, type ConsumerChannel } from '../consumer/consumer.js';
import type { Entry } from '../lane/entry.js';
import { Queue } from '../queue/queue.js';
import { notFound } from '../refusals.js';
import type { Channel } from './channel.js';

/** `basic.consume` from `amq.rabbitmq.reply-to`; nobody uses the consumer tag yet. */
export function consumeReplies(channel: Channel, { consumerTag, noAck, noWait }: MethodOf<'basic.consume'>): void {
  if (!noAck) throw new ChannelError('PRECONDITION_FAILED', 'reply consumer cannot acknowledge');
  if (replyQueueOf(channel) !== undefined) throw new ChannelError('PRECONDITION_FAILED', 'reply consumer already set');
  const { vhost, broker } = channel;
  const name = broker.names.replyName();
  const definition = { vhost: vhost.name, name, durable: false, exclusive: false, autoDelete: true } as const;
  const queue = new Queue({ ...definition, arguments: emptyTable }, undefined, broker, vhost.home);
  vhost.replyQueues.set(name, queue);
  channel.replyQueue = queue;
  const tag = consumerTag === '' ? broker.names.consumerTag() : consumerTag;
  const options = { tag, noAck, exclusive: true, prefetch: 0, arguments: emptyTable };
  if (!noWait) channel.send({ name: 'basic.consume-ok', consumerTag: tag });
  channel.addConsumer(new Consumer(new ReplyChannel(channel), options), queue);
}

/** Every declare of such a name is passive: it tells whether the requester is there. */
export function declareReplyTo(channel: Channel, name: string): MethodOf<'queue.declare-ok'> {
  const { vhost } = channel;
  if (name !== DIRECT_REPLY_TO && !vhost.replyQueues.has(name)) throw notFound('queue', name, vhost.name);
  return { name: 'queue.declare-ok', queue: name, messageCount: 0, consumerCount: 1 };
}

/**
 * The content with the name that replies can be sent to, when it asks for them.
 *
 * @throws ChannelError 406 when the channel does not wait for replies
 */
export function withReplyName(channel: Channel, content: Content): Content {
  if (content.textProperty('replyTo') !== DIRECT_REPLY_TO) return content;
  const queue = replyQueueOf(channel);
  if (queue === undefined) throw new ChannelError('PRECONDITION_FAILED', 'fast reply consumer does not exist');
  return withReplyTo(content, queue.name);
}

/** The queue goes when its consumer is cancelled. */
function replyQueueOf(channel: Channel): Queue | undefined {
  return channel.replyQueue?.deleted === false ? channel.replyQueue : undefined;
}

/** The channel as a consumer of replies sees it: what it may have unacked does not hold them back. */
class ReplyChannel implements ConsumerChannel {
  constructor(private readonly channel: Channel) {}

  get open(): boolean {
    return this.channel.reachable;
  }

  deliver(consumer: Consumer, entry: Entry): void {
    this.channel.deliver(consumer, entry);
  }

  /** Replies are not acknowledged. */
  overdue(): void {
    return;
  }

  consumerCancelled(consumer: Consumer): void {
    this.channel.consumerCancelled(consumer);
  }
}
