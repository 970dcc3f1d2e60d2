/**
 * basic.get of a message that has to be read first: the answer waits, and the connection's commands behind it.
 */
import { describe, expect, it } from '@jest/globals';
import { PagingCore } from '../../support/paging-core.js';
import { channelClosed } from '../../support/refusals.js';
import { type ScriptedChannel, bodiesOf } from '../../support/scripted-channel.js';

/** A broker that starts with twenty messages in `q`, of which a read brings eight. */
function restarted(): { core: PagingCore; bodies: string[]; channel: ScriptedChannel } {
  const before = new PagingCore({});
  before.declare('q');
  const bodies = before.fill('q', 20);
  const core = before.restarted({ residentEntriesMax: 8 }, { readMax: 8 });
  return { core, bodies, channel: core.core.channel() };
}

const get = { queue: 'q', noAck: false };

describe('basic.get of a message on disk', () => {
  it('is answered once it was read', () => {
    const { core, bodies, channel } = restarted();
    expect([channel.call('basic.get', get), core.owed]).toEqual([[], ['read q']]);
    core.answer();
    expect(channel.take()).toMatchObject([{ name: 'basic.get-ok', body: bodies[0], messageCount: 19, deliveryTag: 1 }]);
  });

  it('needs no more reads while what was read lasts', () => {
    const { core, bodies, channel } = restarted();
    channel.send('basic.get', get);
    core.answerAll();
    channel.take();
    for (const body of bodies.slice(1, 8)) expect(channel.call('basic.get', get)).toMatchObject([{ body }]);
    expect([channel.call('basic.get', get), core.owed]).toEqual([[], ['read q']]);
  });

  it('comes to the end of the queue', () => {
    const { core, bodies, channel } = restarted();
    for (const body of [...bodies, ...core.fill('q', 3)]) {
      channel.send('basic.get', { ...get, noAck: true });
      core.answerAll();
      expect(channel.take()).toMatchObject([{ body }]);
    }
    expect(channel.call('basic.get', get)).toEqual([{ name: 'basic.get-empty' }]);
    expect([core.resident, core.disk('q').log.size]).toEqual([0, 0]);
  });

  it('is answered before what was asked behind it, on all channels of the connection', () => {
    const { core, bodies, channel } = restarted();
    const beside = channel.client.channel(2);
    channel.send('basic.get', get);
    channel.send('basic.get', { queue: 'none' });
    beside.send('basic.get', get);
    core.core.endTurn();
    expect([channel.take(), beside.take()]).toEqual([[], []]);
    core.answer();
    expect(channel.take()).toMatchObject([{ body: bodies[0] }, { name: 'channel.close', replyCode: 404 }]);
    // What was fetched went back to the queue with its channel.
    expect(beside.take()).toMatchObject([{ body: bodies[0], redelivered: true }]);
  });

  it('holds up nobody else', () => {
    const { core, bodies, channel } = restarted();
    channel.call('basic.get', get);
    const other = core.core.channel();
    expect(other.counts('q')).toEqual({ ready: 20, consumers: 0 });
    other.call('basic.get', get);
    core.answer();
    expect([channel.take(), other.take()]).toMatchObject([[{ body: bodies[0] }], [{ body: bodies[1] }]]);
  });

  it('comes before consumers that wait as well', () => {
    const { core, bodies, channel } = restarted();
    channel.call('basic.get', get);
    const other = core.core.channel();
    other.call('basic.consume', { queue: 'q' });
    core.answer();
    expect(channel.take()).toMatchObject([{ body: bodies[0] }]);
    expect(bodiesOf(other.take())).toEqual(bodies.slice(1, 8));
  });

  it('goes on to the next read when all of one is damaged', () => {
    const { core, bodies, channel } = restarted();
    for (let sequence = 0; sequence < 8; sequence++) core.disk('q').damaged.add(sequence);
    channel.call('basic.get', get);
    core.answer();
    expect([channel.take(), core.owed]).toEqual([[], ['read q']]);
    core.answer();
    expect(channel.take()).toMatchObject([{ body: bodies[8], messageCount: 11 }]);
  });

  it('finds nothing when all are damaged', () => {
    const { core, channel } = restarted();
    for (let sequence = 0; sequence < 20; sequence++) core.disk('q').damaged.add(sequence);
    channel.send('basic.get', get);
    core.answerAll();
    expect(channel.take()).toEqual([{ name: 'basic.get-empty' }]);
  });

  it('is read even while memory is full of what the same client has not settled', () => {
    const before = new PagingCore({});
    before.declare('q');
    const bodies = before.fill('q', 20);
    const core = before.restarted({ queuedEntriesMax: 4 }, { readMax: 5 });
    const channel = core.core.channel();
    for (const body of bodies) {
      channel.send('basic.get', get);
      core.answerAll();
      expect(channel.take()).toMatchObject([{ body }]);
    }
  });
});

describe('basic.get that waits', () => {
  it('finds nothing once the queue is purged, and commands go on', () => {
    const { core, channel } = restarted();
    channel.send('basic.get', get);
    channel.send('basic.qos');
    expect(core.channel.call('queue.purge', { queue: 'q' })).toMatchObject([{ messageCount: 20 }]);
    expect(channel.turn()).toEqual([{ name: 'basic.get-empty' }, { name: 'basic.qos-ok' }]);
    core.answerAll();
    expect([channel.take(), core.ready('q')]).toEqual([[], 0]);
  });

  it('finds what came in the turn of the purge', () => {
    const { core, channel } = restarted();
    channel.send('basic.get', get);
    core.channel.send('queue.purge', { queue: 'q' });
    core.channel.sendPublish({ routingKey: 'q', body: 'new' });
    expect(channel.turn()).toMatchObject([{ name: 'basic.get-ok', body: 'new' }]);
  });

  it('is refused once the queue is deleted', () => {
    const { core, channel } = restarted();
    channel.call('basic.get', get);
    core.channel.call('queue.delete', { queue: 'q' });
    const refusal = channelClosed(404, "NOT_FOUND - no queue 'q' in vhost '/'", 'basic.get');
    expect(channel.turn()).toEqual([refusal]);
    core.answerAll();
    expect(core.resident).toBe(0);
  });

  it('is forgotten when its client goes', () => {
    const { core, bodies, channel } = restarted();
    channel.call('basic.get', get);
    channel.client.disconnect();
    core.answerAll();
    expect([channel.take(), core.ready('q')]).toEqual([[], 20]);
    expect(core.drain('q')).toEqual(bodies);
  });

  it('is forgotten when its connection is closed by force', () => {
    const { core, channel } = restarted();
    channel.call('basic.get', get);
    core.core.broker.closeAll('shutdown');
    core.answerAll();
    expect(channel.take()).toEqual([]);
    expect(core.core.broker.memory.entries).toBe(8);
  });
});
