/**
 * Queues and their consumers as a person would keep them on paper: lists, looked through from the start.
 *
 * It does not say which of several consumers gets a message; it judges what it is shown.
 */
import { expect } from '@jest/globals';

export interface NaiveConsumer {
  readonly tag: string;
  readonly queue: string;
  readonly channel: NaiveChannel;
  readonly noAck: boolean;
  /** 0 for no limit. */
  readonly prefetch: number;
}

interface Waiting {
  readonly body: string;
  /** Where it stands in its queue: as it came. */
  readonly place: number;
  readonly redelivered: boolean;
}

interface Out extends Waiting {
  readonly queue: string;
  readonly consumer: string | undefined;
}

/** What was sent with a message, in a delivery or an answer to get. */
export interface Shown {
  readonly deliveryTag: number;
  readonly redelivered: boolean;
  readonly body?: string;
}

export class NaiveChannel {
  nextTag = 1;
  /** Deliveries that are not settled, by rising tag. */
  readonly out = new Map<number, Out>();

  constructor(readonly connection: { readonly congested: boolean }) {}
}

export class NaiveQueues {
  readonly consumers: NaiveConsumer[] = [];
  readonly channels: NaiveChannel[] = [];
  private readonly waiting = new Map<string, Waiting[]>();
  private nextPlace = 0;

  constructor(readonly names: readonly string[]) {
    for (const name of names) this.waiting.set(name, []);
  }

  /** Puts a new message at the end; its body. */
  publish(queue: string): string {
    const place = this.nextPlace++;
    const body = `m${place}`;
    this.ready(queue).push({ body, place, redelivered: false });
    return body;
  }

  ready(queue: string): Waiting[] {
    return this.waiting.get(queue)!;
  }

  unacked(queue: string): Out[] {
    return this.channels.flatMap(({ out }) => [...out.values()].filter((one) => one.queue === queue));
  }

  /** A delivery must go to a consumer with room, and be of the first message. */
  delivered(channel: NaiveChannel, consumerTag: string, shown: Shown): void {
    const consumer = this.consumers.find((one) => one.channel === channel && one.tag === consumerTag)!;
    expect(consumer).toBeDefined();
    expect(this.hasRoom(consumer)).toBe(true);
    this.takeFirst(channel, consumer.queue, shown);
    const out = { ...this.ready(consumer.queue).shift()!, queue: consumer.queue, consumer: consumerTag };
    if (!consumer.noAck) channel.out.set(shown.deliveryTag, out);
  }

  fetched(channel: NaiveChannel, queue: string, noAck: boolean, shown: Shown): void {
    this.takeFirst(channel, queue, shown);
    const out = { ...this.ready(queue).shift()!, queue, consumer: undefined };
    if (!noAck) channel.out.set(shown.deliveryTag, out);
  }

  /** The deliveries up to a tag are done with, or back in their places. */
  settle(channel: NaiveChannel, tags: readonly number[], requeue: boolean): void {
    for (const tag of tags) {
      const out = channel.out.get(tag)!;
      channel.out.delete(tag);
      if (!requeue) continue;
      const ready = this.ready(out.queue);
      ready.push({ body: out.body, place: out.place, redelivered: true });
      ready.sort((a, b) => a.place - b.place);
    }
  }

  cancel(consumer: NaiveConsumer): void {
    this.consumers.splice(this.consumers.indexOf(consumer), 1);
  }

  /** The channel is closed: its consumers are gone, its deliveries are back. */
  close(channel: NaiveChannel): void {
    for (const consumer of this.consumers.filter((one) => one.channel === channel)) this.cancel(consumer);
    this.settle(channel, [...channel.out.keys()], true);
    this.channels.splice(this.channels.indexOf(channel), 1);
  }

  /** Consumers that could take a message that waits: none when all is delivered that can be. */
  idle(queue: string): NaiveConsumer[] {
    if (this.ready(queue).length === 0) return [];
    return this.consumers.filter((consumer) => consumer.queue === queue && this.hasRoom(consumer));
  }

  private hasRoom({ channel, tag, noAck, prefetch }: NaiveConsumer): boolean {
    if (channel.connection.congested) return false;
    const unacked = [...channel.out.values()].filter(({ consumer }) => consumer === tag).length;
    return noAck || prefetch === 0 || unacked < prefetch;
  }

  private takeFirst(channel: NaiveChannel, queue: string, { deliveryTag, redelivered, body }: Shown): void {
    const first = this.ready(queue)[0]!;
    const expected = { deliveryTag: channel.nextTag++, redelivered: first.redelivered, body: first.body };
    expect({ deliveryTag, redelivered, body }).toEqual(expected);
  }
}
