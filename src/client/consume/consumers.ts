/**
 * The consumers of one channel: how they begin, what they get, how they end.
 *
 * They outlive the link: `attach` takes a new one, and whoever restores them finds what each was asked for.
 */
import { randomBytes } from 'node:crypto';
import type { Content } from '../../wire/content/content.js';
import type { MethodOf } from '../../wire/methods/methods.js';
import { ConsumerCancelledError, InvalidOptionError } from '../errors.js';
import { reasonOf } from '../link/abort.js';
import type { ChannelLink } from '../link/channel-link.js';
import { consumeMethod } from './consume-method.js';
import type { ConsumeOptions, DeliveryHandler } from './consume-options.js';
import { Consumer } from './consumer.js';
import { Delivery, type DeliveryOrigin } from './delivery.js';
import type { DeliverySink } from './delivery-sink.js';
import { settleFailure } from './failure.js';
import { HandlerSink } from './handler-sink.js';
import { IteratorSink } from './iterator-sink.js';

/** One consumer: all that is needed to begin it again. */
export interface ConsumerRecord {
  readonly consumer: Consumer;
  /** Empty for the queue that was last declared on the channel, until it is known which one that is. */
  queue: string;
  /** The link over which the broker was asked for deliveries. */
  begunOn: ChannelLink | undefined;
  readonly options: ConsumeOptions;
  readonly sink: DeliverySink;
  readonly noAck: boolean;
  /** Lets go of the signal that would cancel it. */
  release: () => void;
}

/** What consumers need of their channel. */
export interface ConsumerHost extends DeliveryOrigin {
  /** @throws the error that closed the channel */
  requireLink(): ChannelLink;
  /** The name to send for that of a queue, which may be empty. */
  nameToSend(queue: string): string;
  /** The queue that is meant by an empty name, as replies come. */
  readonly lastQueue: string | undefined;
  /** A consumer of a queue is gone, and with `isDeleted` the queue too. */
  unconsumed(queue: string, isDeleted: boolean): void;
}

/** A consumer that could not begin again. */
export interface FailedConsumer {
  readonly record: ConsumerRecord;
  readonly error: Error;
}

const WARNING = { code: 'LEVERET_HANDLER' };
const TAG_BYTES = 12;
/** Deliveries that come late come at once after the cancel: a few of them at most are meant. */
const ENDED_MAX = 16;

export class Consumers {
  private readonly records = new Map<string, ConsumerRecord>();
  /** Tags of those that were cancelled last: RabbitMQ may deliver to them after it has said that it does not. */
  private readonly ended: string[] = [];
  /** The one that got the last delivery. */
  private last: ConsumerRecord | undefined;
  /** What the broker was told, and what applies to consumers without a prefetch of their own. */
  private prefetchTold = 0;
  private link: ChannelLink | undefined;

  constructor(
    private readonly host: ConsumerHost,
    private prefetchCount: number,
  ) {}

  attach(link: ChannelLink): void {
    this.link = link;
    this.prefetchTold = 0;
  }

  /** Begins a consumer; without a handler one that is iterated over. */
  async start(queue: string, options: ConsumeOptions, handler: DeliveryHandler | undefined): Promise<Consumer> {
    const { signal } = options;
    if (signal?.aborted === true) throw reasonOf(signal);
    const record = this.record(queue, options, handler);
    const { consumer } = record;
    if (this.records.has(consumer.consumerTag)) {
      throw new InvalidOptionError(`consumer tag '${consumer.consumerTag}' is taken on this channel`);
    }
    this.records.set(consumer.consumerTag, record);
    try {
      await this.begin(record);
    } catch (error) {
      this.remove(record);
      throw error;
    }
    if (signal !== undefined) this.cancelBy(signal, record);
    return consumer;
  }

  /** Asks the broker for the deliveries of a consumer. */
  async begin(record: ConsumerRecord): Promise<void> {
    const { options, noAck, consumer } = record;
    const link = this.host.requireLink();
    record.begunOn = link;
    const asked = noAck ? undefined : this.tellPrefetch(link, options.prefetchCount ?? this.prefetchCount);
    const method = consumeMethod(this.host.nameToSend(record.queue), consumer.consumerTag, options);
    const consuming = link.ask(method, ['basic.consume-ok'], () => {
      if (record.queue === '') record.queue = this.host.lastQueue ?? '';
    });
    await Promise.all([asked, consuming]);
  }

  /** Begins all of them again over a new link, but for those that began on it. Stops at the first that fails. */
  async restore(): Promise<FailedConsumer | undefined> {
    for (const record of [...this.records.values()]) {
      const isDue = this.records.get(record.consumer.consumerTag) === record && record.begunOn !== this.link;
      if (!isDue) continue;
      try {
        await this.begin(record);
      } catch (error) {
        return { record, error: error as Error };
      }
    }
    return undefined;
  }

  /** Ends one that cannot begin again. */
  drop({ record, error: cause }: FailedConsumer): void {
    this.lose(record, new ConsumerCancelledError(record.consumer.consumerTag, record.queue, { cause }));
  }

  /** A queue has got another name. */
  rename(from: string, to: string): void {
    for (const record of this.records.values()) if (record.queue === from) record.queue = to;
  }

  isConsumed(queue: string): boolean {
    for (const record of this.records.values()) if (record.queue === queue) return true;
    return false;
  }

  /** Sets what applies to consumers that begin from now on. */
  setPrefetch(prefetchCount: number): void {
    this.prefetchCount = this.prefetchTold = prefetchCount;
  }

