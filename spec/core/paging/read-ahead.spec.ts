/**
 * Messages on disk come back for those who want them, in time, and never more than memory has room for.
 */
import { describe, expect, it } from '@jest/globals';
import { ENTRY_BYTES, PagingCore } from '../../support/paging-core.js';
import { PagingStore } from '../../support/paging-store.js';
import { type ScriptedChannel, bodiesOf, deliveriesOf } from '../../support/scripted-channel.js';

const windows = { residentEntriesMax: 8, residentBytesMax: 1_000_000 };

/** A broker that starts with messages in a durable queue, and their bodies. */
function restarted(
  count: number,
  limits: ConstructorParameters<typeof PagingCore>[0] = windows,
  readMax = 8,
): { core: PagingCore; bodies: string[] } {
  const before = new PagingCore({});
  before.declare('q');
  const bodies = before.fill('q', count);
  return { core: before.restarted(limits, { readMax }), bodies };
}

function consumer(core: PagingCore, prefetchCount = 0, queue = 'q'): ScriptedChannel {
  const channel = core.core.channel();
  channel.call('basic.qos', { prefetchCount });
  channel.send('basic.consume', { queue, consumerTag: 't' });
  core.core.endTurn();
  return channel;
}

const ackAll = (channel: ScriptedChannel): string[] =>
  bodiesOf(channel.call('basic.ack', { deliveryTag: 0, multiple: true }));

