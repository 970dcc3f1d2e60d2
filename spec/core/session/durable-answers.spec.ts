/**
 * What a client has been told stays so: answers about durable definitions wait until the store has them,
 * also the answer to a second one who asks. What goes with the process anyway is answered at once.
 */
import { describe, expect, it } from '@jest/globals';
import type { MethodName } from '../../../src/wire/methods/methods.js';
import type { Arguments } from '../../support/full-method.js';
import { HeldStore } from '../../support/held-store.js';
import type { ScriptedChannel } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

/** Durable exchanges `e` and `f`, queues `q`, bindings from `e` to both under `k`; the same, transient, as `te`, `tq`. */
function world() {
  const store = new HeldStore();
  const core = new ScriptedCore({}, store);
  const [channel, beside, third] = [core.channel(), core.channel(), core.channel()];
  for (const [prefix, isDurable] of [
    ['', true],
    ['t', false],
  ] as const) {
    for (const name of ['e', 'f']) channel.exchange(`${prefix}${name}`, 'direct', { durable: isDurable });
    channel.queue(`${prefix}q`, { durable: isDurable });
    channel.bind(`${prefix}q`, `${prefix}e`, 'k');
    channel.send('exchange.bind', { destination: `${prefix}f`, source: `${prefix}e`, routingKey: 'k' });
    core.endDurably();
  }
  for (const one of [channel, beside, third]) one.take();
  return { store, core, channel, beside, third };
}

type Case = {
  [Name in MethodName]: readonly [what: string, name: Name, args: Arguments<Name>];
}[MethodName];

const isPassive = true;
const isDurable = true;

const durableChanges: readonly Case[] = [
  ['a new exchange', 'exchange.declare', { exchange: 'new', type: 'fanout', durable: isDurable }],
  ['a new queue', 'queue.declare', { queue: 'new', durable: isDurable }],
  ['a new binding of a queue', 'queue.bind', { queue: 'q', exchange: 'e', routingKey: 'new' }],
  ['a binding from an exchange of the system', 'queue.bind', { queue: 'q', exchange: 'amq.topic' }],
  ['a new binding of an exchange', 'exchange.bind', { destination: 'f', source: 'e', routingKey: 'new' }],
  ['the end of a binding of a queue', 'queue.unbind', { queue: 'q', exchange: 'e', routingKey: 'k' }],
  ['the end of a binding of an exchange', 'exchange.unbind', { destination: 'f', source: 'e', routingKey: 'k' }],
  ['the end of a queue', 'queue.delete', { queue: 'q' }],
  ['the end of an exchange', 'exchange.delete', { exchange: 'e' }],
];

const transientChanges: readonly Case[] = [
  ['a new exchange', 'exchange.declare', { exchange: 'new', type: 'fanout' }],
  ['the same exchange', 'exchange.declare', { exchange: 'te', type: 'direct' }],
  ['an exchange that is looked for', 'exchange.declare', { exchange: 'te', passive: isPassive }],
  ['a new queue', 'queue.declare', { queue: 'new' }],
  [
    'an exclusive queue, which is never durable',
    'queue.declare',
    { queue: 'new', durable: isDurable, exclusive: true },
  ],
  ['the same queue', 'queue.declare', { queue: 'tq' }],
  ['a queue that is looked for', 'queue.declare', { queue: 'tq', passive: isPassive }],
  ['a binding of a transient queue', 'queue.bind', { queue: 'tq', exchange: 'e', routingKey: 'new' }],
  ['a binding from a transient exchange', 'queue.bind', { queue: 'q', exchange: 'te', routingKey: 'new' }],
  ['a binding to a transient exchange', 'exchange.bind', { destination: 'tf', source: 'e', routingKey: 'new' }],
  ['the same binding', 'queue.bind', { queue: 'tq', exchange: 'te', routingKey: 'k' }],
  ['the end of a binding of a queue', 'queue.unbind', { queue: 'tq', exchange: 'te', routingKey: 'k' }],
  ['the end of a binding of an exchange', 'exchange.unbind', { destination: 'tf', source: 'te', routingKey: 'k' }],
  ['the end of no binding', 'queue.unbind', { queue: 'tq', exchange: 'e', routingKey: 'none' }],
  ['the end of a queue', 'queue.delete', { queue: 'tq' }],
  ['the end of an exchange', 'exchange.delete', { exchange: 'te' }],
];

const send = (channel: ScriptedChannel, [, name, args]: Case): void => channel.send<MethodName>(name, args);
const answers = (channel: ScriptedChannel): string[] => channel.take().map(({ name }) => name);

