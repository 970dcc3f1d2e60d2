/**
 * Chosen messages go, or are moved: all of them in one place at each moment, whatever happens.
 */
import { describe, expect, it } from '@jest/globals';
import { actorOf } from '../../../src/core/acting/actor.js';
import { deleteMessages } from '../../../src/core/browsing/deleting.js';
import { type MoveOptions, moveMessages } from '../../../src/core/browsing/moving.js';
import { parseMessageId } from '../../../src/core/browsing/walking/message-id.js';
import type { Changed } from '../../../src/core/browsing/changing.js';
import { field } from '../../../src/wire/values/field-table.js';
import { AdministeredCore } from '../../support/administered-core.js';
import { PagingCore } from '../../support/paging-core.js';
import { thrownBy } from '../../support/thrown.js';
import { UsersCore } from '../../support/users-core.js';

const all = {};

describe('chosen messages', () => {
  it('are deleted by their ids, wherever they stand', () => {
    const core = withMessages('a', 'b', 'c', 'd', 'e');
    for (let i = 0; i < 2; i++) core.channel.call('basic.get', { queue: 'q' });
    core.channel.call('basic.nack', { deliveryTag: 2, requeue: true, multiple: true });
    const ids = core.peek('q').messages.map(({ id }) => parseMessageId(id)!);
    const changed = core.changed((onChanged) => {
      deleteMessages(core.actor, 'q', { ids: [ids[4]!, ids[1]!, ids[2]!, { lane: 0, sequence: 99 }] }, onChanged);
    });
    expect(changed).toMatchObject({ done: 3, isComplete: true });
    expect(core.channel.drain('q')).toEqual(['a', 'd']);
    expect(core.queue('q').readyBodyBytes).toBe(0);
  });

  it('are deleted from the head, or as a filter says', () => {
    const core = withMessages('a', 'b', 'c');
    expect(core.changed((on) => deleteMessages(core.actor, 'q', { count: 2 }, on))).toMatchObject({ done: 2 });
    expect(core.bodies('q')).toEqual(['c']);
    const filter = { routingKey: 'other' };
    expect(core.changed((on) => deleteMessages(core.actor, 'q', { filter }, on))).toMatchObject({ done: 0 });
    expect(core.bodies('q')).toEqual(['c']);
  });

  it('are moved to another queue, in order, as new there', () => {
    const core = withMessages('a', 'b', 'c');
    core.channel.queue('t');
    expect(move(core, { selection: all, target: { queue: 't' } })).toEqual({ done: 3, isComplete: true, stayed: none });
    expect(core.bodies('q')).toEqual([]);
    expect(core.peek('t').messages).toMatchObject([
      { exchange: '', routingKey: 'q', deliveries: 0 },
      { routingKey: 'q' },
      { routingKey: 'q' },
    ]);
    expect(core.channel.drain('t')).toEqual(['a', 'b', 'c']);
    expect(core.core.broker.memory.entries).toBe(0);
  });

  it('are moved through an exchange, with their own key or another', () => {
    const core = withMessages('a', 'b', 'c');
    for (const [queue, key] of [
      ['own', 'q'],
      ['other', 'k'],
    ] as const) {
      core.channel.queue(queue);
      core.channel.bind(queue, 'amq.direct', key);
    }
    move(core, { selection: { count: 2 }, target: { exchange: 'amq.direct' } });
    move(core, { selection: all, target: { exchange: 'amq.direct', routingKey: 'k' } });
    expect(core.bodies('own')).toEqual(['a', 'b']);
    expect(core.peek('other').messages).toMatchObject([{ exchange: 'amq.direct', routingKey: 'k' }]);
  });

  it('stay where they are when they reach nobody', () => {
    const core = withMessages('a', 'b');
    const changed = move(core, { selection: all, target: { exchange: 'amq.direct', routingKey: 'nobody' } });
    expect(changed).toMatchObject({ done: 0, stayed: { unroutable: 2 } });
    expect(core.channel.drain('q')).toEqual(['a', 'b']);
  });

  it('stay when a queue is full, and go nowhere else either', () => {
    const core = withMessages('a', 'b', 'c');
    core.channel.queue('free');
    core.channel.queue('full', {
      arguments: new Map([
        ['x-max-length', field.int(2)],
        ['x-overflow', field.text('reject-publish')],
      ]),
    });
    for (const queue of ['free', 'full']) core.channel.bind(queue, 'amq.fanout');
    const changed = move(core, { selection: all, target: { exchange: 'amq.fanout' } });
    expect(changed).toMatchObject({ done: 2, stayed: { refused: 1 } });
    expect([core.bodies('free'), core.bodies('full'), core.bodies('q')]).toEqual([['a', 'b'], ['a', 'b'], ['c']]);
  });

  it('stay where the target takes one for a duplicate', () => {
    const core = withMessages();
    core.channel.queue('t', { arguments: new Map([['x-message-deduplication', field.bool(true)]]) });
    const headers = new Map([['x-deduplication-header', field.text('same')]]);
    for (const body of ['a', 'b']) core.channel.publish({ routingKey: 'q', body, headers });
    expect(move(core, { selection: all, target: { queue: 't' } })).toMatchObject({ done: 1, stayed: { duplicate: 1 } });
    expect([core.bodies('t'), core.bodies('q')]).toEqual([['a'], ['b']]);
  });

  it('are moved once where the way leads back', () => {
    const core = withMessages('a', 'b');
    expect(move(core, { selection: all, target: { exchange: '' } })).toMatchObject({ done: 2 });
    expect(core.channel.drain('q')).toEqual(['a', 'b']);
  });

  it('may leave behind what tells of their deaths', () => {
    const core = withMessages();
    core.channel.queue('t');
    const headers = new Map([
      ['x-death', { type: 'A' as const, value: [] }],
      ['x-first-death-queue', field.text('z')],
      ['n', field.int(1)],
    ]);
    core.channel.publish({ routingKey: 'q', headers });
    move(core, { selection: all, target: { queue: 't' }, stripDeaths: true });
    expect([...core.peek('t').messages[0]!.content.headers().keys()]).toEqual(['n']);
  });

  it('are moved some at a time, and no more once that is cancelled', () => {
    const core = withMessages();
    core.channel.queue('t');
    for (let i = 0; i < 10_000; i++) core.channel.sendPublish({ routingKey: 'q' });
    core.core.endTurn();
    let outcome: Changed | undefined;
    const moving = moveMessages(core.actor, 'q', { selection: all, target: { queue: 't' } }, (changed) => {
      outcome = changed;
    });
    const { done } = moving.progress;
    expect(done).toBeGreaterThan(0);
    expect(done).toBeLessThan(10_000);
    moving.cancel();
    core.core.endTurn();
    core.core.clock.advance(100);
    expect(outcome).toMatchObject({ done, isComplete: false });
    expect([core.queue('q').readyCount, core.queue('t').readyCount]).toEqual([10_000 - done, done]);
  });

  it('ask for the rights to read here and to write there', () => {
    const users = new UsersCore();
    users.user('reader', { read: '.*' });
    users.user('writer', { write: '.*' });
    users.channel(users.user('maker', { configure: '.*' })).queue('q');
    const begin = (user: string, target: MoveOptions['target']) => () =>
      moveMessages(actorOf(users.core.broker, user, '/')!, 'q', { selection: all, target }, () => 0);
    expect(thrownBy(begin('reader', { queue: 'q' }))).toMatchObject({
      message: "ACCESS_REFUSED - write access to exchange 'amq.default' in vhost '/' refused for user 'reader'",
    });
    expect(thrownBy(begin('reader', { exchange: 'amq.topic' }))).toMatchObject({ replyCode: 403 });
    expect(thrownBy(begin('writer', { queue: 'q' }))).toMatchObject({
      message: "ACCESS_REFUSED - read access to queue 'q' in vhost '/' refused for user 'writer'",
    });
  });
});

