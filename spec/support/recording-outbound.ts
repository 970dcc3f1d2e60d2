/**
 * The sending side of a connection that keeps what the core sends, for a test to look at.
 */
import type { Outbound } from '../../src/core/ports.js';
import { type Traffic, noTraffic } from '../../src/core/statistics/traffic.js';
import type { Content } from '../../src/wire/content/content.js';
import type { Delivery } from '../../src/wire/content/delivery.js';
import type { Method, MethodOf } from '../../src/wire/methods/methods.js';

/** A method as it was sent; `body` is there when content followed. */
export type Sent = Method & { readonly body?: string };

/** What went out, over all connections in the order in which it was sent. */
export interface JournalLine {
  readonly outbound: RecordingOutbound;
  readonly channel: number;
  readonly sent: Sent;
}

export class RecordingOutbound implements Outbound {
  congested = false;
  traffic: Traffic = noTraffic;
  /** True while the core does not want to hear more of the peer. */
  paused = false;
  /** What `tuned` was told. */
  tuning: { readonly frameMax: number; readonly heartbeatSeconds: number } | undefined;
  isOpen = false;
  awaitsClose = false;
  /** After how long the socket was to close, once it was. */
  closeDelayMs: number | undefined;
  /** Numbers of channels that were freed, in order. */
  readonly freedChannels: number[] = [];
  /** The contents that were sent, in order. */
  readonly contents: Content[] = [];
  private readonly sent: { readonly channel: number; readonly sent: Sent }[] = [];

  constructor(private readonly journal: JournalLine[]) {}

  /** What was sent on a channel since it was last asked. */
  take(channel: number): Sent[] {
    const taken = this.sent.filter((line) => line.channel === channel);
    const kept = this.sent.filter((line) => line.channel !== channel);
    this.sent.splice(0, this.sent.length, ...kept);
    return taken.map(({ sent }) => sent);
  }

  method(channel: number, method: Method): void {
    this.record(channel, method);
  }

  methodWithContent(channel: number, method: MethodOf<'basic.return' | 'basic.get-ok'>, content: Content): void {
    this.recordContent(channel, method, content);
  }

  deliver(channel: number, consumerTag: string, { deliveryTag, redelivered, message }: Delivery): void {
    const { exchange, routingKey, content } = message;
    const method = { name: 'basic.deliver', consumerTag, deliveryTag, redelivered, exchange, routingKey } as const;
    this.recordContent(channel, method, content);
  }

  tuned(frameMax: number, heartbeatSeconds: number): void {
    this.tuning = { frameMax, heartbeatSeconds };
  }

  opened(): void {
    this.isOpen = true;
  }

  channelClosed(channel: number): void {
    this.freedChannels.push(channel);
  }

  pauseReading(): void {
    this.paused = true;
  }

  resumeReading(): void {
    this.paused = false;
  }

  awaitClose(): void {
    this.awaitsClose = true;
  }

  close(delayMs: number): void {
    this.closeDelayMs = delayMs;
  }

  private recordContent(channel: number, method: Method, content: Content): void {
    this.contents.push(content);
    this.record(channel, { ...method, body: content.body().toString() });
  }

  private record(channel: number, sent: Sent): void {
    if (this.closeDelayMs !== undefined) throw new Error(`${sent.name} after the connection was closed`);
    this.sent.push({ channel, sent });
    this.journal.push({ outbound: this, channel, sent });
  }
}
