/**
 * Consumes a queue to its end, or for ever, without taking more messages than are wanted.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { Channel, Consumer, Delivery } from '../../client/index.js';
import type { MessageWriter } from './writing.js';

export interface Wanted {
  readonly queue: string;
  /** Most messages. */
  readonly count: number;
  /** Whether messages are done with when they are written; else they go back when it ends. */
  readonly ack: boolean;
  /** Whether to wait for more when the queue is empty. */
  readonly follow: boolean;
  readonly consumerTag?: string;
}

/** Unacked messages where they are acked as they are written. */
const PREFETCH = 256;
const PREFETCH_MAX = 65_535;
/** How long to wait until the queue is looked at again which gives nothing although it has something. */
const LOOK_AGAIN_MS = 100;

/** How many there were. Rejects with the error that ended the consumer. */
export async function consumeAll(
  channel: Channel,
  wanted: Wanted,
  write: MessageWriter,
  signal: AbortSignal,
): Promise<number> {
  return new Consuming(channel, wanted, write).run(signal);
}

class Consuming {
  private arrived = 0;
  private written = 0;
  private readonly held: Delivery[] = [];
  private readonly prefetchCount: number;
  private readonly ended = new AbortController();
  private failure: Error | undefined;
  private writing = Promise.resolve();

  constructor(
    private readonly channel: Channel,
    private readonly wanted: Wanted,
    private readonly write: MessageWriter,
  ) {
    const { count, ack } = wanted;
    this.prefetchCount = Math.min(count, ack ? PREFETCH : PREFETCH_MAX);
  }

  async run(signal: AbortSignal): Promise<number> {
    const { channel, prefetchCount } = this;
    const { queue, ack, follow, consumerTag } = this.wanted;
    const options = { settle: 'manual', prefetchCount, ...(consumerTag !== undefined && { consumerTag }) } as const;
    const consumer = await channel.consume(queue, options, (delivery) => this.take(delivery));
    consumer.on('cancel', (error) => this.end(error));
    channel.on('close', (error) => this.end(error));
    const stop = AbortSignal.any([signal, this.ended.signal]);
    if (!follow) void this.watchQueue(stop).catch((error: unknown) => this.end(error as Error));
    if (!stop.aborted) await new Promise((resolve) => stop.addEventListener('abort', resolve, { once: true }));
    await this.finish(consumer, ack);
    return this.written;
  }

  /** In order, and with back pressure: the socket is not read while the output does not take what came. */
  private take(delivery: Delivery): Promise<void> {
    if (this.arrived >= this.wanted.count) return Promise.resolve();
    this.arrived++;
    this.writing = this.writing.then(() => this.writeOne(delivery)).catch((error: unknown) => this.end(error as Error));
    return this.writing;
  }

  private async writeOne(delivery: Delivery): Promise<void> {
    if (this.ended.signal.aborted) return;
    await this.write(delivery);
    this.written++;
    const { ack, count } = this.wanted;
    // No more room than for what is still wanted: the broker never sends one too many.
    const mayAck = ack && this.written + this.prefetchCount <= count;
    if (mayAck) delivery.ack();
    else this.held.push(delivery);
    if (this.written === count) this.end();
  }

  /** Ends it when the queue has nothing left for us. */
  private async watchQueue(stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      const before = this.arrived;
      const { messageCount } = await this.channel.declareQueue(this.wanted.queue, { passive: true });
      await this.writing;
      if (this.arrived !== before) continue;
      const isFull = !this.wanted.ack && this.arrived >= this.prefetchCount;
      if (messageCount === 0 || isFull) this.end();
      else await delay(LOOK_AGAIN_MS, undefined, { signal: stop }).catch(() => undefined);
    }
  }

  private end(failure?: Error): void {
    this.failure ??= failure;
    this.ended.abort();
  }

  private async finish(consumer: Consumer, ack: boolean): Promise<void> {
    // First: acks would make room for messages that nobody wants.
    if (this.failure === undefined) await consumer.cancel();
    // What is written is done with, whatever happens to the rest.
    if (ack) for (const delivery of this.held) delivery.ack();
    if (this.failure !== undefined) throw this.failure;
  }
}
