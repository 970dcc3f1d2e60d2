/**
 * Moving chosen messages of a queue: to another queue, or through an exchange. A message leaves its queue in the
 * commit in which it is in all the others: a crash loses none and doubles none.
 *
 * It is a message that has just been published there: its time to live begins anew, it was never delivered. What
 * cannot be placed stays where it is.
 */
import type { Content } from '../../wire/content/content.js';
import { withoutHeader } from '../../wire/content/rewrite.js';
import type { Actor } from '../acting/actor.js';
import { readableQueue, unlockedQueue } from '../acting/names.js';
import { assertMayPublishTo, mayPublishTo, writableExchange } from '../acting/publishing.js';
import { expirationOf } from '../expiration.js';
import { Message } from '../message.js';
import type { Queue } from '../queue/queue.js';
import { type Route, takeClaims } from '../routing/route.js';
import { blindKeysOf, furtherKeys, withoutCopies } from '../routing/sender-selected.js';
import { Changing, type Fate, type OnChanged } from './changing.js';
import type { FoundMessage } from './walking/found-message.js';
import type { MessageSelection } from './selection.js';

export interface ExchangeTarget {
  /** Empty for the default exchange. */
  readonly exchange: string;
  /** Default: the message's own, and those in its `CC` and `BCC`. */
  readonly routingKey?: string;
}

export type MoveTarget = { readonly queue: string } | ExchangeTarget;

export interface MoveOptions {
  readonly selection: MessageSelection;
  readonly target: MoveTarget;
  /** Drops the headers that tell of deaths. Default: they stay. */
  readonly stripDeaths?: boolean;
}

const DEATH_HEADERS = [
  'x-death',
  ...['first', 'last'].flatMap((which) => ['queue', 'reason', 'exchange'].map((what) => `x-${which}-death-${what}`)),
].map((name) => Buffer.from(name));

/**
 * Moves messages that are ready, a bounded number a turn. `onChanged` is called once that is durable.
 *
 * @throws ChannelError 403, 404, 405
 */
export function moveMessages(actor: Actor, queueName: string, options: MoveOptions, onChanged: OnChanged): Changing {
  const queue = readableQueue(actor, queueName);
  const { selection, target, stripDeaths = false } = options;
  const way = 'queue' in target ? toQueue(actor, target.queue) : throughExchange(actor, target);
  const change = (found: FoundMessage): Fate => {
    const { content } = found.message;
    return move(queue, way(found.message, stripDeaths ? withoutDeaths(content) : content));
  };
  return new Changing({ actor, queue, selection, onChanged, change });
}

interface Placing {
  readonly message: Message;
  /** A word for why there is none. */
  readonly route: Route | Fate;
}

type Way = (message: Message, content: Content) => Placing;

/** Through the default exchange, as far as rights go; where it came from stays to be seen on the message. */
function toQueue(actor: Actor, name: string): Way {
  actor.rights.assertMay('write', 'exchange', '');
  const queue = unlockedQueue(actor, name);
  return ({ exchange, routingKey }, content) => ({
    message: messageOf(exchange, routingKey, content),
    route: queue.deleted ? 'unroutable' : { queues: [queue], stableWith: 'nothing' },
  });
}

function throughExchange(actor: Actor, target: ExchangeTarget): Way {
  const { vhost } = actor;
  const exchange = writableExchange(actor, target.exchange);
  if (target.routingKey !== undefined) assertMayPublishTo(actor, exchange, target.routingKey);
  return (original, content) => {
    const { message, keys } = addressed(original, content, target);
    if (!mayPublishTo(actor, exchange, [message.routingKey, ...keys])) return { message, route: 'refused' };
    const isThere = vhost.findExchange(exchange.name) === exchange;
    return { message, route: isThere ? vhost.routes.find(exchange, message, keys) : 'unroutable' };
  };
}

interface Addressed {
  readonly message: Message;
  readonly keys: readonly string[];
}

/** A key that somebody gives takes the place of all keys that the message has. */
function addressed(original: Message, content: Content, { exchange, routingKey }: ExchangeTarget): Addressed {
  if (routingKey !== undefined) {
    return { message: messageOf(exchange, routingKey, withoutCopies(content)), keys: [] };
  }
  const keys = [...furtherKeys(content), ...blindKeysOf(original)];
  return { message: messageOf(exchange, original.routingKey, content), keys };
}

function messageOf(exchange: string, routingKey: string, content: Content): Message {
  const message = new Message(exchange, routingKey, content);
  message.expirationMs = expirationOf(content);
  return message;
}

function move(source: Queue, { message, route }: Placing): Fate {
  if (typeof route === 'string') return route;
  const { queues } = route;
  if (queues.length === 0) return route.isDuplicate === true ? 'duplicate' : 'unroutable';
  for (const queue of queues) {
    const why = whyNot(source, queue, message);
    if (why !== undefined) return why;
  }
  takeClaims(route);
  for (const queue of queues) queue.enqueue(message);
  return 'gone';
}

/** Asked before anything is placed anywhere: it is in all of them, or in none. */
function whyNot(source: Queue, queue: Queue, message: Message): Fate | undefined {
  if (queue.values?.has(message.content) === true) return 'duplicate';
  if (!queue.lengthLimit.refuses(message)) return undefined;
  // Consumers may make room; where the message stands nothing is to move.
  if (queue !== source) queue.dispatch();
  return queue.lengthLimit.refuses(message) || queue.deleted ? 'refused' : undefined;
}

function withoutDeaths(content: Content): Content {
  return DEATH_HEADERS.reduce((stripped, name) => withoutHeader(stripped, name), content);
}
