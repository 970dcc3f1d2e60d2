/**
 * A channel, as a program holds it: every method of the protocol that a client may send, as a function.
 *
 * Whatever asks the broker for something rejects with a ChannelClosedError when the broker closes the channel
 * because of it (a channel does not outlive a mistake), and with a ConnectionLostError when the connection goes.
 *
 * The channel itself outlives its connection: see `recovery` in ConnectOptions.
 */
import { EventEmitter } from 'node:events';
import type { ConsumeOptions, DeliveryHandler } from '../consume/consume-options.js';
import type { Consumer } from '../consume/consumer.js';
import { Delivery } from '../consume/delivery.js';
import type { RequestOptions } from '../consume/requests.js';
import { abortable } from '../link/abort.js';
import type { Body } from '../publish/body.js';
import type { PublishOptions } from '../publish/publish-options.js';
import { type ChannelEvents, type ChannelSession, globalQos } from './channel-session.js';
import {
  type BindingOptions,
  type CallOptions,
  type ExchangeOptions,
  type QueueOptions,
  bindingArguments,
  exchangeDeclare,
  queueDeclare,
} from './topology.js';

/** What `queue.declare-ok` says. */
export interface DeclaredQueue {
  readonly queue: string;
  /** Messages that are ready. */
  readonly messageCount: number;
  readonly consumerCount: number;
}

export interface GetOptions extends CallOptions {
  /** The broker forgets the message once it is sent. Default: false. */
  readonly noAck?: boolean;
}

export class Channel extends EventEmitter<ChannelEvents> {
  // Truly private: what is logged shows no socket, and no password.
  readonly #session: ChannelSession;
  #closing: Promise<void> | undefined;

  /** Made by `connection.openChannel()`. */
  constructor(session: (events: EventEmitter<ChannelEvents>) => ChannelSession) {
    super();
    this.#session = session(this);
  }

  /** False once it is closed, or about to be, and during an outage. */
  get isOpen(): boolean {
    return this.#closing === undefined && this.#session.link?.state === 'open';
  }

  /** Publishes that await their confirm. */
  get unconfirmedCount(): number {
    return this.#session.publisher.unconfirmedCount;
  }

  // --- exchanges ---

  async declareExchange(exchange: string, type: string, options: ExchangeOptions = {}): Promise<void> {
    await this.#session.call(exchangeDeclare(exchange, type, options), 'exchange.declare-ok', options.signal);
  }

  async deleteExchange(exchange: string, options: CallOptions & { readonly ifUnused?: boolean } = {}): Promise<void> {
    const { ifUnused = false } = options;
    const method = { name: 'exchange.delete', exchange, ifUnused, noWait: false } as const;
    await this.#session.call(method, 'exchange.delete-ok', options.signal);
  }

  /** Has messages of `source` go on to the exchange `destination`. */
  async bindExchange(
    destination: string,
    source: string,
    routingKey: string,
    options: BindingOptions = {},
  ): Promise<void> {
    const names = { destination, source, routingKey, noWait: false, arguments: bindingArguments(options) };
    await this.#session.call({ name: 'exchange.bind', ...names }, 'exchange.bind-ok', options.signal);
  }

  async unbindExchange(
    destination: string,
    source: string,
    routingKey: string,
    options: BindingOptions = {},
  ): Promise<void> {
    const names = { destination, source, routingKey, noWait: false, arguments: bindingArguments(options) };
    await this.#session.call({ name: 'exchange.unbind', ...names }, 'exchange.unbind-ok', options.signal);
  }

  // --- queues ---

  /** Declares a queue; the broker names one whose name is empty. */
  async declareQueue(queue: string, options: QueueOptions = {}): Promise<DeclaredQueue> {
    const declared = await this.#session.call(queueDeclare(queue, options), 'queue.declare-ok', options.signal);
    return { queue: declared.queue, messageCount: declared.messageCount, consumerCount: declared.consumerCount };
  }