  delivered(method: MethodOf<'basic.deliver'>, content: Content): void {
    const { consumerTag } = method;
    let record = this.last;
    if (record?.consumer.consumerTag !== consumerTag) {
      record = this.records.get(consumerTag);
      if (record === undefined) {
        if (this.ended.includes(consumerTag)) new Delivery(this.host, method, content, false).nack();
        return;
      }
      this.last = record;
    }
    record.sink.deliver(new Delivery(this.host, method, content, record.noAck));
  }

  cancelledByBroker(consumerTag: string): void {
    const record = this.records.get(consumerTag);
    if (record === undefined) return;
    this.lose(record, new ConsumerCancelledError(consumerTag, record.queue));
    this.host.unconsumed(record.queue, true);
  }

  /** Cancels a consumer and waits for what it has begun. */
  async cancel(consumerTag: string): Promise<void> {
    const record = this.records.get(consumerTag);
    if (record === undefined) return;
    const { sink } = record;
    sink.stop();
    if (this.link?.state === 'open') {
      await this.link
        .call({ name: 'basic.cancel', consumerTag, noWait: false }, 'basic.cancel-ok')
        .catch(() => undefined);
    }
    this.remove(record);
    if (!record.noAck && this.ended.push(consumerTag) > ENDED_MAX) this.ended.shift();
    sink.finish(undefined);
    this.host.unconsumed(record.queue, false);
    await sink.whenIdle();
  }

  /** Cancels all of them. */
  async stop(): Promise<void> {
    await Promise.all([...this.records.keys()].map((consumerTag) => this.cancel(consumerTag)));
  }

  /** The link is gone: what waits comes again. */
  detach(): void {
    this.link = undefined;
    for (const { sink } of this.records.values()) sink.forget();
  }

  /** The channel is gone for good. */
  fail(error: Error | undefined): void {
    this.detach();
    for (const record of [...this.records.values()]) {
      this.remove(record);
      record.sink.finish(error);
      this.host.unconsumed(record.queue, false);
    }
  }

  private lose(record: ConsumerRecord, error: ConsumerCancelledError): void {
    this.remove(record);
    record.sink.finish(error);
    process.nextTick(() => record.consumer.emit('cancel', error));
  }

  private remove(record: ConsumerRecord): void {
    record.release();
    if (this.last === record) this.last = undefined;
    this.records.delete(record.consumer.consumerTag);
  }

  private cancelBy(signal: AbortSignal, record: ConsumerRecord): void {
    const abort = (): void => void record.consumer.cancel();
    record.release = () => {
      signal.removeEventListener('abort', abort);
    };
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort);
  }

  private async tellPrefetch(link: ChannelLink, prefetchCount: number): Promise<void> {
    if (this.prefetchTold === prefetchCount) return;
    this.prefetchTold = prefetchCount;
    await link.call({ name: 'basic.qos', prefetchSize: 0, prefetchCount, global: false }, 'basic.qos-ok');
  }

  private record(queue: string, options: ConsumeOptions, handler: DeliveryHandler | undefined): ConsumerRecord {
    const consumerTag = options.consumerTag ?? `leveret-${randomBytes(TAG_BYTES).toString('base64url')}`;
    const queueNow = (): string => record.queue;
    const sink = this.sink(queueNow, options, handler);
    const next = sink instanceof IteratorSink ? () => sink.next() : undefined;
    const cancel = (): Promise<void> => this.cancel(consumerTag);
    const consumer = new Consumer(consumerTag, { queue: queueNow, cancel, next });
    const noAck = options.noAck === true;
    const record: ConsumerRecord = {
      consumer,
      queue,
      begunOn: undefined,
      options,
      sink,
      noAck,
      release: () => undefined,
    };
    return record;
  }

  private sink(queue: () => string, options: ConsumeOptions, handler: DeliveryHandler | undefined): DeliverySink {
    // Of the link at hand, whichever it is.
    const waitingBytes = {
      add: (bytes: number) => this.link?.connection.waitingBytes.add(bytes),
      remove: (bytes: number) => this.link?.connection.waitingBytes.remove(bytes),
    };
    const noAck = options.noAck === true;
    if (handler === undefined) return new IteratorSink(waitingBytes, noAck);
    const settles = !noAck && options.settle !== 'manual';
    const { concurrency = Infinity } = options;
    if (!(concurrency >= 1)) throw new InvalidOptionError(`concurrency is ${concurrency}: it must be at least 1`);
    return new HandlerSink({
      handler,
      concurrency,
      settles,
      noAck,
      waitingBytes,
      onFailure: (error, delivery) => this.failed(error, delivery, { ...options, queue: queue(), settles }),
    });
  }

  private async failed(
    error: Error,
    delivery: Delivery,
    options: ConsumeOptions & { readonly queue: string; readonly settles: boolean },
  ): Promise<void> {
    this.tell(error, delivery);
    if (!options.settles) return;
    try {
      const { publisher } = this.host;
      const call = (...method: Parameters<ChannelLink['call']>): Promise<unknown> =>
        this.host.requireLink().call(...method);
      await settleFailure({ publisher, call }, options, error, delivery);
    } catch (another) {
      this.tell(another as Error, delivery);
      delivery.nack();
    }
  }

  private tell(error: Error, delivery: Delivery): void {
    const consumer = this.records.get(delivery.consumerTag)?.consumer;
    // The first deliveries come together with the answer to `consume`: who awaits that has to listen first.
    setImmediate(() => {
      if (consumer !== undefined && consumer.listenerCount('failure') > 0) consumer.emit('failure', error, delivery);
      else process.emitWarning(`a delivery's handler failed: ${error.stack ?? error.message}`, WARNING);
    });
  }
}
