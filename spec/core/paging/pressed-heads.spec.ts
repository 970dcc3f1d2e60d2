/**
 * What was read back may have to leave again while memory is short: in order, and not for who is about to take it.
 */
import { describe, expect, it } from '@jest/globals';
import { ENTRY_BYTES, PagingCore } from '../../support/paging-core.js';
import { type ScriptedChannel, bodiesOf } from '../../support/scripted-channel.js';

/** A budget of twenty messages and runs of four; heads of up to a hundred while there is room. */
const limits = {
  memoryBudget: 20 * ENTRY_BYTES,
  pressedBytesMax: ENTRY_BYTES,
  spillBytes: 4 * ENTRY_BYTES,
  residentEntriesMax: 100,
};

function coreWith(durable: boolean): PagingCore {
  const core = new PagingCore(limits);
  core.declare('q', durable);
  core.declare('other', false);
  return core;
}

function consumer(core: PagingCore, queue: string, prefetchCount: number): ScriptedChannel {
  const channel = core.core.channel();
  channel.call('basic.qos', { prefetchCount });
  channel.send('basic.consume', { queue, consumerTag: 't' });
  core.core.endTurn();
  return channel;
}

/** Takes most of the budget: a consumer of another queue that settles nothing. */
function pressOn(core: PagingCore, count: number): ScriptedChannel {
  const greedy = consumer(core, 'other', 0);
  core.publish('other', count);
  return greedy;
}

/**
 * A queue of which some transient messages have been read back, and stand there without a consumer. The rest
 * of the budget is the consumer's of the other queue.
 */
function withHead(): { core: PagingCore; bodies: string[]; greedy: ScriptedChannel } {
  const core = coreWith(false);
  const greedy = pressOn(core, 10);
  const bodies = core.fill('q', 40, false);
  core.answerAll();
  consumer(core, 'q', 1).client.disconnect();
  expect(core.owed).toEqual(['readSpilled q']);
  core.answer();
  return { core, bodies, greedy };
}

/** Everything is there in order, nothing is left. */
function expectAll(core: PagingCore, bodies: readonly string[]): void {
  core.answerAll();
  expect(core.drain('q')).toEqual(bodies);
  core.core.channel().call('queue.purge', { queue: 'other' });
  core.answerAll();
  expect(core.store.spilledChunks).toBe(0);
  expect(core.disk('q').log.size).toBe(0);
}

describe('messages that were read back', () => {
  it('are written aside again when memory is short and nobody takes them', () => {
    const { core, bodies, greedy } = withHead();
    const { resident } = core;
    core.publish('other', 20);
    core.answerAll();
    expect(core.resident).toBeLessThan(20 + resident - 4);
    greedy.client.disconnect();
    core.channel.call('queue.purge', { queue: 'other' });
    expectAll(core, bodies);
  });

  it.each(['what is behind is read', 'they are written'])('keep their places when %s first', (first) => {
    const { core, bodies, greedy } = withHead();
    core.publish('other', 20);
    expect(new Set(core.owed)).toEqual(new Set(['spill q']));
    // There is room again, and somebody wants what is behind the run.
    greedy.call('basic.ack', { deliveryTag: 0, multiple: true });
    const channel = consumer(core, 'q', 1);
    expect(core.owed.at(-1)).toBe('readSpilled q');
    core.answer(first === 'what is behind is read' ? core.owed.length - 1 : 0);
    core.answerAll();
    expect(bodiesOf(channel.take())).toEqual(bodies.slice(0, 1));
    channel.client.disconnect();
    expectAll(core, bodies);
  });

  it('are not written aside again as long as a consumer is there', () => {
    const core = coreWith(false);
    const bodies = core.fill('q', 40, false);
    core.answerAll();
    const greedy = pressOn(core, 20);
    core.answerAll();
    const written = core.disk('q').spills.length;
    const channel = consumer(core, 'q', 1);
    const delivered = bodiesOf(channel.take());
    while (delivered.length < 30) {
      core.answerAll();
      delivered.push(...bodiesOf(channel.call('basic.ack', { deliveryTag: 0, multiple: true })));
    }
    expect(core.disk('q').spills).toHaveLength(written);
    expect(delivered).toEqual(bodies.slice(0, delivered.length));
    for (const { client } of [channel, greedy]) client.disconnect();
  });
});

describe('stored messages that were read back', () => {
  function restarted(): { core: PagingCore; bodies: string[] } {
    const before = new PagingCore({});
    before.declare('q');
    const bodies = before.fill('q', 40);
    const core = before.restarted({ ...limits, spillBytes: 1, residentEntriesMax: 10 }, { readMax: 8 });
    core.declare('other', false);
    return { core, bodies };
  }

  it('leave for nothing, and are read for who can take them at once', () => {
    const { core, bodies } = restarted();
    const channel = consumer(core, 'q', 1);
    core.answerAll();
    expect([bodiesOf(channel.take()), core.resident]).toEqual([bodies.slice(0, 1), 8]);
    pressOn(core, 20);
    expect([core.resident, core.owed]).toEqual([21, []]);
    expect([bodiesOf(channel.call('basic.ack', { deliveryTag: 1 })), core.owed]).toEqual([[], ['read q']]);
    core.answer();
    expect([bodiesOf(channel.take()), core.resident, core.owed]).toEqual([bodies.slice(1, 2), 21, []]);
    channel.client.disconnect();
    expectAll(core, bodies.slice(1));
  });

  it('stay while those behind them are being read', () => {
    const { core, bodies } = restarted();
    const channel = consumer(core, 'q', 5);
    core.answer();
    expect([bodiesOf(channel.take()), core.owed]).toEqual([bodies.slice(0, 5), ['read q']]);
    pressOn(core, 20);
    expect(core.resident).toBe(8 + 20);
    core.answerAll();
    const delivered = bodiesOf(channel.call('basic.ack', { deliveryTag: 0, multiple: true }));
    core.answerAll();
    expect([...delivered, ...bodiesOf(channel.take())]).toEqual(bodies.slice(5, 10));
    channel.client.disconnect();
    expectAll(core, bodies.slice(5));
  });
});