  async bindQueue(queue: string, exchange: string, routingKey: string, options: BindingOptions = {}): Promise<void> {
    const names = { queue, exchange, routingKey, noWait: false, arguments: bindingArguments(options) };
    await this.#session.call({ name: 'queue.bind', ...names }, 'queue.bind-ok', options.signal);
  }

  async unbindQueue(queue: string, exchange: string, routingKey: string, options: BindingOptions = {}): Promise<void> {
    const names = { queue, exchange, routingKey, arguments: bindingArguments(options) };
    await this.#session.call({ name: 'queue.unbind', ...names }, 'queue.unbind-ok', options.signal);
  }

  /** Drops all messages that are ready, and says how many they were. */
  async purgeQueue(queue: string, options: CallOptions = {}): Promise<{ readonly messageCount: number }> {
    const method = { name: 'queue.purge', queue, noWait: false } as const;
    const { messageCount } = await this.#session.call(method, 'queue.purge-ok', options.signal);
    return { messageCount };
  }

  /** Deletes a queue, and says how many messages went with it. */
  async deleteQueue(
    queue: string,
    options: CallOptions & { readonly ifUnused?: boolean; readonly ifEmpty?: boolean } = {},
  ): Promise<{ readonly messageCount: number }> {
    const { ifUnused = false, ifEmpty = false } = options;
    const method = { name: 'queue.delete', queue, ifUnused, ifEmpty, noWait: false } as const;
    const { messageCount } = await this.#session.call(method, 'queue.delete-ok', options.signal);
    return { messageCount };
  }

  // --- publishing ---

  /**
   * Publishes a message, and resolves once the broker has confirmed it: then it is safe, on disk where queue and
   * message ask for it. Thousands may be under way; what goes beyond `limits.unconfirmedMax`, or what the broker or
   * the socket does not take at the moment, waits here. `whenRoom` tells a producer when to go on.
   *
   * Bytes of 8 KiB and more are not copied: they must not change before the broker has confirmed them.
   *
   * Rejects with a NackedError, a ReturnedError (`mandatory`), a ConnectionLostError, a ChannelClosedError, an
   * InvalidOptionError, or the signal's reason.
   */
  publish(exchange: string, routingKey: string, body: Body, options?: PublishOptions): Promise<void> {
    return this.#session.publisher.publish(exchange, routingKey, body, options);
  }

  /** Resolves when a publish would not have to wait: at once, or when the broker has confirmed or taken enough. */
  whenRoom({ signal }: CallOptions = {}): Promise<void> {
    return this.#session.publisher.whenRoom(signal);
  }

  /** Resolves when no publish awaits its confirm. How each fared says its own promise. */
  whenConfirmed({ signal }: CallOptions = {}): Promise<void> {
    return this.#session.publisher.whenConfirmed(signal);
  }

  /** Publishes a request and resolves with its reply, over direct reply-to. Rejects as `publish` does, or in time. */
  request(exchange: string, routingKey: string, body: Body, options: RequestOptions = {}): Promise<Delivery> {
    const { requests } = this.#session;
    return this.#session.linked(() => requests.request(exchange, routingKey, body, options), options.signal);
  }

  // --- consuming ---

  /**
   * Consumes a queue: each delivery is given to the handler, in the turn in which it comes, and acked when that has
   * done its work. Without a handler the consumer is iterated over: `for await (const delivery of consumer)`.
   */
  consume(queue: string, handler: DeliveryHandler): Promise<Consumer>;
  consume(queue: string, options?: ConsumeOptions, handler?: DeliveryHandler): Promise<Consumer>;
  consume(queue: string, second?: ConsumeOptions | DeliveryHandler, third?: DeliveryHandler): Promise<Consumer> {
    const [options, handler] = typeof second === 'function' ? [{}, second] : [second ?? {}, third];
    const { consumers } = this.#session;
    return this.#session.linked(() => consumers.start(queue, options, handler), options.signal);
  }

