/**
 * Publishing one message without a connection, and hearing what became of it.
 *
 * What is checked, and in which order, is what a publisher of AMQP meets; what is refused throws its ChannelError.
 */
import type { Content } from '../../wire/content/content.js';
import { contentOf } from '../../wire/content/new-content.js';
import type { BasicProperties } from '../../wire/content/properties.js';
import { ChannelError } from '../../wire/methods/errors.js';
import type { Actor } from '../acting/actor.js';
import { assertMayPublishTo, assertOwnName, publishableExchange } from '../acting/publishing.js';
import { DIRECT_REPLY_TO } from '../acting/reply-names.js';
import { expirationOf } from '../expiration.js';
import { assertShort } from '../json/table-json.js';
import { Message } from '../message.js';
import { REJECTED, type Queue } from '../queue/queue.js';
import { type Route, takeClaims } from '../routing/route.js';
import { furtherKeys, rememberBlindKeys, withoutBlindCopies } from '../routing/sender-selected.js';
import { tracePublish } from '../session/tracing.js';
import { ChannelCounts } from '../statistics/channel-counts.js';
import { outsider } from './outsider.js';
import { whenDurable } from './topology.js';

export interface OutsideMessage {
  /** Empty for the default exchange. */
  readonly exchange: string;
  readonly routingKey: string;
  readonly properties: BasicProperties;
  readonly body: Buffer;
}

/** `refused`: a queue is full and does not take more. `blocked`: nobody may publish for now. */
export type PublishOutcome = 'routed' | 'unroutable' | 'refused' | 'blocked';

/**
 * Publishes a message; `onDone` is called once it is as safe as it is to be.
 *
 * @throws ChannelError 403, 404 or 406; JsonError when a name is too long; nothing is published then
 */
export function publishOne(actor: Actor, wanted: OutsideMessage, onDone: (outcome: PublishOutcome) => void): void {
  const { broker, vhost } = actor;
  const { message, found } = routed(actor, wanted);
  if (broker.publishersWait) {
    onDone('blocked');
    return;
  }
  const { queues, claims = [] } = takeClaims(found);
  if (vhost.tracing) tracePublish(outsider(actor), message, queues);
  const outcome = place(actor, message, queues);
  if (outcome === 'refused') for (const claim of claims) claim.giveUp();
  const commit = broker.store.demand();
  broker.requestTurn();
  whenDurable(broker, commit, () => {
    onDone(outcome);
  });
}

interface RoutedMessage {
  readonly message: Message;
  readonly found: Route;
}

function routed(actor: Actor, wanted: OutsideMessage): RoutedMessage {
  const { exchange: name, body, properties } = wanted;
  const routingKey = assertShort(wanted.routingKey, 'routing_key');
  assertSize(body.length, 'message', actor.broker.limits.bodySizeMax);
  const given = contentOf(properties, body);
  // A frame of a client would hold no more.
  assertSize(given.headerEnd - given.start, 'content header', actor.broker.limits.frameMax);
  const exchange = publishableExchange(actor, name, routingKey);
  assertNoReplies(given);
  assertOwnName(actor, given);
  const expirationMs = expirationOf(given);
  const keys = furtherKeys(given);
  const message = new Message(name, routingKey, withoutBlindCopies(given));
  message.expirationMs = expirationMs;
  if (keys.length > 0) rememberBlindKeys(message, given);
  for (const key of keys) assertMayPublishTo(actor, exchange, key);
  return { message, found: actor.vhost.routes.find(exchange, message, keys) };
}

/** @throws ChannelError 406 */
function assertSize(size: number, what: string, sizeMax: number): void {
  if (size <= sizeMax) return;
  throw new ChannelError('PRECONDITION_FAILED', `${what} size ${size} is larger than configured max size ${sizeMax}`);
}

/** @throws ChannelError 406: there is nobody here to whom replies could go */
function assertNoReplies(content: Content): void {
  if (content.textProperty('replyTo') !== DIRECT_REPLY_TO) return;
  throw new ChannelError('PRECONDITION_FAILED', 'fast reply consumer does not exist');
}

function place({ broker, vhost }: Actor, message: Message, queues: readonly Queue[]): PublishOutcome {
  const counts = new ChannelCounts();
  counts.publish++;
  counts.publishToConfirm++;
  let outcome: PublishOutcome = queues.length === 0 ? 'unroutable' : 'routed';
  for (const queue of queues) {
    queue.counts.publish++;
    if (queue.enqueue(message) === REJECTED) outcome = 'refused';
  }
  if (outcome === 'unroutable') counts.returnUnroutable++;
  if (outcome !== 'refused') counts.confirm++;
  const { counts: exchange } = vhost.exchange(message.exchange);
  exchange.publishIn++;
  exchange.publishOut += queues.length;
  broker.statistics.messageSizes.count(message.content.bodySize);
  vhost.gone.addChannel(counts);
  return outcome;
}
