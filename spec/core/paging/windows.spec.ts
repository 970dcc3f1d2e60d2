/**
 * What the store has for good leaves memory as a matter of course, but for a window at each end of the queue.
 */
import { describe, expect, it } from '@jest/globals';
import { ENTRY_BYTES, PagingCore } from '../../support/paging-core.js';

const WINDOW = 4;
const windows = { residentEntriesMax: WINDOW, residentBytesMax: 1_000_000 };

function coreWith(limits: ConstructorParameters<typeof PagingCore>[0], durable = true): PagingCore {
  const core = new PagingCore(limits);
  core.declare('q', durable);
  return core;
}

describe('a queue of stored messages', () => {
  it('keeps them all while they are few', () => {
    const core = coreWith(windows);
    core.fill('q', 4 * WINDOW);
    expect([core.resident, core.disk('q').cold]).toEqual([4 * WINDOW, undefined]);
  });

  it('keeps its head and its newest once they are many, and tells the store so', () => {
    const core = coreWith(windows);
    core.fill('q', 4 * WINDOW + 1);
    expect([core.resident, core.ready('q')]).toEqual([2 * WINDOW, 4 * WINDOW + 1]);
    expect(core.disk('q').cold).toEqual({ from: WINDOW, to: 3 * WINDOW + 1 });
  });

  it('pages out more as its tail grows, a window at a time', () => {
    const core = coreWith(windows);
    core.fill('q', 4 * WINDOW + 1);
    core.fill('q', WINDOW);
    expect([core.resident, core.disk('q').cold?.to]).toEqual([3 * WINDOW, 3 * WINDOW + 1]);
    core.fill('q', 1);
    expect([core.resident, core.disk('q').cold]).toEqual([2 * WINDOW, { from: WINDOW, to: 4 * WINDOW + 2 }]);
  });

  it('costs no more memory than a window or four, however deep it is', () => {
    const core = coreWith(windows);
    let most = 0;
    for (let turn = 0; turn < 300; turn++) {
      core.fill('q', 3);
      most = Math.max(most, core.resident);
    }
    expect(core.ready('q')).toBe(900);
    expect(most).toBeLessThanOrEqual(4 * WINDOW + 3);
    expect(core.owed).toEqual([]);
  });

  it('counts bytes as well', () => {
    const core = coreWith({ residentEntriesMax: 1000, residentBytesMax: 3 * ENTRY_BYTES });
    core.fill('q', 12);
    expect(core.resident).toBe(12);
    core.fill('q', 1);
    expect(core.resident).toBe(6);
  });

  it('keeps a message at each end that is larger than a window', () => {
    const core = coreWith({ residentEntriesMax: 1000, residentBytesMax: 1 });
    core.fill('q', 5);
    expect(core.resident).toBe(2);
  });

  it('keeps what is not durable yet, until it is', () => {
    const core = coreWith(windows);
    core.publish('q', 30);
    expect(core.resident).toBe(30);
    core.sync();
    expect(core.resident).toBe(2 * WINDOW);
    core.publish('q', 30);
    core.sync();
    expect(core.resident).toBe(2 * WINDOW);
  });

  it('has them all in order when they are consumed, and is empty then', () => {
    const core = coreWith(windows);
    const bodies = [...core.fill('q', 30), ...core.fill('q', 30)];
    expect(core.drain('q')).toEqual(bodies);
    expect(core.core.broker.memory).toMatchObject({ entries: 0, bytes: 0 });
    expect(core.disk('q').log.size).toBe(0);
  });
});

describe('messages that are not stored', () => {
  it('stay, whether it is for themselves or for their queue', () => {
    const core = coreWith(windows);
    core.fill('q', 40, false);
    core.declare('transient', false);
    core.fill('transient', 40);
    expect([core.resident, core.owed]).toEqual([80, []]);
  });

  it('stop what is behind them from leaving', () => {
    const core = coreWith(windows);
    const bodies = [...core.fill('q', 10), ...core.fill('q', 1, false), ...core.fill('q', 20)];
    expect(core.resident).toBe(31 - (10 - WINDOW));
    expect(core.drain('q')).toEqual(bodies);
  });
});

describe('a purge of what is paged out', () => {
  it('counts it, and settles it in the store', () => {
    const core = coreWith(windows);
    core.fill('q', 100);
    expect(core.channel.call('queue.purge', { queue: 'q' })).toMatchObject([{ messageCount: 100 }]);
    expect([core.resident, core.ready('q'), core.disk('q').log.size]).toEqual([0, 0, 0]);
    const bodies = core.fill('q', 20);
    expect(core.drain('q')).toEqual(bodies);
  });

  it('leaves what is unacked', () => {
    const core = coreWith(windows);
    core.fill('q', 100);
    const consumer = core.core.channel();
    consumer.call('basic.qos', { prefetchCount: 2 });
    consumer.call('basic.consume', { queue: 'q' });
    expect(core.channel.call('queue.purge', { queue: 'q' })).toMatchObject([{ messageCount: 98 }]);
    expect([core.resident, core.disk('q').log.size]).toEqual([2, 2]);
    consumer.client.disconnect();
    expect(core.drain('q')).toEqual(['m000', 'm001']);
  });
});

describe('the deletion of a queue', () => {
  it('counts what is paged out', () => {
    const core = coreWith(windows);
    core.fill('q', 100);
    core.channel.send('queue.delete', { queue: 'q' });
    core.sync();
    expect(core.channel.take()).toMatchObject([{ name: 'queue.delete-ok', messageCount: 100 }]);
    expect(core.resident).toBe(0);
  });
});
