/**
 * Looking at the messages of a queue without disturbing them: nothing is delivered, moved or counted. Those that
 * wait for a time come behind all that are ready, the next that is due first.
 */
import { Arena } from '../../wire/content/arena.js';
import type { Content } from '../../wire/content/content.js';
import type { Actor } from '../acting/actor.js';
import { readableQueue } from '../acting/names.js';
import { PEEKED_BYTES_MAX, PEEKED_MESSAGES_MAX, PEEK_SCANNED_MAX } from '../limits.js';
import type { Queue } from '../queue/queue.js';
import { DelayedMatcher } from '../routing/types/delayed.js';
import type { FoundMessage } from './walking/found-message.js';
import { type MessageFilter, matches } from './message-filter.js';
import { type MessageId, messageIdText } from './walking/message-id.js';
import { QueueWalk } from './walking/queue-walk.js';
import { delayedOf } from './walking/delayed-messages.js';

export interface PeekOptions {
  /** Messages at the most, below PEEKED_MESSAGES_MAX. */
  readonly count: number;
  /** So many that the filter lets through are passed over. */
  readonly offset?: number;
  readonly filter?: MessageFilter;
  /** The first message to look at: `next` of an earlier look. */
  readonly from?: MessageId;
}

export interface PeekedMessage {
  /** Names it for as long as it is in the queue. */
  readonly id: string;
  readonly exchange: string;
  readonly routingKey: string;
  readonly content: Content;
  /** The lane that it is in: its priority, as far as the queue has any. */
  readonly priority: number;
  /** How often it was delivered and came back. */
  readonly deliveries: number;
  /** When it expires, in milliseconds since 1970; undefined for never. */
  readonly expiresAt: number | undefined;
  /** When it is ready again, or is routed, in milliseconds since 1970; undefined when it is ready. */
  readonly dueAt: number | undefined;
}

export interface Peeked {
  readonly messages: readonly PeekedMessage[];
  /** Where the next look goes on; undefined when all were seen. */
  readonly next: MessageId | undefined;
}

type OnPeeked = (peeked: Peeked) => void;

/**
 * Looks at a queue; `onPeeked` may be called at once.
 *
 * @throws ChannelError 403, 404 or 405
 */
export function peek(actor: Actor, queueName: string, options: PeekOptions, onPeeked: OnPeeked): void {
  look(actor, readableQueue(actor, queueName), options, onPeeked);
}

/**
 * Looks at what an exchange of type `x-delayed-message` delays; any other delays nothing.
 *
 * @throws ChannelError 403 or 404
 */
export function peekDelayed(actor: Actor, exchangeName: string, options: PeekOptions, onPeeked: OnPeeked): void {
  actor.rights.assertMay('read', 'exchange', exchangeName);
  const { matcher } = actor.vhost.exchange(exchangeName);
  if (matcher instanceof DelayedMatcher) look(actor, matcher.waiting, options, onPeeked);
  else onPeeked({ messages: [], next: undefined });
}

function look({ broker }: Actor, queue: Queue, options: PeekOptions, onPeeked: OnPeeked): void {
  const { timetable } = broker;
  const peeking = new Peeking(queue, options, timetable.now(), onPeeked);
  const walk = new QueueWalk(queue, timetable, peeking, options.from);
  // What comes earlier in the turn was dispatched.
  broker.requestTurn();
  walk.begin();
}

class Peeking {
  private readonly arena = new Arena();
  private readonly messages: PeekedMessage[] = [];
  private readonly countMax: number;
  private toPass: number;
  private bytes = 0;
  private scanned = 0;
  private next: MessageId | undefined;

  constructor(
    private readonly queue: Queue,
    private readonly options: PeekOptions,
    private readonly now: number,
    private readonly onPeeked: OnPeeked,
  ) {
    this.countMax = Math.min(options.count, PEEKED_MESSAGES_MAX);
    this.toPass = options.offset ?? 0;
  }

  visit(messages: readonly FoundMessage[]): boolean {
    for (const found of messages) {
      if (this.isFull || this.scanned >= PEEK_SCANNED_MAX) {
        this.next = { lane: found.lane, sequence: found.sequence };
        return false;
      }
      this.scanned++;
      this.see(found);
    }
    return true;
  }

  end(isComplete: boolean): void {
    const { queue, next } = this;
    const wanted = this.countMax - this.messages.length + this.toPass;
    if (!isComplete || this.isFull || queue.delayedCount === 0) {
      this.onPeeked({ messages: this.messages, next });
      return;
    }
    delayedOf(queue, wanted, (delayed) => {
      for (const found of delayed) if (!this.isFull) this.see(found);
      this.onPeeked({ messages: this.messages, next: undefined });
    });
  }

  private get isFull(): boolean {
    return this.messages.length >= this.countMax || this.bytes >= PEEKED_BYTES_MAX;
  }

  private see(found: FoundMessage): void {
    const { expiresAt, message } = found;
    const delays = this.queue.definition.delays === true;
    if (expiresAt !== 0 && expiresAt <= this.now && !delays) return;
    if (!matches(this.options.filter ?? {}, message, this.now) || this.toPass-- > 0) return;
    this.toPass = 0;
    // What was read stands in the memory of a whole read.
    message.content.retain(this.arena);
    this.bytes += message.content.byteLength;
    this.messages.push(peeked(found, delays));
  }
}

/** Where an exchange delays messages they are due when they would expire. */
function peeked(found: FoundMessage, delays: boolean): PeekedMessage {
  const { message, lane, deliveries, expiresAt, delayedUntil } = found;
  const { exchange, routingKey, content } = message;
  const due = delays ? expiresAt : delayedUntil;
  return {
    id: messageIdText(found),
    exchange,
    routingKey,
    content,
    priority: lane,
    deliveries,
    expiresAt: delays || expiresAt === 0 ? undefined : expiresAt,
    dueAt: due === 0 ? undefined : due,
  };
}
