/**
 * A store that cannot take more stops publishers: silently while it catches up, with a word while its disk
 * fails. Nobody else stops.
 */
import { describe, expect, it } from '@jest/globals';
import type { BrokerWitness } from '../../../src/core/ports.js';
import type { Obstacle } from '../../../src/core/storage.js';
import { HeldStore } from '../../support/held-store.js';
import { type ScriptedChannel, bodiesOf } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

const blocked = { name: 'connection.blocked', reason: 'low on disk' };
const lowOnMemory = { name: 'connection.blocked', reason: 'low on memory' };
const unblocked = { name: 'connection.unblocked' };

function world() {
  const store = new HeldStore();
  const core = new ScriptedCore({ queuedEntriesMax: 10 }, store);
  const beside = core.channel();
  beside.queue('q');
  return { store, core, beside, publisher: publisherOn(core) };
}

function publisherOn(core: ScriptedCore): ScriptedChannel {
  const channel = core.channel('connection.blocked');
  channel.client.outbound.take(0);
  return channel;
}

const publish = (channel: ScriptedChannel): unknown => channel.publish({ routingKey: 'q' });
const hears = ({ client }: ScriptedChannel): unknown[] => client.outbound.take(0);
const isPaused = ({ client }: ScriptedChannel): boolean => client.outbound.paused;

describe('a store with a backlog', () => {
  it('stops who publishes, without a word, until it has caught up', () => {
    const { store, core, publisher } = world();
    store.meet('backlog');
    expect([isPaused(publisher), core.broker.publishersWait]).toEqual([false, true]);
    publish(publisher);
    expect([isPaused(publisher), hears(publisher)]).toEqual([true, []]);
    store.meet('none');
    expect([isPaused(publisher), hears(publisher), core.broker.blocked.size]).toEqual([false, [], 0]);
  });

  it('takes what comes behind the publish when it has caught up', () => {
    const { store, core, beside, publisher } = world();
    store.meet('backlog');
    for (let i = 0; i < 3; i++) publisher.sendPublish({ routingKey: 'q' });
    expect(beside.counts('q')).toMatchObject({ ready: 1 });
    store.meet('none');
    core.endTurn();
    expect(beside.counts('q')).toMatchObject({ ready: 3 });
  });
});

describe('a store whose disk fails', () => {
  it('stops who publishes, with a word, until it works again', () => {
    const { store, core, publisher } = world();
    store.meet('disk');
    expect(hears(publisher)).toEqual([]);
    publish(publisher);
    expect([isPaused(publisher), hears(publisher)]).toEqual([true, [blocked]]);
    const late = publisherOn(core);
    publish(late);
    expect([isPaused(late), hears(late)]).toEqual([true, [blocked]]);
    store.meet('none');
    for (const one of [publisher, late]) expect([isPaused(one), hears(one)]).toEqual([false, [unblocked]]);
  });

  it('stops nobody who does not publish', () => {
    const { store, beside } = world();
    publish(beside);
    store.meet('disk');
    expect(bodiesOf(beside.call('basic.consume', { queue: 'q' }))).toEqual(['m']);
    expect(beside.call('basic.ack', { deliveryTag: 1 })).toEqual([]);
    expect([isPaused(beside), beside.counts('q')]).toEqual([false, { ready: 0, consumers: 1 }]);
  });

  it('stops publishing in a transaction too', () => {
    const { store, publisher } = world();
    publisher.call('tx.select');
    store.meet('disk');
    publish(publisher);
    expect([isPaused(publisher), hears(publisher)]).toEqual([true, [blocked]]);
  });

  it('keeps durable answers waiting until it works again', () => {
    const { store, publisher } = world();
    publisher.take();
    store.meet('disk');
    expect(publisher.call('queue.declare', { queue: 'd', durable: true })).toEqual([]);
    expect([isPaused(publisher), hears(publisher)]).toEqual([true, []]);
    store.meet('none');
    expect([isPaused(publisher), publisher.take()]).toEqual([true, []]);
    store.sync();
    expect([isPaused(publisher), publisher.take()]).toMatchObject([false, [{ name: 'queue.declare-ok' }]]);
  });
});

