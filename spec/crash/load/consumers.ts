/**
 * Workers that consume, each in its own manner: answers one by one or many at once, requeues, rejects,
 * closes its channel with deliveries open, is slow, or fetches with `basic.get`.
 */
import type { Channel, ChannelModel, ConfirmChannel, ConsumeMessage } from 'amqplib';
import { Inbox } from '../../support/inbox.js';
import type { Random } from '../../support/random.js';
import type { QueueRecord, Tap } from '../ledger/records.js';
import type { Shift } from './shift.js';
import { MARKS } from './standing.js';

export interface Manner {
  readonly prefetch: number;
  /** Deliveries that are answered at once. */
  readonly batch: number;
  readonly multiple: boolean;
  /** In a thousand. */
  readonly requeues: number;
  readonly rejects: number;
  readonly closes: number;
  readonly slow: boolean;
  /** Publishes a mark behind some of its answers, on the same channel: they are as durable as the mark. */
  readonly marks: boolean;
}

/** What a consumer, or one that fetches, is told to do. */
export interface Duty {
  readonly queue: QueueRecord;
  readonly label: string;
  /** What is special in its manner. */
  readonly manner?: Partial<Manner>;
}

export async function consumeAll(shift: Shift, { queue, label, manner: special }: Duty, random: Random): Promise<void> {
  const connection = await shift.connect(label);
  const manner = { ...pickManner(random), ...special };
  const consumer = new Consumer(shift, connection, random, { queue, label, manner });
  while (!shift.over) await consumer.consumeUntilClose();
}

export async function fetchAll(shift: Shift, { queue, label }: Duty, random: Random): Promise<void> {
  const channel = await shift.channel(await shift.connect(label), label);
  const tap = shift.tap(queue, label);
  while (!shift.over) {
    const message = await channel.get(queue.name);
    if (message === false) {
      await shift.pause(20);
      continue;
    }
    shift.ledger.delivered(tap, message);
    const requeue = random.oneIn(20);
    shift.ledger.answer(tap, { tag: message.fields.deliveryTag, requeue });
    if (requeue) channel.nack(message, false, true);
    else channel.ack(message);
    await shift.pause(random.below(3));
  }
}

class Consumer {
  private readonly label: string;

  constructor(
    private readonly shift: Shift,
    private readonly connection: ChannelModel,
    private readonly random: Random,
    private readonly who: { readonly queue: QueueRecord; readonly label: string; readonly manner: Manner },
  ) {
    this.label = who.label;
  }

  async consumeUntilClose(): Promise<void> {
    const { shift, random, label } = this;
    const { queue, manner } = this.who;
    const channel = await this.open();
    await channel.prefetch(manner.prefetch);
    const tap = shift.tap(queue, label);
    const inbox = new Inbox<ConsumeMessage>();
    await shift.consume(channel, tap, inbox.push);
    let held: ConsumeMessage[] = [];
    while (!shift.over) {
      held.push(await inbox.next());
      if (held.length < manner.batch) continue;
      this.answer(channel, tap, held);
      held = [];
      if (manner.marks && random.oneIn(4)) this.mark(channel as ConfirmChannel, tap);
      if (manner.slow) await shift.pause(random.below(30));
      if (random.below(1000) < manner.closes) break;
    }
    if (shift.over) return;
    shift.ledger.closeTap(tap);
    await channel.close();
  }

  private open(): Promise<Channel> {
    const { shift, connection, label } = this;
    return this.who.manner.marks ? shift.confirmChannel(connection, label) : shift.channel(connection, label);
  }

  /** What is requeued comes again. */
  private answer(channel: Channel, tap: Tap, held: readonly ConsumeMessage[]): void {
    const { random } = this;
    const { multiple, requeues, rejects } = this.who.manner;
    const choice = random.below(1000);
    const requeue = choice < requeues;
    const reject = !requeue && choice < requeues + rejects;
    const last = held.at(-1)!;
    if (multiple) {
      this.shift.ledger.answer(tap, { tag: last.fields.deliveryTag, multiple, requeue, reject });
      if (requeue || reject) channel.nack(last, true, requeue);
      else channel.ack(last, true);
      return;
    }
    for (const delivery of random.oneIn(2) ? held : held.toReversed()) {
      this.shift.ledger.answer(tap, { tag: delivery.fields.deliveryTag, requeue, reject });
      if (requeue || reject) channel.reject(delivery, requeue);
      else channel.ack(delivery);
    }
  }

  private mark(channel: ConfirmChannel, tap: Tap): void {
    const publisher = `mark of ${this.label}`;
    void this.shift.publish(channel, { publisher, exchange: '', routingKey: MARKS, size: 30, tap });
  }
}

function pickManner(random: Random): Manner {
  const prefetch = random.pick([1, 3, 10, 50, 200]);
  return {
    prefetch,
    batch: random.between(1, Math.min(prefetch, 20)),
    multiple: random.oneIn(2),
    requeues: random.pick([0, 0, 20, 100]),
    rejects: random.pick([0, 20]),
    closes: random.pick([0, 0, 5, 20]),
    slow: random.oneIn(3),
    marks: !random.oneIn(3),
  };
}
