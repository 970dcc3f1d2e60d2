/**
 * One life of the broker, from ready to killed: the connections and workers that load it meanwhile.
 */
import { once } from 'node:events';
import { setTimeout as delay, setImmediate } from 'node:timers/promises';
import { type Channel, type ChannelModel, type ConfirmChannel, type ConsumeMessage, connect } from 'amqplib';
import type { Random } from '../../support/random.js';
import { bodyOf, propertiesOf } from '../ledger/bodies.js';
import type { Ledger } from '../ledger/ledger.js';
import type { QueueRecord, Tap } from '../ledger/records.js';
import type { Publishing } from '../ledger/requests.js';

/** With more copies than these in the broker publishers wait. */
const COPIES_MAX = 6_000;

export class Shift {
  /** The broker is about to be killed: errors are no news any more. */
  over = false;
  /** Connections that are being opened. */
  connecting = 0;
  private readonly closed: Promise<unknown>[] = [];

  constructor(
    readonly url: string,
    readonly ledger: Ledger,
    readonly random: Random,
  ) {}

  /** Runs a worker until the shift is over. */
  run(label: string, work: () => Promise<void>): Promise<void> {
    return work().catch((error: unknown) => {
      if (!this.over) this.complain(label, error);
    });
  }

  async connect(label: string): Promise<ChannelModel> {
    this.connecting++;
    const connection = await connect(this.url, { timeout: 10_000 }).finally(() => this.connecting--);
    this.closed.push(once(connection, 'close').catch(() => undefined));
    connection.on('error', (error) => {
      if (!this.over) this.complain(label, error);
    });
    return connection;
  }

  async channel(connection: ChannelModel, label: string): Promise<Channel> {
    return this.watch(await connection.createChannel(), label);
  }

  async confirmChannel(connection: ChannelModel, label: string): Promise<ConfirmChannel> {
    return this.watch(await connection.createConfirmChannel(), label);
  }

  /** Publishes on a confirm channel; resolves once the message is confirmed, never when the broker is killed. */
  publish(channel: ConfirmChannel, publishing: Publishing): Promise<void> {
    const message = this.ledger.publish(publishing);
    const { exchange, routingKey, publisher } = publishing;
    return new Promise((resolve) => {
      const onAnswer = (error: Error | null): void => {
        if (error === null) {
          this.ledger.confirmed(message);
          resolve();
        } else if (error.message === 'message nacked') {
          this.complain(publisher, error);
        }
      };
      try {
        channel.publish(exchange, routingKey, bodyOf(message), propertiesOf(message, this.ledger.run), onAnswer);
      } catch (error) {
        if (!this.over) this.complain(publisher, error); // the channel is closed
      }
    });
  }

  /** Publishes in a transaction, or otherwise without a confirm. */
  publishUnconfirmed(channel: Channel, publishing: Publishing): void {
    const message = this.ledger.publish(publishing);
    const { exchange, routingKey } = publishing;
    channel.publish(exchange, routingKey, bodyOf(message), propertiesOf(message, this.ledger.run));
  }

  /** Gives the ledger every delivery, and then the worker. */
  async consume(channel: Channel, tap: Tap, onDelivery: (delivery: ConsumeMessage) => void): Promise<string> {
    const { consumerTag } = await channel.consume(tap.queue.name, (delivery) => {
      if (delivery === null) {
        if (!this.over) this.complain(tap.label, new Error('the broker cancelled the consumer'));
        return;
      }
      this.ledger.delivered(tap, delivery);
      onDelivery(delivery);
    });
    return consumerTag;
  }

  /** A tap for a queue that is there. */
  tap(queue: QueueRecord, label: string): Tap {
    return this.ledger.openTap(queue, label);
  }

  /** Until the time has passed. Throws when the shift is over: a worker has nothing to write down any more. */
  async pause(ms: number): Promise<void> {
    await delay(ms);
    if (this.over) throw new Error('the shift is over');
  }

  /** The same for those who publish, until the broker can take more. */
  async pausePublishing(ms: number): Promise<void> {
    await this.pause(ms);
    while (this.ledger.copies > COPIES_MAX) await this.pause(10);
  }

  /** Until every connection is closed, and so everything that the broker sent was received. */
  async finished(): Promise<void> {
    await Promise.all(this.closed);
    await setImmediate(); // for those who awaited the last answers
  }

  complain(label: string, error: unknown): void {
    this.ledger.violations.add('refused', `${label}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
  }

  private watch<T extends Channel>(channel: T, label: string): T {
    channel.on('error', (error) => {
      if (!this.over) this.complain(label, error);
    });
    channel.on('return', ({ properties }) => this.ledger.returned(properties.messageId));
    return channel;
  }
}