describe('an obstacle that changes', () => {
  it.each<[string, readonly Obstacle[], readonly unknown[]]>([
    ['a backlog turns out to be a failing disk', ['backlog', 'disk'], [blocked]],
    ['a disk works again and has a backlog', ['disk', 'backlog'], [blocked]],
    ['it comes and goes', ['disk', 'backlog', 'disk', 'backlog'], [blocked]],
  ])('%s: publishers are told once, and stay stopped', (_what, obstacles, told) => {
    const { store, publisher } = world();
    store.meet(obstacles[0]!);
    publish(publisher);
    for (const obstacle of obstacles) {
      store.meet(obstacle);
      expect(isPaused(publisher)).toBe(true);
    }
    expect(hears(publisher)).toEqual(told);
    store.meet('none');
    expect([isPaused(publisher), hears(publisher)]).toEqual([false, [unblocked]]);
  });

  it('does not set free who waits for memory', () => {
    const { store, core, beside, publisher } = world();
    store.meet('backlog');
    for (let i = 0; i < 10; i++) publish(publisherOn(core));
    publish(publisher);
    expect([isPaused(publisher), hears(publisher), core.broker.memory.full]).toEqual([true, [lowOnMemory], true]);
    store.meet('none');
    expect([isPaused(publisher), hears(publisher)]).toEqual([true, []]);
    beside.call('queue.purge', { queue: 'q' });
    expect([isPaused(publisher), hears(publisher)]).toEqual([false, [unblocked]]);
  });

  it('tells who has waited for a backlog of what it waits for now', () => {
    const { store, core, publisher } = world();
    store.meet('backlog');
    publish(publisher);
    expect(hears(publisher)).toEqual([]);
    for (let i = 0; i < 10; i++) publish(publisherOn(core));
    store.meet('none');
    expect([isPaused(publisher), hears(publisher)]).toEqual([true, [lowOnMemory]]);
  });

  it('does not set free who waits for the disk when there is memory again', () => {
    const { store, beside, publisher } = world();
    for (let i = 0; i < 11; i++) publisher.sendPublish({ routingKey: 'q' });
    store.meet('disk');
    expect([isPaused(publisher), hears(publisher)]).toEqual([true, [lowOnMemory]]);
    beside.call('queue.purge', { queue: 'q' });
    expect([isPaused(publisher), hears(publisher)]).toEqual([true, []]);
    store.meet('none');
    expect([isPaused(publisher), hears(publisher)]).toEqual([false, [unblocked]]);
  });
});

describe('an alarm', () => {
  it('is named with the other one, when both are set', () => {
    const { store, core, beside } = world();
    for (let i = 0; i < 11; i++) publish(publisherOn(core));
    store.meet('disk');
    const late = publisherOn(core);
    publish(late);
    expect(hears(late)).toEqual([{ name: 'connection.blocked', reason: 'low on memory & disk' }]);
    beside.call('queue.purge', { queue: 'q' });
    expect([isPaused(late), hears(late)]).toEqual([true, []]);
    store.meet('none');
    expect([isPaused(late), hears(late)]).toEqual([false, [unblocked]]);
  });

  it('is told of when it is set and when it is cleared, once each', () => {
    const told: string[] = [];
    const witness: BrokerWitness = {
      alarm: (alarm, isSet) => told.push(`${alarm} ${isSet ? 'set' : 'cleared'}`),
      defined: () => undefined,
      removed: () => undefined,
    };
    const store = new HeldStore();
    const core = new ScriptedCore({ queuedEntriesMax: 10 }, store, witness);
    const beside = core.channel();
    beside.queue('q');
    for (let i = 0; i < 13; i++) publish(publisherOn(core));
    store.meet('backlog');
    store.meet('disk');
    core.endTurn();
    core.endTurn();
    expect(told).toEqual(['memory set', 'disk set']);
    beside.call('queue.purge', { queue: 'q' });
    store.meet('none');
    core.endTurn();
    expect(told.slice(2)).toEqual(['memory cleared', 'disk cleared']);
  });
});

describe('a connection that is stopped by an obstacle', () => {
  it('and goes, is forgotten', () => {
    const { store, core, publisher } = world();
    store.meet('disk');
    publish(publisher);
    hears(publisher);
    publisher.client.disconnect();
    store.meet('none');
    expect([hears(publisher), core.broker.blocked.size]).toEqual([[], 0]);
  });
});

describe('progress of the store', () => {
  it('asks for a turn: what it brings about has to be sent', () => {
    const { store, core } = world();
    let asked = 0;
    core.broker.requestTurn = () => asked++;
    store.meet('backlog');
    store.meet('none');
    expect(asked).toBe(2);
  });
});
