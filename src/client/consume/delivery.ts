/**
 * A message that a queue gave us: by `basic.deliver` to a consumer, or by `basic.get-ok`.
 */
import type { Content } from '../../wire/content/content.js';
import type { MethodOf } from '../../wire/methods/methods.js';
import { InvalidOptionError } from '../errors.js';
import type { Body } from '../publish/body.js';
import type { PublishOptions } from '../publish/publish-options.js';
import type { Publisher } from '../publish/publisher.js';
import { Message } from './message.js';
import type { Settlements, Unsettled } from './settlements.js';

/** What the deliveries of a channel act upon. */
export interface DeliveryOrigin {
  readonly settlements: Settlements;
  readonly publisher: Publisher;
}

export class Delivery extends Message {
  readonly deliveryTag: number;
  /** True when it was delivered before, to whomever. */
  readonly redelivered: boolean;
  /** The consumer that it is for; empty when it was asked for by `get`. */
  readonly consumerTag: string;
  /** Messages that are left in the queue, where it was asked for by `get`. */
  readonly messageCount: number | undefined;
  readonly #origin: DeliveryOrigin;
  readonly #unsettled: Unsettled | undefined;

  constructor(
    origin: DeliveryOrigin,
    method: MethodOf<'basic.deliver'> | MethodOf<'basic.get-ok'>,
    content: Content,
    noAck: boolean,
  ) {
    super(method.exchange, method.routingKey, content);
    this.#origin = origin;
    this.deliveryTag = method.deliveryTag;
    this.redelivered = method.redelivered;
    const isGot = method.name === 'basic.get-ok';
    this.consumerTag = isGot ? '' : method.consumerTag;
    this.messageCount = isGot ? method.messageCount : undefined;
    this.#unsettled = noAck ? undefined : origin.settlements.add(method.deliveryTag);
  }

  /** True while it can be settled. */
  get isUnsettled(): boolean {
    return this.#unsettled?.state === 'unsettled';
  }

  /**
   * Tells the broker that it is done with; with `multiple` all that was delivered before on this channel too.
   *
   * @returns false when there is nothing to settle: it was settled before, needs no ack, or its channel is gone,
   *   in which case the broker delivers it again
   */
  ack({ multiple = false }: { readonly multiple?: boolean } = {}): boolean {
    return this.#unsettled !== undefined && this.#origin.settlements.ack(this.#unsettled, multiple);
  }

  /** Gives it back to its queue, or, with `requeue: false`, drops or dead-letters it. Answers as `ack` does. */
  nack({
    multiple = false,
    requeue = true,
  }: { readonly multiple?: boolean; readonly requeue?: boolean } = {}): boolean {
    return this.#unsettled !== undefined && this.#origin.settlements.nack(this.#unsettled, multiple, requeue);
  }

  /** Drops or dead-letters it, or, with `requeue: true`, gives it back to its queue. Answers as `ack` does. */
  reject({ requeue = false }: { readonly requeue?: boolean } = {}): boolean {
    return this.#unsettled !== undefined && this.#origin.settlements.reject(this.#unsettled, requeue);
  }

  /**
   * Answers a request: publishes to the address in `replyTo`, with its correlation id.
   *
   * Rejects as `publish` does, and with `ERR_INVALID_OPTION` when it asks for no reply.
   */
  reply(body: Body, options: PublishOptions = {}): Promise<void> {
    const { replyTo, correlationId } = this.properties;
    if (replyTo === undefined) return Promise.reject(new InvalidOptionError('the message asks for no reply'));
    const correlated = correlationId === undefined ? options : { correlationId, ...options };
    return this.#origin.publisher.publish('', replyTo, body, { persistent: false, ...correlated });
  }
}
