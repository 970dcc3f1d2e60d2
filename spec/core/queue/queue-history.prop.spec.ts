/**
 * Queues through any history of publishing, consuming and settling, against lists on paper: the order of
 * deliveries, what is marked as redelivered, all counts; nothing lost, nothing twice, nobody left waiting.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Queue } from '../../../src/core/queue/queue.js';
import { HeldStore } from '../../support/held-store.js';
import { NaiveChannel, NaiveQueues } from '../../support/naive-queues.js';
import { type ScriptedChannel } from '../../support/scripted-channel.js';
import { ScriptedCore, type ScriptedConnection } from '../../support/scripted-core.js';

const queues = ['p', 'q'] as const;

/** Numbers pick among what there is, wherever a step has a choice. */
const pick = fc.nat({ max: 1000 });
const step = fc.record({
  kind: fc.constantFrom(
    ...([
      'publish',
      'publish',
      'publish',
      'consume',
      'consume',
      'settle',
      'settle',
      'settle',
      'get',
      'cancel',
    ] as const),
    ...(['settleAll', 'recover', 'purge', 'close', 'congest', 'congest'] as const),
  ),
  queue: fc.constantFrom(...queues),
  channel: pick,
  pick,
  count: fc.integer({ min: 0, max: 3 }),
  noAck: fc.boolean(),
  requeue: fc.boolean(),
  multiple: fc.boolean(),
  endsTurn: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

interface Line {
  readonly scripted: ScriptedChannel;
  naive: NaiveChannel;
}

/** The same history on the broker and on paper. */
class History {
  private readonly store = new HeldStore();
  private readonly core = new ScriptedCore({}, this.store);
  private readonly paper = new NaiveQueues(queues);
  private readonly lines: Line[] = [];
  private seen = 0;
  private tagCount = 0;

  constructor() {
    const clients = [this.core.connect(), this.core.connect()];
    for (const client of clients) {
      for (const number of [1, 2]) this.lines.push(this.open(client, number));
    }
    for (const name of queues) this.lines[0]!.scripted.queue(name, { durable: name === 'q' });
    this.seen = this.core.journal.length;
  }

  step(next: Step): void {
    this[next.kind](this.lines[next.channel % this.lines.length]!, next);
    if (next.endsTurn) this.endTurn();
  }

  endTurn(): void {
    this.core.endTurn();
    this.look();
    for (const name of queues) {
      expect(this.idle(name)).toEqual([]);
      this.expectCounts(name);
    }
  }

  /** Everybody leaves: what was not settled is there, in order. */
  end(): void {
    this.endTurn();
    for (const line of this.lines) this.close(line);
    this.endTurn();
    for (const { scripted } of this.lines) scripted.client.congest(false);
    for (const name of queues) {
      expect(this.lines[0]!.scripted.drain(name)).toEqual(this.paper.ready(name).map(({ body }) => body));
    }
    expect(this.core.broker.memory).toMatchObject({ entries: 0, bytes: 0, full: false });
    expect(this.store.settledCount).toBe(this.store.appendedCount);
  }

  publish({ scripted }: Line, { queue, count, requeue, noAck }: Step): void {
    for (let i = 0; i <= count; i++) {
      const body = this.paper.publish(queue);
      scripted.sendPublish({ routingKey: queue, body, persistent: requeue, borrowed: noAck });
    }
  }

  consume({ scripted, naive }: Line, { queue, noAck, count }: Step): void {
    const tag = `t${this.tagCount++}`;
    scripted.send('basic.qos', { prefetchCount: count });
    scripted.send('basic.consume', { queue, consumerTag: tag, noAck });
    this.paper.consumers.push({ tag, queue, channel: naive, noAck, prefetch: count });
  }

  settle({ scripted, naive }: Line, { pick: number, multiple, requeue, count }: Step): void {
    const tags = [...naive.out.keys()];
    const deliveryTag = tags[number % tags.length];
    if (deliveryTag === undefined) return;
    if (count === 0) scripted.send('basic.ack', { deliveryTag, multiple });
    else if (multiple || count > 1) scripted.send('basic.nack', { deliveryTag, multiple, requeue });
    else scripted.send('basic.reject', { deliveryTag, requeue });
    const settled = multiple ? tags.filter((tag) => tag <= deliveryTag) : [deliveryTag];
    this.paper.settle(naive, settled, requeue && count !== 0);
  }

  settleAll({ scripted, naive }: Line, { requeue }: Step): void {
    scripted.send('basic.nack', { deliveryTag: 0, multiple: true, requeue });
    this.paper.settle(naive, [...naive.out.keys()], requeue);
  }

  recover({ scripted, naive }: Line, { multiple }: Step): void {
    scripted.send(multiple ? 'basic.recover' : 'basic.recover-async', { requeue: true });
    this.paper.settle(naive, [...naive.out.keys()], true);
  }

  get({ scripted, naive }: Line, { queue, noAck }: Step): void {
    scripted.send('basic.get', { queue, noAck });
    this.look();
    expect(this.idle(queue)).toEqual([]);
    const { sent } = this.core.journal.at(-1)!;
    if (sent.name === 'basic.get-ok') {
      this.paper.fetched(naive, queue, noAck, sent);
      expect(sent.messageCount).toBe(this.paper.ready(queue).length);
    } else {
      expect(sent.name).toBe('basic.get-empty');
      expect(this.paper.ready(queue)).toEqual([]);
    }
  }

  cancel(_line: Line, { pick: number }: Step): void {
    const { consumers } = this.paper;
    const consumer = consumers[number % consumers.length];
    if (consumer === undefined) return;
    const { scripted } = this.lines.find(({ naive }) => naive === consumer.channel)!;
    scripted.send('basic.cancel', { consumerTag: consumer.tag });
    this.look();
    this.paper.cancel(consumer);
  }

  purge({ scripted }: Line, { queue }: Step): void {
    scripted.send('queue.purge', { queue });
    this.look();
    expect(this.idle(queue)).toEqual([]);
    expect(this.core.journal.at(-1)!.sent).toEqual({
      name: 'queue.purge-ok',
      messageCount: this.paper.ready(queue).splice(0).length,
    });
  }

  /** The channel is closed and its number opened again. */
  close(line: Line): void {
    line.scripted.send('channel.close');
    this.look();
    this.paper.close(line.naive);
    line.scripted.send('channel.open');
    line.naive = this.onPaper(line.scripted.client);
  }

  congest({ scripted: { client } }: Line): void {
    client.outbound.congested = !client.outbound.congested;
    if (!client.outbound.congested) client.connection.drained();
  }

  private open(client: ScriptedConnection, number: number): Line {
    return { scripted: client.channel(number), naive: this.onPaper(client) };
  }

  private onPaper(client: ScriptedConnection): NaiveChannel {
    const channel = new NaiveChannel(client.outbound);
    this.paper.channels.push(channel);
    return channel;
  }

  /** Consumers that could have been given a message, and were not. */
  private idle(queue: string): string[] {
    return this.paper.idle(queue).map(({ tag }) => tag);
  }

  /** Shows the paper what was delivered since the last look. */
  private look(): void {
    const { journal } = this.core;
    for (const { outbound, channel, sent } of journal.slice(this.seen)) {
      expect(sent.name).not.toMatch(/^(channel|connection)\.close$/);
      if (sent.name !== 'basic.deliver') continue;
      const { naive } = this.lines.find(
        ({ scripted }) => scripted.client.outbound === outbound && scripted.number === channel,
      )!;
      this.paper.delivered(naive, sent.consumerTag, sent);
    }
    this.seen = journal.length;
  }

  private expectCounts(name: string): void {
    const { readyCount, unackedCount, consumerCount }: Queue = this.core.broker.findVHost('/')!.queue(name);
    expect({ readyCount, unackedCount, consumerCount }).toEqual({
      readyCount: this.paper.ready(name).length,
      unackedCount: this.paper.unacked(name).length,
      consumerCount: this.paper.consumers.filter(({ queue }) => queue === name).length,
    });
  }
}

describe('queues', () => {
  it('keep order, count and lose nothing through any history', () => {
    const property = fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const history = new History();
      for (const next of steps) history.step(next);
      history.end();
    });
    fc.assert(property, { numRuns: 1500 });
  });
});
