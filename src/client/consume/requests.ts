/**
 * Request and reply, over RabbitMQ's direct reply-to: replies come on the channel that asked, without a queue.
 */
import { randomBytes } from 'node:crypto';
import { RequestTimeoutError } from '../errors.js';
import { abortable } from '../link/abort.js';
import type { Body } from '../publish/body.js';
import type { PublishOptions } from '../publish/publish-options.js';
import type { Publisher } from '../publish/publisher.js';
import type { Consumers } from './consumers.js';
import type { Delivery } from './delivery.js';

export interface RequestOptions extends Omit<PublishOptions, 'replyTo' | 'correlationId' | 'confirm'> {
  /** How long a reply may take; 0 for ever. Default: 30 000. */
  readonly timeoutMs?: number;
}

const REPLY_TO = 'amq.rabbitmq.reply-to';
const TIMEOUT_MS = 30_000;
const PREFIX_BYTES = 9;

interface Asked {
  readonly resolve: (reply: Delivery) => void;
  readonly reject: (error: Error) => void;
}

export class Requests {
  private readonly asked = new Map<string, Asked>();
  private readonly prefix = randomBytes(PREFIX_BYTES).toString('base64url');
  private count = 0;
  private consuming: Promise<unknown> | undefined;

  constructor(
    private readonly publisher: Publisher,
    private readonly consumers: Consumers,
  ) {}

  /** Publishes a request, and resolves with its reply. */
  async request(exchange: string, routingKey: string, body: Body, options: RequestOptions): Promise<Delivery> {
    const { timeoutMs = TIMEOUT_MS, signal, ...publishOptions } = options;
    await abortable(this.listen(), signal);
    const correlationId = `${this.prefix}-${++this.count}`;
    let timer: NodeJS.Timeout | undefined;
    const ended = new AbortController();
    const reply = new Promise<Delivery>((resolve, reject) => {
      this.asked.set(correlationId, { resolve, reject });
      if (timeoutMs > 0) timer = setTimeout(() => reject(new RequestTimeoutError(timeoutMs)), timeoutMs);
      this.publisher
        .publish(exchange, routingKey, body, {
          persistent: false,
          mandatory: true,
          ...publishOptions,
          replyTo: REPLY_TO,
          correlationId,
          signal: ended.signal,
        })
        .catch(reject);
    });
    return abortable(reply, signal).finally(() => {
      clearTimeout(timer);
      this.asked.delete(correlationId);
      // Nobody waits for the reply: what is not sent yet must not be.
      ended.abort();
    });
  }

  /** The link is gone: no reply can come to what was asked. The consumer of replies is restored with the others. */
  fail(error: Error): void {
    for (const { reject } of this.asked.values()) reject(error);
  }

  private listen(): Promise<unknown> {
    if (this.consuming !== undefined) return this.consuming;
    const consuming = this.consumers.start(REPLY_TO, { noAck: true, prefetchCount: 0 }, (delivery) =>
      this.take(delivery),
    );
    this.consuming = consuming;
    consuming.catch(() => (this.consuming = undefined));
    return consuming;
  }

  private take(delivery: Delivery): void {
    const { correlationId } = delivery.properties;
    // A reply that comes too late is nobody's.
    if (correlationId !== undefined) this.asked.get(correlationId)?.resolve(delivery);
  }
}