  /** Takes one message of a queue; `undefined` when it is empty. What comes after `signal` has aborted is given back. */
  get(queue: string, options: GetOptions = {}): Promise<Delivery | undefined> {
    const session = this.#session;
    const { noAck = false, signal } = options;
    return session.linked((link) => {
      const method = { name: 'basic.get', queue: session.nameToSend(queue), noAck } as const;
      const getting = link.ask(method, ['basic.get-ok', 'basic.get-empty'], (reply) =>
        reply.method.name === 'basic.get-ok' ? new Delivery(session, reply.method, reply.content!, noAck) : undefined,
      );
      return abortable(getting, signal, () => {
        getting.then(
          (late) => late?.nack(),
          () => undefined,
        );
      });
    }, signal);
  }

  /**
   * How many unacked deliveries a consumer may hold that begins from now on; 0 for no bound. With `global` it is
   * all consumers of the channel together.
   */
  async qos(prefetchCount: number, options: CallOptions & { readonly global?: boolean } = {}): Promise<void> {
    const session = this.#session;
    const { global = false, signal } = options;
    await session.linked((link) => {
      if (global) session.globalPrefetch = prefetchCount;
      else session.consumers.setPrefetch(prefetchCount);
      return abortable(link.call({ ...globalQos(prefetchCount), global }, 'basic.qos-ok'), signal);
    }, signal);
  }

  /** Acks all that is unsettled on this channel. */
  ackAll(): void {
    this.#session.settlements.ackAll();
  }

  /** Has the broker give back all that is unacked on this channel, to whomever. */
  async recover({ signal }: CallOptions = {}): Promise<void> {
    const { settlements } = this.#session;
    await this.#session.linked((link) => {
      const recovering = link.call({ name: 'basic.recover', requeue: true }, 'basic.recover-ok');
      settlements.detach();
      settlements.attach(link);
      return abortable(recovering, signal);
    }, signal);
  }

  // --- modes ---

  /** Has the broker confirm publishes, which `publish` does by itself when it is first needed. */
  async selectConfirm({ signal }: CallOptions = {}): Promise<void> {
    await this.#session.linked((link) => {
      const selecting = link.call({ name: 'confirm.select', noWait: false }, 'confirm.select-ok');
      this.#session.publisher.select('confirm');
      return abortable(selecting, signal);
    }, signal);
  }

  /** Makes the channel transactional: what is published and acked takes effect with `commitTx`. */
  async selectTx({ signal }: CallOptions = {}): Promise<void> {
    await this.#session.linked((link) => {
      const selecting = link.call({ name: 'tx.select' }, 'tx.select-ok');
      this.#session.publisher.select('tx');
      return abortable(selecting, signal);
    }, signal);
  }

  /**
   * Has all take effect that was published and acked since the last commit. Rejects with a ConnectionLostError when
   * part of it went with a connection that was lost meanwhile: none of it takes effect then.
   */
  async commitTx({ signal }: CallOptions = {}): Promise<void> {
    await this.#session.endTransaction('tx.commit', signal);
  }

  /** Drops what was published and acked since the last commit; those deliveries stay unacked at the broker. */
  async rollbackTx({ signal }: CallOptions = {}): Promise<void> {
    await this.#session.endTransaction('tx.rollback', signal);
  }

  // --- the end ---

  /**
   * Closes the channel: consumers are cancelled, handlers that run are waited for, and so are confirms. When `signal`
   * aborts, that is cut short. During an outage it is closed at once, and what waits is rejected. A handler must not
   * await it.
   */
  close({ signal }: CallOptions = {}): Promise<void> {
    this.#closing ??= this.end(signal);
    return this.#closing;
  }

  private async end(signal: AbortSignal | undefined): Promise<void> {
    const session = this.#session;
    session.isEnding = true;
    if (session.link !== undefined) {
      const settled = session.consumers.stop().then(() => session.publisher.whenConfirmed());
      await abortable(settled, signal).catch(() => undefined);
    }
    await session.close();
  }
}
