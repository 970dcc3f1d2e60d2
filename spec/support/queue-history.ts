/**
 * A history of publishing, consuming and settling, at once on a broker's core and on paper.
 *
 * Messages may be on a disk that takes its time: then a consumer may wait although it could be given one,
 * and so may a get.
 */
import { expect } from '@jest/globals';
import fc from 'fast-check';
import type { Queue } from '../../src/core/queue/queue.js';
import type { HeldStore } from './held-store.js';
import { NaiveChannel, NaiveQueues } from './naive-queues.js';
import type { Sent } from './recording-outbound.js';
import type { ScriptedChannel } from './scripted-channel.js';
import type { ScriptedConnection, ScriptedCore } from './scripted-core.js';

const queues = ['p', 'q'] as const;

const kinds = [
  ...(['publish', 'publish', 'publish', 'consume', 'consume', 'settle', 'settle', 'settle', 'get', 'cancel'] as const),
  ...(['settleAll', 'recover', 'purge', 'close', 'congest', 'congest'] as const),
];

/** Numbers pick among what there is, wherever a step has a choice. */
const pick = fc.nat({ max: 1000 });
export const queueStep = fc.record({
  kind: fc.constantFrom(...kinds),
  queue: fc.constantFrom(...queues),
  channel: pick,
  pick,
  count: fc.integer({ min: 0, max: 3 }),
  noAck: fc.boolean(),
  requeue: fc.boolean(),
  multiple: fc.boolean(),
  endsTurn: fc.boolean(),
});
export type QueueStep = typeof queueStep extends fc.Arbitrary<infer T> ? T : never;

/** The disk under the core. */
export interface HistoryDisk {
  /** True when it owes the core no answer. */
  readonly isQuiet: boolean;
  /** Answers what it owes for longest. */
  answer(): void;
}

const noDisk: HistoryDisk = {
  isQuiet: true,
  answer: () => {
    throw new Error('nothing is owed');
  },
};

interface Line {
  readonly scripted: ScriptedChannel;
  naive: NaiveChannel;
  /** A get that was not answered yet. */
  get: { readonly queue: string; readonly noAck: boolean } | undefined;
}

export class QueueHistory {
  private readonly paper = new NaiveQueues(queues);
  private readonly lines: Line[] = [];
  private seen = 0;
  private tagCount = 0;

  constructor(
    private readonly core: ScriptedCore,
    private readonly store: HeldStore,
    private readonly disk = noDisk,
  ) {
    const clients = [this.core.connect(), this.core.connect()];
    for (const client of clients) {
      for (const number of [1, 2]) this.lines.push(this.open(client, number));
    }
    for (const name of queues) this.lines[0]!.scripted.queue(name, { durable: name === 'q' });
    this.seen = this.core.journal.length;
  }

  step(next: QueueStep): void {
    const line = this.lines[next.channel % this.lines.length]!;
    this.release(line);
    this[next.kind](line, next);
    if (next.endsTurn) this.endTurn();
  }

  endTurn(): void {
    this.core.endTurn();
    this.look();
    for (const name of queues) {
      this.expectNobodyIdle(name);
      this.expectCounts(name);
    }
  }

  /** The disk answers all that it owes, and what it is asked for then. */
  becomeQuiet(): void {
    this.endTurn();
    while (!this.disk.isQuiet) {
      this.disk.answer();
      this.look();
      this.endTurn();
    }
  }

  /** Everybody leaves: what was not settled is there, in order. */
  end(): void {
    this.becomeQuiet();
    for (const line of this.lines) this.close(line);
    this.becomeQuiet();
    for (const { scripted } of this.lines) scripted.client.congest(false);
    for (const name of queues) {
      const bodies = this.paper.ready(name).map(({ body }) => body);
      for (const body of bodies) expect(this.fetch(name)).toMatchObject({ name: 'basic.get-ok', body });
      expect(this.fetch(name)).toMatchObject({ name: 'basic.get-empty' });
    }
    this.becomeQuietUnseen();
    expect(this.core.broker.memory).toMatchObject({ entries: 0, bytes: 0, full: false });
    expect(this.store.settledCount).toBe(this.store.appendedCount);
  }

  publish({ scripted }: Line, { queue, count, requeue, noAck }: QueueStep): void {
    for (let i = 0; i <= count; i++) {
      const body = this.paper.publish(queue);
      scripted.sendPublish({ routingKey: queue, body, persistent: requeue, borrowed: noAck });
    }
  }

  consume({ scripted, naive }: Line, { queue, noAck, count }: QueueStep): void {
    const tag = `t${this.tagCount++}`;
    scripted.send('basic.qos', { prefetchCount: count });
    scripted.send('basic.consume', { queue, consumerTag: tag, noAck });
    this.look(); // others were given what came before
    this.paper.consumers.push({ tag, queue, channel: naive, noAck, prefetch: count });
  }

