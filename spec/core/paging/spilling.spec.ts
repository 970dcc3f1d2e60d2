/**
 * When all queues together take too much memory, messages are written aside and leave, those of the fullest
 * queues first; until they are written nothing happens to them.
 */
import { describe, expect, it } from '@jest/globals';
import { ENTRY_BYTES, PagingCore } from '../../support/paging-core.js';
import { bodiesOf, deliveriesOf } from '../../support/scripted-channel.js';

/** A budget of twenty messages, runs of four, one of which stays in a queue. */
const limits = {
  memoryBudget: 20 * ENTRY_BYTES,
  pressedBytesMax: ENTRY_BYTES,
  spillBytes: 4 * ENTRY_BYTES,
  spillsMax: 8,
};

function coreWith(part: Partial<typeof limits> & { residentEntriesMax?: number } = {}, durable = false): PagingCore {
  const core = new PagingCore({ ...limits, ...part });
  core.declare('q', durable);
  return core;
}

/** Sequence numbers from one to another, both included. */
const run = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('messages in memory', () => {
  it('stay as long as they fit the budget', () => {
    const core = coreWith();
    core.fill('q', 20);
    expect([core.resident, core.owed]).toEqual([20, []]);
  });

  it('are written aside in runs once they do not, down to a share of it, and leave when they are written', () => {
    const core = coreWith();
    core.fill('q', 21);
    expect(core.disk('q').spills).toEqual([run(1, 4), run(5, 8)]);
    expect([core.resident, core.ready('q')]).toEqual([21, 21]);
    core.answer();
    expect([core.resident, core.ready('q')]).toEqual([17, 21]);
    core.answer();
    expect([core.resident, core.ready('q'), core.owed]).toEqual([13, 21, []]);
  });

  it('leave in order, in whatever order they are written', () => {
    const core = coreWith();
    const bodies = core.fill('q', 21);
    core.answer(1);
    expect(core.resident).toBe(21);
    core.answer(0);
    expect(core.resident).toBe(13);
    expect(core.drain('q')).toEqual(bodies);
    expect([core.resident, core.store.spilledChunks]).toEqual([0, 0]);
  });

  it('stay again once there is room', () => {
    const core = coreWith();
    core.fill('q', 21);
    core.answerAll();
    core.fill('q', 7);
    expect([core.resident, core.owed]).toEqual([20, []]);
  });

  it('of few queues at a time are being written', () => {
    const core = coreWith({ spillsMax: 1 });
    core.declare('other', false);
    core.fill('other', 15);
    core.fill('q', 15);
    expect(core.owed).toEqual(['spill other']);
    core.answer();
    expect(core.owed).toHaveLength(1);
    core.answerAll();
    expect(core.resident).toBeLessThanOrEqual(16);
  });

  it('leave the fullest queue first, and one that has hardly any is left alone', () => {
    const core = coreWith();
    for (const [queue, count] of [
      ['small', 1],
      ['middle', 8],
      ['large', 12],
    ] as const) {
      core.declare(queue, false);
      core.fill(queue, count);
    }
    core.answerAll();
    expect([core.disk('small').spills, core.disk('middle').spills]).toEqual([[], []]);
    expect(core.disk('large').spills).toHaveLength(2);
  });

  it('that the store has leave for nothing, windows and all', () => {
    const core = coreWith({}, true);
    const bodies = core.fill('q', 21);
    expect([core.resident, core.owed]).toEqual([1, []]);
    expect(core.disk('q').cold).toEqual({ from: 1, to: 21 });
    expect(core.drain('q')).toEqual(bodies);
  });

  it('are written aside with those among them that the store has, and settled there', () => {
    const core = coreWith({}, true);
    const bodies: string[] = [];
    for (let i = 0; i < 11; i++) bodies.push(...core.fill('q', 1, false), ...core.fill('q', 1, true));
    // The second is stored and leaves for nothing.
    expect([core.disk('q').cold, core.disk('q').spills[0]]).toEqual([{ from: 1, to: 2 }, run(2, 5)]);
    core.answerAll();
    expect(core.disk('q').log.size).toBe(11);
    expect(core.drain('q')).toEqual(bodies);
    expect([core.disk('q').log.size, core.store.spilledChunks]).toEqual([0, 0]);
  });

  it('that the store has are not written behind others, but wait until they leave for nothing', () => {
    const core = coreWith({}, true);
    const bodies = [...core.fill('q', 9, false), ...core.fill('q', 12, true)];
    expect(core.disk('q').spills).toEqual([run(1, 4), run(5, 8)]);
    const more = core.fill('q', 10);
    expect(core.disk('q').spills).toHaveLength(2);
    core.answerAll();
    expect(core.disk('q').spills).toHaveLength(2);
    expect(core.resident).toBeLessThanOrEqual(16);
    expect(core.drain('q')).toEqual([...bodies, ...more]);
  });

  it('are not written before they are durable, if they are to be', () => {
    const core = coreWith({}, true);
    core.publish('q', 10, false);
    core.publish('q', 10, true);
    core.publish('q', 10, false);
    expect(core.disk('q').spills).toEqual([run(1, 4), run(5, 8), [9]]);
    core.answerAll();
    expect(core.resident).toBe(21);
    core.sync();
    core.answerAll();
    expect(core.resident).toBeLessThanOrEqual(16);
  });
});