describe.each(durableChanges)('the answer to %s', (...change) => {
  const ok = `${change[1]}-ok`;

  it('waits for the store', () => {
    const { channel, core, store } = world();
    send(channel, change);
    core.endTurn();
    expect(answers(channel)).toEqual([]);
    store.sync();
    expect(answers(channel)).toEqual([ok]);
  });

  it('waits also for the second one who asks, and not when it is durable', () => {
    const { channel, beside, third, core, store } = world();
    send(channel, change);
    core.endTurn();
    send(beside, change);
    core.endTurn();
    expect(answers(beside)).toEqual([]);
    store.sync();
    expect([answers(channel), answers(beside)]).toEqual([[ok], [ok]]);
    const { length } = store.told;
    send(third, change);
    expect(answers(third)).toEqual([ok]);
    expect(store.told).toHaveLength(length);
  });
});

// Class queue has no such flag for unbind.
describe.each(durableChanges.filter(([, name]) => name !== 'queue.unbind'))('with no-wait, %s', (...change) => {
  it('has no answer to wait for', () => {
    const { channel, core, store } = world();
    const [what, name, args] = change;
    send(channel, [what, name, { ...args, noWait: true }] as Case);
    core.endTurn();
    expect([answers(channel), channel.client.outbound.paused]).toEqual([[], false]);
    store.sync();
    expect(answers(channel)).toEqual([]);
  });
});

describe('the answer to the end of a binding', () => {
  it.each<Case>([
    ['to a queue', 'queue.unbind', { queue: 'q', exchange: 'e', routingKey: 'k' }],
    ['to an exchange', 'exchange.unbind', { destination: 'f', source: 'e', routingKey: 'k' }],
  ])('%s waits also when it went with its exchange', (...change) => {
    const { channel, beside, core, store } = world();
    channel.send('exchange.delete', { exchange: 'e' });
    send(beside, change);
    core.endTurn();
    expect(answers(beside)).toEqual([]);
    store.sync();
    expect(answers(beside)).toEqual([`${change[1]}-ok`]);
  });
});

describe('a declaration', () => {
  it.each<Case>([
    ['an exchange', 'exchange.declare', { exchange: 'new', passive: isPassive }],
    ['a queue', 'queue.declare', { queue: 'new', passive: isPassive }],
  ])('that looks for %s waits until that is durable', (...look) => {
    const { channel, beside, core, store } = world();
    channel.send('exchange.declare', { exchange: 'new', type: 'fanout', durable: isDurable, noWait: true });
    channel.send('queue.declare', { queue: 'new', durable: isDurable, noWait: true });
    send(beside, look);
    core.endTurn();
    expect(answers(beside)).toEqual([]);
    store.sync();
    expect(answers(beside)).toEqual([`${look[1]}-ok`]);
  });
});

describe.each(transientChanges)('the answer to %s that is not durable', (...change) => {
  it('does not wait, whatever else does', () => {
    const { channel, beside, core } = world();
    channel.send('queue.declare', { queue: 'waits', durable: isDurable });
    send(beside, change);
    core.endTurn();
    expect([answers(channel), answers(beside)]).toEqual([[], [`${change[1]}-ok`]]);
  });
});

describe('the end of something transient', () => {
  it.each<[...Case, boolean]>([
    ['queue.delete', 'queue.delete', { queue: 'tq' }, false],
    ['queue.unbind', 'queue.unbind', { queue: 'tq', exchange: 'last' }, false],
    ['exchange.delete', 'exchange.delete', { exchange: 'te' }, true],
    ['exchange.unbind', 'exchange.unbind', { destination: 'te', source: 'last' }, true],
  ] as [...Case, boolean][])(
    '(%s) that takes a durable exchange with it waits for that',
    (what, name, args, toExchange) => {
      const { channel, core, store } = world();
      channel.exchange('first', 'fanout', { durable: isDurable, autoDelete: true });
      channel.exchange('last', 'fanout', { autoDelete: true });
      channel.call('exchange.bind', { destination: 'last', source: 'first' });
      if (toExchange) channel.call('exchange.bind', { destination: 'te', source: 'last' });
      else channel.bind('tq', 'last');
      channel.take();
      send(channel, [what, name, args] as Case);
      core.endTurn();
      expect([answers(channel), store.told.at(-1)]).toEqual([[], expect.stringMatching(/^remove .*"first"/)]);
      store.sync();
      expect(answers(channel)).toEqual([`${name}-ok`]);
    },
  );
});

describe('a store that keeps nothing', () => {
  it('has nobody wait', () => {
    const channel = new ScriptedCore().channel();
    channel.take();
    channel.send('queue.declare', { queue: 'q', durable: isDurable });
    channel.send('queue.bind', { queue: 'q', exchange: 'amq.direct' });
    channel.send('queue.delete', { queue: 'q' });
    expect(answers(channel)).toEqual(['queue.declare-ok', 'queue.bind-ok', 'queue.delete-ok']);
  });
});