describe('chosen messages on disk', () => {
  it('are moved in one commit, and are durable where they are then', () => {
    const lab = new PagingCore({ residentEntriesMax: 4 });
    lab.declare('q');
    lab.declare('t');
    const bodies = lab.fill('q', 40);
    lab.answerAll();
    const core = new AdministeredCore(lab.core);
    let outcome: Changed | undefined;
    moveMessages(core.actor, 'q', { selection: { count: 30 }, target: { queue: 't' } }, (changed) => {
      outcome = changed;
    });
    while (outcome === undefined) {
      lab.answerAll();
      // Each commit leaves each message in one of them.
      expect(lab.disk('q').log.size + lab.disk('t').log.size).toBe(40);
      lab.sync();
    }
    expect(outcome).toMatchObject({ done: 30, isComplete: true });
    expect([lab.ready('q'), lab.ready('t')]).toEqual([10, 30]);
    const restarted = lab.restarted({});
    expect(restarted.drain('t')).toEqual(bodies.slice(0, 30));
    expect(restarted.drain('q')).toEqual(bodies.slice(30));
  });

  it('are deleted while a consumer reads on', () => {
    const lab = new PagingCore({ residentEntriesMax: 4 });
    lab.declare('q');
    const bodies = lab.fill('q', 40);
    lab.answerAll();
    const core = new AdministeredCore(lab.core);
    const wanted = core.actor.vhost.queue('q');
    const ids = [5, 20, 21, 39].map((sequence) => ({ lane: 0, sequence }));
    let outcome: Changed | undefined;
    deleteMessages(core.actor, 'q', { ids }, (changed) => {
      outcome = changed;
    });
    lab.answerAll();
    lab.sync();
    expect(outcome).toMatchObject({ done: 4, isComplete: true });
    expect(wanted.readyCount).toBe(36);
    expect(lab.drain('q')).toEqual(bodies.filter((_, index) => ![5, 20, 21, 39].includes(index)));
    expect(lab.disk('q').log.size).toBe(0);
  });

  it('that were written aside are deleted, too', () => {
    const lab = new PagingCore({ memoryBudget: 2000, residentEntriesMax: 4, pressedBytesMax: 1000, spillBytes: 2000 });
    lab.declare('q', false);
    const bodies = lab.fill('q', 40, false);
    lab.answerAll();
    const core = new AdministeredCore(lab.core);
    deleteMessages(core.actor, 'q', { ids: [7, 8, 30].map((sequence) => ({ lane: 0, sequence })) }, () => undefined);
    lab.answerAll();
    expect(lab.drain('q')).toEqual(bodies.filter((_, index) => ![7, 8, 30].includes(index)));
  });
});

const none = { unroutable: 0, refused: 0, duplicate: 0 };

function withMessages(...bodies: string[]): AdministeredCore {
  const core = new AdministeredCore();
  core.channel.queue('q');
  core.fill('q', ...bodies);
  return core;
}

function move(core: AdministeredCore, options: MoveOptions): Changed {
  return core.changed((onChanged) => {
    moveMessages(core.actor, 'q', options, onChanged);
  });
}
