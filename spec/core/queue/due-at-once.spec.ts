/**
 * Much that is due at the same time: it is done in portions, nobody waits long for that, and no stack overflows.
 */
import { describe, expect, it } from '@jest/globals';
import type { Queue } from '../../../src/core/queue/queue.js';
import type { QueueSettings } from '../../../src/core/queue/queue-settings.js';
import { type ScriptedChannel, bodiesOf } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

class Lab {
  readonly core: ScriptedCore;
  readonly channel: ScriptedChannel;

  constructor(expiriesPerTurn: number) {
    this.core = new ScriptedCore({ expiriesPerTurn });
    this.channel = this.core.channel();
  }

  queue(name: string, settings: Partial<QueueSettings> = {}): Queue {
    this.channel.queue(name);
    const queue = this.core.broker.findVHost('/')!.queue(name);
    queue.configure({ ...queue.settings, ...settings });
    return queue;
  }

  publish(routingKey: string, count: number, expiration?: string): void {
    const properties = expiration === undefined ? {} : { expiration };
    for (let i = 0; i < count; i++) this.channel.sendPublish({ routingKey, body: `m${i}`, properties });
    this.core.endTurn();
  }

  /** The ready messages of a queue after each turn, once a time has come. */
  advance(ms: number, ...queues: readonly Queue[]): number[][] {
    const counts: number[][] = [];
    this.core.clock.advance(ms, () => {
      this.core.endTurn();
      counts.push(queues.map(({ readyCount }) => readyCount));
    });
    return counts;
  }
}

describe('much that is due at once', () => {
  it('expires in portions from the front of a queue', () => {
    const lab = new Lab(100);
    const queue = lab.queue('q', { messageTtlMs: 50 });
    lab.publish('q', 450);
    const counts = lab.advance(50, queue).flat();
    expect(counts).toEqual([350, 250, 150, 50, 0]);
  });

  it('expires in portions out of the middle of a queue', () => {
    const lab = new Lab(100);
    const queue = lab.queue('q');
    lab.publish('q', 1);
    lab.publish('q', 250, '50');
    lab.publish('q', 1);
    expect(lab.advance(50, queue).flat()).toEqual([152, 52, 2]);
  });

  it('is not delivered, although it is still there', () => {
    const lab = new Lab(10);
    const queue = lab.queue('q', { messageTtlMs: 50 });
    lab.publish('q', 35);
    queue.configure({ ...queue.settings, messageTtlMs: Infinity });
    lab.publish('q', 2);
    lab.core.clock.timeMs += 60; // nobody has been told yet
    lab.channel.take();
    const sent = lab.channel.call('basic.consume', { queue: 'q', consumerTag: 't' });
    expect(bodiesOf(sent)).toEqual([]);
    expect(queue.readyCount).toBe(27);
    lab.advance(10, queue);
    expect(bodiesOf(lab.channel.take())).toEqual(['m0', 'm1']);
  });

  it('is passed by a get, however much it is', () => {
    const lab = new Lab(10);
    lab.queue('q', { messageTtlMs: 50 });
    lab.publish('q', 20_000);
    lab.core.clock.timeMs += 60;
    expect(lab.channel.call('basic.get', { queue: 'q', noAck: true })).toEqual([{ name: 'basic.get-empty' }]);
  });

  it('leaves others their turns', () => {
    const lab = new Lab(100);
    const [large, small] = [lab.queue('large', { messageTtlMs: 50 }), lab.queue('small', { messageTtlMs: 60 })];
    lab.publish('large', 5000);
    lab.publish('small', 1);
    const counts = lab.advance(65, large, small);
    const turnOfSmall = counts.findIndex(([, left]) => left === 0);
    expect(turnOfSmall).toBeGreaterThanOrEqual(0);
    expect(counts.at(-1)).toEqual([0, 0]);
  });

  it('is ready again in portions', () => {
    const lab = new Lab(100);
    const queue = lab.queue('q', { delayedRetry: 'all', delayedRetryMinMs: 50 });
    lab.publish('q', 3000);
    lab.channel.send('basic.consume', { queue: 'q', consumerTag: 't' });
    lab.core.endTurn();
    lab.channel.send('basic.cancel', { consumerTag: 't' });
    lab.channel.call('basic.nack', { deliveryTag: 0, multiple: true, requeue: true });
    expect(queue.delayedCount).toBe(3000);
    expect(lab.advance(50, queue).flat()).toEqual([1024, 2048, 3000]);
  });

  it('expires once each among what came back, behind one that stays', () => {
    const lab = new Lab(8192);
    const dead = lab.queue('dead');
    const queue = lab.queue('q', { deadLetterExchange: '', deadLetterRoutingKey: 'dead' });
    lab.publish('q', 1);
    lab.publish('q', 3000, '50');
    lab.channel.send('basic.consume', { queue: 'q', consumerTag: 't' });
    lab.core.endTurn();
    lab.channel.send('basic.cancel', { consumerTag: 't' });
    lab.channel.call('basic.nack', { deliveryTag: 0, multiple: true, requeue: true });
    lab.advance(50);
    expect([queue.readyCount, dead.readyCount]).toEqual([1, 3000]);
    expect(lab.core.broker.memory.entries).toBe(3001);
  });

  it('expires in order among what came back', () => {
    const lab = new Lab(8192);
    lab.queue('dead');
    lab.queue('q', { deadLetterExchange: '', deadLetterRoutingKey: 'dead' });
    lab.publish('q', 1);
    lab.publish('q', 20, '50');
    lab.channel.send('basic.consume', { queue: 'q', consumerTag: 't' });
    lab.core.endTurn();
    lab.channel.send('basic.cancel', { consumerTag: 't' });
    for (const tag of [9, 3, 21, 1, 12, 5, 20, 2]) lab.channel.send('basic.nack', { deliveryTag: tag, requeue: true });
    lab.core.endTurn();
    lab.advance(50);
    expect(lab.channel.drain('dead')).toEqual(['m0', 'm1', 'm3', 'm7', 'm10', 'm18', 'm19']);
  });

  it('goes down a chain of ten thousand queues', () => {
    const lab = new Lab(8192);
    const length = 10_000;
    for (let i = 0; i < length; i++) {
      lab.queue(`q${i}`, { lengthMax: 0, deadLetterExchange: '', deadLetterRoutingKey: `q${i + 1}` });
    }
    lab.publish('q0', 3);
    lab.advance(100);
    // A message does not gather deaths without end (`AUTOMATIC_DEATH_BYTES_MAX`).
    expect(lab.core.broker.memory).toMatchObject({ entries: 0, bytes: 0 });
  });

  it('goes into ten thousand queues and out of them', () => {
    const lab = new Lab(8192);
    const dead = lab.queue('dead');
    lab.channel.exchange('all', 'fanout');
    for (let i = 0; i < 10_000; i++) {
      lab.queue(`q${i}`, { messageTtlMs: 50, deadLetterExchange: '', deadLetterRoutingKey: 'dead' });
      lab.core.broker
        .findVHost('/')!
        .bind(
          lab.core.broker.findVHost('/')!.exchange('all'),
          lab.core.broker.findVHost('/')!.queue(`q${i}`),
          '',
          new Map(),
        );
    }
    lab.channel.publish({ exchange: 'all', body: 'm' });
    lab.advance(60);
    expect(dead.readyCount).toBe(10_000);
  });
});