  settle({ scripted, naive }: Line, { pick: number, multiple, requeue, count }: QueueStep): void {
    const tags = [...naive.out.keys()];
    const deliveryTag = tags[number % tags.length];
    if (deliveryTag === undefined) return;
    if (count === 0) scripted.send('basic.ack', { deliveryTag, multiple });
    else if (multiple || count > 1) scripted.send('basic.nack', { deliveryTag, multiple, requeue });
    else scripted.send('basic.reject', { deliveryTag, requeue });
    const settled = multiple ? tags.filter((tag) => tag <= deliveryTag) : [deliveryTag];
    this.paper.settle(naive, settled, requeue && count !== 0);
  }

  settleAll({ scripted, naive }: Line, { requeue }: QueueStep): void {
    scripted.send('basic.nack', { deliveryTag: 0, multiple: true, requeue });
    this.paper.settle(naive, [...naive.out.keys()], requeue);
  }

  recover({ scripted, naive }: Line, { multiple }: QueueStep): void {
    scripted.send(multiple ? 'basic.recover' : 'basic.recover-async', { requeue: true });
    this.paper.settle(naive, [...naive.out.keys()], true);
  }

  get(line: Line, { queue, noAck }: QueueStep): void {
    line.get = { queue, noAck };
    line.scripted.send('basic.get', { queue, noAck });
    this.look();
    if (this.disk.isQuiet) expect(line.get).toBeUndefined();
    this.expectNobodyIdle(queue);
  }

  cancel(_line: Line, { pick: number }: QueueStep): void {
    const { consumers } = this.paper;
    const consumer = consumers[number % consumers.length];
    if (consumer === undefined) return;
    const line = this.lines.find(({ naive }) => naive === consumer.channel)!;
    this.release(line);
    line.scripted.send('basic.cancel', { consumerTag: consumer.tag });
    this.look();
    this.paper.cancel(consumer);
  }

  purge({ scripted }: Line, { queue }: QueueStep): void {
    scripted.send('queue.purge', { queue });
    this.look();
    this.expectNobodyIdle(queue);
    expect(this.core.journal.at(-1)!.sent).toEqual({
      name: 'queue.purge-ok',
      messageCount: this.paper.ready(queue).splice(0).length,
    });
  }

  /** The channel is closed and its number opened again. */
  close(line: Line): void {
    this.release(line);
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
    return { scripted: client.channel(number), naive: this.onPaper(client), get: undefined };
  }

  private onPaper(client: ScriptedConnection): NaiveChannel {
    const channel = new NaiveChannel(client.outbound);
    this.paper.channels.push(channel);
    return channel;
  }

  /** The disk answers until the core wants commands of a connection again. */
  private release({ scripted: { client } }: Line): void {
    const isPaused = (): boolean => client.outbound.paused;
    while (isPaused()) {
      this.endTurn();
      if (!isPaused()) return;
      expect(this.disk.isQuiet).toBe(false);
      this.disk.answer();
      this.look();
    }
  }

  /** Takes the first message of a queue in which nobody else has an interest. */
  private fetch(queue: string): Sent {
    const { scripted } = this.lines[0]!;
    scripted.take();
    scripted.send('basic.get', { queue, noAck: true });
    this.becomeQuietUnseen();
    const answer = scripted.take().at(-1);
    expect(answer).toBeDefined();
    return answer!;
  }

  private becomeQuietUnseen(): void {
    this.core.endTurn();
    while (!this.disk.isQuiet) {
      this.disk.answer();
      this.core.endTurn();
    }
  }

  /** No consumer could have been given a message, and was not, unless the disk takes its time. */
  private expectNobodyIdle(queue: string): void {
    if (this.disk.isQuiet) expect(this.paper.idle(queue).map(({ tag }) => tag)).toEqual([]);
  }

  /** Shows the paper what was sent since the last look. */
  look(): void {
    const { journal } = this.core;
    for (const { outbound, channel, sent } of journal.slice(this.seen)) {
      expect(sent.name).not.toMatch(/^(channel|connection)\.close$/);
      const line = this.lines.find(
        ({ scripted }) => scripted.client.outbound === outbound && scripted.number === channel,
      );
      if (sent.name === 'basic.deliver') this.paper.delivered(line!.naive, sent.consumerTag, sent);
      else if (sent.name === 'basic.get-ok' || sent.name === 'basic.get-empty') this.answered(line!, sent);
    }
    this.seen = journal.length;
  }

  private answered(line: Line, sent: Sent): void {
    const { queue, noAck } = line.get!;
    line.get = undefined;
    if (sent.name === 'basic.get-ok') {
      this.paper.fetched(line.naive, queue, noAck, sent);
      expect(sent.messageCount).toBe(this.paper.ready(queue).length);
    } else {
      expect(this.paper.ready(queue)).toEqual([]);
    }
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