describe('a run that is being written', () => {
  it('was written for nothing when a consumer comes first', () => {
    const core = coreWith();
    const bodies = core.fill('q', 21);
    expect(core.owed).toHaveLength(2);
    const consumer = core.core.channel();
    expect(bodiesOf(consumer.call('basic.consume', { queue: 'q' }))).toEqual(bodies);
    core.answerAll();
    expect([core.resident, core.store.spilledChunks]).toEqual([21, 0]);
    consumer.call('basic.ack', { deliveryTag: 0, multiple: true });
    expect(core.resident).toBe(0);
  });

  it('stays where it is when a consumer stands right before it', () => {
    const core = coreWith();
    const bodies = core.fill('q', 21);
    const consumer = core.core.channel();
    consumer.call('basic.qos', { prefetchCount: 1 });
    expect(bodiesOf(consumer.call('basic.consume', { queue: 'q' }))).toEqual(bodies.slice(0, 1));
    core.answerAll();
    expect(core.ready('q')).toBe(20);
    consumer.client.disconnect();
    expect(core.drain('q')).toEqual(bodies);
    expect([core.resident, core.store.spilledChunks]).toEqual([0, 0]);
  });

  it('is not what stands there when others have taken its place', () => {
    const core = coreWith();
    const bodies = core.fill('q', 21);
    const consumer = core.core.channel();
    consumer.call('basic.qos', { prefetchCount: 3 });
    expect(bodiesOf(consumer.call('basic.consume', { queue: 'q' }))).toEqual(bodies.slice(0, 3));
    consumer.client.disconnect();
    core.answerAll();
    expect([core.ready('q'), core.resident <= 16]).toEqual([21, true]);
    expect(core.drain('q')).toEqual(bodies);
    expect([core.resident, core.store.spilledChunks]).toEqual([0, 0]);
  });

  it.each([1, 2])('is freed when the queue is purged meanwhile (%d written)', (answers) => {
    const core = coreWith();
    core.fill('q', 21);
    for (let i = 1; i < answers; i++) core.answer();
    expect(core.channel.call('queue.purge', { queue: 'q' })).toMatchObject([{ messageCount: 21 }]);
    core.answerAll();
    expect([core.resident, core.ready('q'), core.store.spilledChunks]).toEqual([0, 0, 0]);
    const bodies = core.fill('q', 21);
    core.answerAll();
    expect(core.drain('q')).toEqual(bodies);
  });

  it('is freed at once by a purge when it waits for the one before it', () => {
    const core = coreWith();
    core.fill('q', 21);
    core.answer(1);
    expect(core.store.spilledChunks).toBe(1);
    core.channel.call('queue.purge', { queue: 'q' });
    expect(core.store.spilledChunks).toBe(0);
    core.answerAll();
    expect(core.store.spilledChunks).toBe(0);
  });

  it('is freed when the queue is deleted meanwhile', () => {
    const core = coreWith();
    core.fill('q', 21);
    core.answer();
    const disk = core.disk('q');
    expect(core.channel.call('queue.delete', { queue: 'q' })).toMatchObject([{ messageCount: 21 }]);
    expect([core.resident, disk.chunks.size]).toEqual([0, 0]);
    core.answerAll();
    expect(disk.chunks.size).toBe(0);
    core.declare('other', false);
    core.fill('other', 50);
    expect(core.owed).toHaveLength(8);
  });

  it('stays when the disk does not take it, and is tried again when something has changed', () => {
    const core = coreWith();
    const bodies = core.fill('q', 21);
    core.store.refusesSpills = true;
    core.answerAll();
    expect([core.resident, core.ready('q')]).toEqual([21, 21]);
    core.core.endTurn();
    expect(core.owed).toEqual([]);
    core.store.refusesSpills = false;
    core.store.meet('none');
    core.core.endTurn();
    core.answerAll();
    expect(core.resident).toBe(13);
    expect(core.drain('q')).toEqual(bodies);
  });

  it('is tried again as more memory is taken', () => {
    const core = coreWith();
    core.fill('q', 21);
    core.store.refusesSpills = true;
    core.answerAll();
    core.store.refusesSpills = false;
    core.fill('q', 1);
    expect(core.owed).toEqual([]);
    core.publish('q', 4);
    core.answerAll();
    expect(core.resident).toBeLessThanOrEqual(16);
  });
});

describe('messages that came back from a consumer', () => {
  it('leave too, and are redelivered in order', () => {
    const core = coreWith();
    const consumer = core.core.channel();
    consumer.call('basic.consume', { queue: 'q' });
    const bodies = core.fill('q', 30);
    expect([bodiesOf(consumer.take()), core.owed]).toEqual([bodies, []]);
    consumer.client.disconnect();
    core.answerAll();
    expect(core.resident).toBeLessThanOrEqual(16);
    const next = core.core.channel();
    next.send('basic.consume', { queue: 'q', noAck: true });
    core.answerAll();
    const delivered = deliveriesOf(next.turn());
    expect(delivered.map(({ body, redelivered }) => [body, redelivered])).toEqual(bodies.map((body) => [body, true]));
    expect([core.resident, core.store.spilledChunks]).toEqual([0, 0]);
  });
});
