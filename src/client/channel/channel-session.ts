/**
 * What stands behind a channel that a program holds: its publisher, its consumers, what it has to settle, and the
 * link that they use at the moment.
 *
 * All but the link outlives a connection. `attach` puts a session on a link, `detach` takes it off, `fail` ends it
 * for good: reconnecting is `detach`, a new link, `attach`, and beginning each consumer again.
 */
import type { EventEmitter } from 'node:events';
import type { Content } from '../../wire/content/content.js';
import type { MethodOf } from '../../wire/methods/methods.js';
import { Consumers } from '../consume/consumers.js';
import { Message } from '../consume/message.js';
import { Requests } from '../consume/requests.js';
import { Settlements } from '../consume/settlements.js';
import { ChannelClosedError, type ReturnedMessage } from '../errors.js';
import type { ClientLimits } from '../limits.js';
import type { ChannelLink, ChannelReceiver } from '../link/channel-link.js';
import { Publisher } from '../publish/publisher.js';

export interface ChannelEvents {
  /** A mandatory message reached no queue; where its publish awaits a confirm, that is rejected as well. */
  return: [returned: ReturnedMessage];
  /** The channel is gone: by `close`, or for the reason that `error` gives. */
  close: [error: Error | undefined];
}

export class ChannelSession implements ChannelReceiver {
  link: ChannelLink | undefined;
  readonly publisher: Publisher;
  readonly settlements = new Settlements();
  readonly consumers: Consumers;
  readonly requests: Requests;
  private isClosing = false;
  private failure: Error | undefined;

  constructor(
    private readonly events: EventEmitter<ChannelEvents>,
    limits: ClientLimits,
    confirm: boolean,
    /** Hears that the link is gone. */
    private readonly onLost: (error: Error) => void,
  ) {
    this.publisher = new Publisher(limits.unconfirmedMax, confirm);
    this.consumers = new Consumers(this, limits.prefetchCount);
    this.requests = new Requests(this.publisher, this.consumers);
  }

  attach(link: ChannelLink): void {
    this.link = link;
    this.failure = undefined;
    this.settlements.attach(link);
    this.consumers.attach(link);
    this.publisher.attach(link);
  }

  /** The link is gone, and another may come. */
  detach(): void {
    this.link = undefined;
    this.settlements.detach();
    this.consumers.detach();
  }

  /** Ends the channel, because the program wants it to. */
  async close(): Promise<void> {
    this.isClosing = true;
    await this.link?.close();
  }

  /** The channel is gone for good. */
  fail(error: Error): void {
    this.failure = error;
    this.detach();
    this.publisher.fail(error);
    this.requests.fail(error);
    const wasAsked = this.isClosing;
    this.consumers.fail(wasAsked ? undefined : error);
    process.nextTick(() => this.events.emit('close', wasAsked ? undefined : error));
  }

  /** @throws the error that ended the channel */
  requireLink(): ChannelLink {
    if (this.link?.state === 'open') return this.link;
    throw this.failure ?? this.link?.whyNot() ?? new ChannelClosedError(200, 'closed by the program');
  }

  // --- from the link ---

  get awaitsConfirms(): boolean {
    return this.publisher.awaitsConfirms;
  }

  delivered(method: MethodOf<'basic.deliver'>, content: Content): void {
    this.consumers.delivered(method, content);
  }

  returned(method: MethodOf<'basic.return'>, content: Content): void {
    const { replyCode, replyText, exchange, routingKey } = method;
    const returned = { replyCode, replyText, message: new Message(exchange, routingKey, content) };
    this.publisher.returned(method, content, returned);
    process.nextTick(() => this.events.emit('return', returned));
  }

  confirmed(method: MethodOf<'basic.ack' | 'basic.nack'>): void {
    this.publisher.confirmed(method);
  }

  cancelled(consumerTag: string): void {
    this.consumers.cancelledByBroker(consumerTag);
  }

  flush(): void {
    this.settlements.flush();
  }

  resumed(): void {
    this.publisher.pump();
  }

  closed(error: Error): void {
    this.onLost(error);
  }
}