describe('a queue that lapses', () => {
  const unused = { expiresMs: 50, lengthMax: 0, overflow: 'reject-publish' } as const;

  it('takes no message of the publish that finds it out', () => {
    const lab = new Lab(8192);
    const queue = lab.queue('q', unused);
    lab.channel.call('confirm.select');
    lab.core.clock.timeMs += 60; // nobody has been told yet
    const sent = lab.channel.publish({ routingKey: 'q' });
    expect(queue.deleted).toBe(true);
    expect(sent).toEqual([{ name: 'basic.ack', deliveryTag: 1, multiple: false }]);
    expect(lab.core.broker.memory).toMatchObject({ entries: 0, bytes: 0 });
  });

  it('does not as long as it has a consumer', () => {
    const lab = new Lab(8192);
    const queue = lab.queue('q', unused);
    lab.channel.call('basic.consume', { queue: 'q', consumerTag: 't' });
    lab.advance(1000);
    expect(queue.deleted).toBe(false);
    lab.channel.call('basic.cancel', { consumerTag: 't' });
    lab.advance(49);
    expect(queue.deleted).toBe(false);
    lab.advance(10);
    expect(queue.deleted).toBe(true);
  });

  it('takes what is delivered with it, and what is settled then goes nowhere', () => {
    const lab = new Lab(8192);
    const queue = lab.queue('q', { expiresMs: 50, deadLetterExchange: '', deadLetterRoutingKey: 'dead' });
    const dead = lab.queue('dead');
    lab.publish('q', 2);
    lab.channel.call('basic.get', { queue: 'q' });
    lab.advance(60);
    expect(queue.deleted).toBe(true);
    lab.channel.call('basic.reject', { deliveryTag: 1 });
    expect(dead.readyCount).toBe(0);
    expect(lab.core.broker.memory).toMatchObject({ entries: 0, bytes: 0 });
  });
});