describe('a queue that was there before', () => {
  it('counts its messages at once and reads none until somebody wants them', () => {
    const { core } = restarted(20);
    expect([core.ready('q'), core.resident]).toEqual([20, 0]);
    core.fill('q', 1);
    expect([core.ready('q'), core.resident, core.owed]).toEqual([21, 1, []]);
  });

  it('delivers all of them in order, and new ones behind them', () => {
    const { core, bodies } = restarted(20);
    bodies.push(...core.fill('q', 20));
    expect(core.drain('q')).toEqual(bodies);
    expect([core.resident, core.ready('q'), core.disk('q').log.size]).toEqual([0, 0, 0]);
  });

  it('says which were delivered before', () => {
    const before = new PagingCore({});
    before.declare('q');
    before.fill('q', 5);
    consumer(before, 2);
    const core = before.restarted(windows);
    const channel = consumer(core);
    core.answerAll();
    expect(deliveriesOf(channel.take()).map(({ redelivered }) => redelivered)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('does not bring back what was settled, nor what was not durable', () => {
    const before = new PagingCore({});
    before.declare('q');
    const bodies = before.fill('q', 3);
    ackAll(consumer(before, 1));
    before.publish('q', 4);
    const core = before.restarted(windows);
    expect([core.ready('q'), core.drain('q')]).toEqual([2, bodies.slice(1)]);
  });
});

describe('reading', () => {
  it('asks for the next messages before those in memory are used up, one read at a time', () => {
    const { core, bodies } = restarted(20);
    const channel = consumer(core, 1);
    expect(core.owed).toEqual(['read q']);
    core.answer();
    expect([bodiesOf(channel.take()), core.owed]).toEqual([bodies.slice(0, 1), []]);
    for (const body of bodies.slice(1, 4)) expect([ackAll(channel), core.owed]).toEqual([[body], []]);
    // Three are left of a window of eight.
    expect([ackAll(channel), core.owed, core.ready('q')]).toEqual([bodies.slice(4, 5), ['read q'], 15]);
    for (const body of bodies.slice(5, 8)) expect([ackAll(channel), core.owed]).toEqual([[body], ['read q']]);
    expect(ackAll(channel)).toEqual([]);
    core.answer();
    expect(bodiesOf(channel.take())).toEqual(bodies.slice(8, 9));
  });

  it('goes on at once when a read brings little', () => {
    const { core } = restarted(20, windows, 3);
    consumer(core, 1);
    core.store.answer();
    expect(core.owed).toEqual(['read q']);
    core.store.answer();
    expect(core.owed).toEqual([]);
  });

  it('goes on while a consumer takes everything', () => {
    const { core, bodies } = restarted(100);
    const channel = consumer(core);
    core.answerAll();
    expect(bodiesOf(channel.take())).toEqual(bodies);
  });

  it('is for nobody when there is no consumer any more', () => {
    const { core, bodies } = restarted(20);
    consumer(core, 1).client.disconnect();
    core.answerAll();
    expect([core.resident, core.ready('q')]).toEqual([8, 20]);
    expect(core.drain('q')).toEqual(bodies);
  });

  it('leaves out what is damaged beyond use', () => {
    const { core, bodies } = restarted(20);
    for (const sequence of [0, 1, 2, 3, 4, 5, 6, 7, 9, 19]) core.disk('q').damaged.add(sequence);
    expect(core.drain('q')).toEqual(bodies.filter((_, i) => i === 8 || (i > 9 && i < 19)));
    expect([core.resident, core.ready('q'), core.disk('q').log.size]).toEqual([0, 0, 0]);
  });

  it('leaves out what is damaged of what was written aside', () => {
    const core = new PagingCore({ memoryBudget: 10 * ENTRY_BYTES, pressedBytesMax: 0, spillBytes: 5 * ENTRY_BYTES });
    core.declare('q', false);
    const bodies = core.fill('q', 20, false);
    core.answerAll();
    core.disk('q').damaged.add(3);
    expect(core.drain('q')).toEqual(bodies.filter((_, i) => i !== 3));
    expect([core.resident, core.ready('q'), core.store.spilledChunks]).toEqual([0, 0, 0]);
  });

  it('is for a few queues at a time', () => {
    const core = new PagingCore({ ...windows, readsMax: 1 }, manyQueues());
    const channels = ['a', 'b', 'c'].map((queue) => consumer(core, 1, queue));
    expect(core.owed).toEqual(['read a']);
    core.answer();
    expect(core.owed).toEqual(['read b']);
    channels[1]!.client.disconnect();
    core.answer();
    expect(core.owed).toEqual(['read c']);
    core.answer();
    expect(channels.map((channel) => bodiesOf(channel.take()))).toEqual([['m000'], [], ['m006']]);
  });

  it('of a queue that is deleted gives way to another', () => {
    const core = new PagingCore({ ...windows, readsMax: 1 }, manyQueues());
    for (const queue of ['a', 'b']) consumer(core, 1, queue);
    expect(core.owed).toEqual(['read a']);
    core.channel.call('queue.delete', { queue: 'a' });
    expect(core.owed).toEqual(['read a', 'read b']);
    core.answerAll();
    expect(core.resident).toBe(3);
  });
});

/** A store with three messages in each of three queues. */
function manyQueues(): PagingStore {
  const before = new PagingCore({});
  for (const queue of ['a', 'b', 'c']) {
    before.declare(queue);
    before.fill(queue, 3);
  }
  return before.store.restarted();
}

describe('a purge while messages are being read', () => {
  it('counts them, and what comes later is not there', () => {
    const { core } = restarted(20);
    const channel = consumer(core);
    expect(core.channel.call('queue.purge', { queue: 'q' })).toMatchObject([{ messageCount: 20 }]);
    expect([core.ready('q'), core.disk('q').log.size]).toEqual([0, 0]);
    core.answerAll();
    expect([bodiesOf(channel.take()), core.resident]).toEqual([[], 0]);
    const bodies = core.fill('q', 3);
    expect(bodiesOf(channel.take())).toEqual(bodies);
  });

  it('does not keep new messages from being paged out and read', () => {
    const { core } = restarted(20);
    const channel = consumer(core, 1);
    core.channel.call('queue.purge', { queue: 'q' });
    const bodies = core.fill('q', 60);
    expect(bodiesOf(channel.take())).toEqual(bodies.slice(0, 1));
    channel.client.disconnect();
    expect(core.drain('q')).toEqual(bodies);
  });

  it('frees what was written aside', () => {
    const core = new PagingCore({ memoryBudget: 10 * ENTRY_BYTES, pressedBytesMax: 0, spillBytes: 5 * ENTRY_BYTES });
    core.declare('q', false);
    core.fill('q', 20, false);
    core.answerAll();
    const channel = consumer(core, 1);
    expect(core.owed).toEqual(['readSpilled q']);
    expect(core.channel.call('queue.purge', { queue: 'q' })).toMatchObject([{ messageCount: 20 }]);
    expect(core.store.spilledChunks).toBe(0);
    const bodies = core.fill('q', 20, false);
    core.answerAll();
    expect(bodiesOf(channel.take())).toEqual(bodies.slice(0, 1));
    channel.client.disconnect();
    expect(core.drain('q')).toEqual(bodies);
    expect([core.resident, core.store.spilledChunks]).toEqual([0, 0]);
  });
});

describe('a consumer that settles nothing', () => {
  const full = { ...windows, queuedEntriesMax: 30 };

  it('gets no more than memory has room for, and the rest as it settles', () => {
    const { core, bodies } = restarted(200, full);
    const channel = consumer(core);
    core.answerAll();
    const delivered = bodiesOf(channel.take());
    expect(delivered).toEqual(bodies.slice(0, delivered.length));
    expect(delivered.length).toBeGreaterThan(16);
    expect(delivered.length).toBeLessThanOrEqual(30 + 8);
    while (delivered.length < bodies.length) {
      const more = ackAll(channel);
      expect(core.owed).toEqual(['read q']);
      core.answerAll();
      delivered.push(...more, ...bodiesOf(channel.take()));
      expect(core.resident).toBeLessThanOrEqual(30 + 8);
    }
    expect(delivered).toEqual(bodies);
  });

  it('does not keep the consumers of other queues from getting on', () => {
    const { core, bodies } = restarted(200, full);
    core.declare('greedy', false);
    const greedy = consumer(core, 0, 'greedy');
    core.publish('greedy', 31);
    const channel = consumer(core, 3);
    core.answerAll();
    const delivered = bodiesOf(channel.take());
    for (let turns = 0; turns < 100 && delivered.length < 60; turns++) {
      delivered.push(...ackAll(channel));
      core.answerAll();
      delivered.push(...bodiesOf(channel.take()));
    }
    expect(delivered).toEqual(bodies.slice(0, delivered.length));
    expect(delivered.length).toBeGreaterThanOrEqual(60);
    expect(bodiesOf(greedy.take())).toHaveLength(31);
  });

  it('frees others that wait for room when it settles at last', () => {
    const { core, bodies } = restarted(200, full);
    core.declare('greedy', false);
    const greedy = consumer(core, 0, 'greedy');
    core.publish('greedy', 31);
    const channel = consumer(core, 10);
    core.answerAll();
    // Two of ten are out: nothing more is read for them while memory is full.
    expect(bodiesOf(channel.take())).toEqual(bodies.slice(0, 8));
    expect(core.owed).toEqual([]);
    ackAll(greedy);
    core.answerAll();
    expect(bodiesOf(channel.take())).toEqual(bodies.slice(8, 10));
  });
});
