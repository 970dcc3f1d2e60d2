/**
 * What stands behind a channel that a program holds: its publisher, its consumers, what it has to settle, and the
 * link that they use at the moment.
 *
 * All but the link outlives a connection. `attach` puts a session on a link, `resume` lets it publish again once all
 * is restored, `detach` takes it off, `fail` ends it for good.
 */
import type { EventEmitter } from 'node:events';
import type { Content } from '../../wire/content/content.js';
import type { Method, MethodName, MethodOf } from '../../wire/methods/methods.js';
import { Consumers } from '../consume/consumers.js';
import { Message } from '../consume/message.js';
import { Requests } from '../consume/requests.js';
import { Settlements } from '../consume/settlements.js';
import { ChannelClosedError, ConnectionLostError, type ReturnedMessage } from '../errors.js';
import type { ClientLimits } from '../limits.js';
import { abortable } from '../link/abort.js';
import type { ChannelLink, ChannelReceiver } from '../link/channel-link.js';
import { Publisher } from '../publish/publisher.js';
import type { RecoverySettings } from '../recovery/recovery-options.js';
import type { TopologyRecord } from '../recovery/topology-record.js';
import { LastQueue } from './last-queue.js';
import { Waiters } from './waiters.js';

const nothing = (): void => undefined;

export interface ChannelEvents {
  /** A mandatory message reached no queue; where its publish awaits a confirm, that is rejected as well. */
  return: [returned: ReturnedMessage];
  /** The broker closed the channel because of `error`, and it was opened again, as `recovery.reopenChannels` asks. */
  reopened: [error: Error];
  /** The channel is gone: by `close`, or for the reason that `error` gives. */
  close: [error: Error | undefined];
}

export interface SessionSettings {
  readonly limits: ClientLimits;
  /** Whether publishes are confirmed that do not say. */
  readonly confirm: boolean;
  readonly recovery: RecoverySettings | undefined;
}

/** The connection of a session, as far as it is concerned. */
export interface SessionHost {
  /** Undefined where nothing is restored. */
  readonly topology: TopologyRecord | undefined;
  /** True when a channel of the connection consumes the queue. */
  isConsumed(queue: string): boolean;
  /** The link of the session is gone. */
  lost(error: Error): void;
}

export class ChannelSession implements ChannelReceiver {
  link: ChannelLink | undefined;
  readonly publisher: Publisher;
  readonly settlements = new Settlements();
  readonly consumers: Consumers;
  readonly requests: Requests;
  /** True from when the program closes it. */
  isEnding = false;
  /** True while it is put on another link. */
  isRestoring = false;
  /** Prefetch of all consumers together. */
  globalPrefetch: number | undefined;
  private readonly names = new LastQueue();
  private readonly awaiters = new Waiters<undefined>();
  /** Why there is no link; `isOver`: and none will come. */
  private failure: Error | undefined;
  private isOver = false;
  /** What becomes of a transaction that went with its link: the next commit says so. */
  private lostTransaction: Error | undefined;

  constructor(
    private readonly events: EventEmitter<ChannelEvents>,
    private readonly settings: SessionSettings,
    private readonly host: SessionHost,
  ) {
    const { limits, confirm, recovery } = settings;
    this.publisher = new Publisher({
      unconfirmedMax: limits.unconfirmedMax,
      confirm,
      resends: recovery?.unconfirmed === 'resend',
      waits: recovery?.duringOutage === 'wait',
    });
    this.consumers = new Consumers(this, limits.prefetchCount);
    this.requests = new Requests(this.publisher, this.consumers);
  }

  /** Puts it on a link, with its modes; consumers and publisher wait. */
  attach(link: ChannelLink): void {
    this.link = link;
    this.failure = undefined;
    this.names.attach();
    this.settlements.attach(link);
    this.consumers.attach(link);
    // Whoever asks for something next finds the modes set; what goes wrong here ends the channel.
    if (this.publisher.isTransactional) link.call({ name: 'tx.select' }, 'tx.select-ok').catch(nothing);
    if (this.globalPrefetch !== undefined) link.call(globalQos(this.globalPrefetch), 'basic.qos-ok').catch(nothing);
    this.publisher.expectLink();
    this.awaiters.resolve(undefined);
  }

  /** All is restored: what waits is published. */
  resume(): void {
    if (this.link !== undefined) this.publisher.attach(this.link);
  }

  /** The link is gone, and another may come. Of a channel that an error has ended nothing is resent: it may be why. */
  detach(error: Error): void {
    if (this.publisher.isTransactional && (this.publisher.hasUncommitted || this.settlements.hasUncommitted)) {
      this.lostTransaction = error;
    }
    this.unlink(error);
    this.publisher.detach(error, error instanceof ConnectionLostError);
    this.requests.fail(error);
  }

  /** Ends the channel, because the program wants it to. */
  async close(): Promise<void> {
    this.isEnding = true;
    if (this.link !== undefined) await this.link.close();
    else if (!this.isOver) this.host.lost(new ChannelClosedError(200, 'closed by the program'));
  }

  /** The channel is gone for good. */
  fail(error: Error): void {
    if (this.isOver) return;
    this.isOver = true;
    this.unlink(error);
    this.publisher.fail(error);
    this.requests.fail(error);
    this.awaiters.reject(error);
    this.consumers.fail(this.isEnding ? undefined : error);
    process.nextTick(() => this.events.emit('close', this.isEnding ? undefined : error));
  }

  /** @throws the error that ended the channel, or its connection for now */
  requireLink(): ChannelLink {
    if (this.link?.state === 'open') return this.link;
    throw this.failure ?? this.link?.whyNot() ?? new ChannelClosedError(200, 'closed by the program');
  }

  /** Why there is no link. */
  get whyNot(): Error | undefined {
    return this.failure;
  }

  // --- for the channel ---

  /** Does what needs a link: in this turn, or, where the program wants to wait, when there is one. */
  linked<T>(use: (link: ChannelLink) => Promise<T>, signal?: AbortSignal): Promise<T> {
    const isOutage = this.link === undefined && this.failure !== undefined && !this.isOver;
    if (isOutage && this.settings.recovery?.duringOutage === 'wait') {
      return this.awaiters.wait(signal).then(() => this.linked(use, signal));
    }
    try {
      return use(this.requireLink());
    } catch (error) {
      const why = error as Error;
      return Promise.reject(why);
    }
  }

  /** Has the broker do something, and takes note of what it has done. */
  call<Name extends MethodName>(method: Method, reply: Name, signal?: AbortSignal): Promise<MethodOf<Name>> {
    return this.linked((link) => {
      const asked = link.ask(this.names.sending(method), [reply], ({ method: answer }) => {
        const done = this.names.done(method, answer);
        this.host.topology?.note(done, answer);
        return answer as MethodOf<Name>;
      });
      return abortable(asked, signal);
    }, signal);
  }

  /** Ends a transaction: what went with an earlier link cannot be committed any more. */
  endTransaction(name: 'tx.commit' | 'tx.rollback', signal?: AbortSignal): Promise<unknown> {
    return this.linked((link) => {
      const lost = this.lostTransaction;
      this.lostTransaction = undefined;
      this.settlements.committed();
      this.publisher.hasUncommitted = false;
      const isCommit = name === 'tx.commit' && lost === undefined;
      const ending: Promise<unknown> = isCommit
        ? link.call({ name: 'tx.commit' }, 'tx.commit-ok')
        : link.call({ name: 'tx.rollback' }, 'tx.rollback-ok');
      if (name === 'tx.rollback' || lost === undefined) return abortable(ending, signal);
      const error = new ConnectionLostError('the transaction was lost with its connection', { cause: lost });
      return abortable(ending, signal).then(() => Promise.reject(error));
    }, signal);
  }

  reopened(error: Error): void {
    process.nextTick(() => this.events.emit('reopened', error));
  }

  // --- names of queues ---

  nameToSend(queue: string): string {
    return this.names.toSend(queue);
  }

  get lastQueue(): string | undefined {
    return this.names.last;
  }

  renameQueue(from: string, to: string): void {
    this.names.rename(from, to);
    this.consumers.rename(from, to);
  }

  unconsumed(queue: string, isDeleted: boolean): void {
    if (isDeleted) this.host.topology?.forgetQueue(queue);
    else if (!this.host.isConsumed(queue)) this.host.topology?.unconsumed(queue);
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
    this.host.lost(error);
  }

  private unlink(error: Error): void {
    this.link = undefined;
    this.failure = error;
    this.settlements.detach();
    this.consumers.detach();
  }
}

export function globalQos(prefetchCount: number): MethodOf<'basic.qos'> {
  return { name: 'basic.qos', prefetchSize: 0, prefetchCount, global: true };
}
