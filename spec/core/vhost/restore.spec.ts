/**
 * A broker that starts builds what was durable when it last ran, tells the store nothing about it, and
 * does without what makes no sense.
 */
import { describe, expect, it } from '@jest/globals';
import type { Broker } from '../../../src/core/broker.js';
import type { BindingEntry, DefinitionEntry } from '../../../src/core/definitions.js';
import { type FieldTable, field } from '../../../src/wire/values/field-table.js';
import { HeldStore } from '../../support/held-store.js';
import { ScriptedCore } from '../../support/scripted-core.js';
import { withDefaults, withoutDefaults } from '../../support/stored-defaults.js';
import { definitionsOf, queuesOf } from '../../support/vhost-contents.js';

const none: FieldTable = new Map();
const inDefault: DefinitionEntry = { kind: 'vhost', name: '/' };

function exchangeOf(name: string, vhost = '/', type = 'direct', autoDelete = false): DefinitionEntry {
  return {
    kind: 'exchange',
    vhost,
    definition: { name, type, durable: true, autoDelete, internal: false, arguments: none },
  };
}

function queueOf(name: string, vhost = '/', autoDelete = false): DefinitionEntry {
  return {
    kind: 'queue',
    vhost,
    definition: { vhost, name, durable: true, exclusive: false, autoDelete, arguments: none },
  };
}

function bindingOf(source: string, destination: string, part: Partial<BindingEntry> = {}): DefinitionEntry {
  const ends = { source, destinationKind: 'queue', destination } as const;
  return { kind: 'binding', vhost: '/', ...ends, routingKey: '', arguments: none, ...part };
}

/** A broker that has restored these behind what it began with, and why it left some out. */
function restored(entries: readonly DefinitionEntry[]) {
  return restoredAlone(withDefaults(entries));
}

function restoredAlone(entries: readonly DefinitionEntry[]) {
  const store = new HeldStore(entries);
  const core = new ScriptedCore({}, store);
  const leftOut: string[] = [];
  core.broker.restore(entries, ({ kind }, why) => leftOut.push(`${kind}: ${why}`));
  return { core, store, leftOut, broker: core.broker, vhost: core.broker.findVHost('/')! };
}

describe('a store of a version that knew no users', () => {
  it('is given the default user, and keeps its vhosts', () => {
    const { store, core } = restoredAlone([inDefault, queueOf('q')]);
    expect(store.definitions).toEqual(withDefaults([inDefault, queueOf('q')]));
    expect(core.channel().call('queue.purge', { queue: 'q' })).toMatchObject([{ name: 'queue.purge-ok' }]);
  });
});

describe('what a new broker begins with', () => {
  it('stays away once it is removed', () => {
    const { broker, store, core } = restoredAlone([]);
    broker.access.users.remove('guest');
    broker.addVHost('other');
    broker.removeVHost('/');
    core.endTurn();
    expect(store.definitions).toEqual([{ kind: 'defaults' }, { kind: 'vhost', name: 'other' }]);
    const again = restoredAlone(store.definitions);
    expect(again.broker.listVHosts().map(({ name }) => name)).toEqual(['other']);
    expect(again.broker.access.users.list()).toEqual([]);
    expect(again.store.told).toEqual([]);
  });
});

describe('a fresh store', () => {
  it('is given the default vhost and user, once', () => {
    const { store, core } = restoredAlone([]);
    expect(store.definitions).toEqual(withDefaults([inDefault]));
    core.endTurn();
    store.sync();
    const again = restoredAlone(store.definitions);
    expect([again.store.told, again.leftOut]).toEqual([[], []]);
  });

  it('is given it again when the broker died before it was durable', () => {
    expect(restoredAlone([]).store.told).toHaveLength(4);
    expect(restoredAlone([]).store.told).toHaveLength(4);
  });
});

describe('a restored broker', () => {
  const entries = [
    inDefault,
    { kind: 'vhost', name: 'other' },
    exchangeOf('e', '/', 'topic'),
    exchangeOf('e', 'other', 'fanout'),
    queueOf('q'),
    queueOf('q', 'other'),
    bindingOf('e', 'q', { routingKey: 'a.#' }),
    bindingOf('amq.fanout', 'e', { destinationKind: 'exchange' }),
    bindingOf('e', 'q', { vhost: 'other', arguments: new Map([['h', field.int(1)]]) }),
  ] as const satisfies readonly DefinitionEntry[];

  it('has in each vhost what was there, and tells the store nothing', () => {
    const { broker, store, leftOut } = restored(entries);
    for (const name of ['/', 'other']) {
      const expected = entries.filter((entry) => 'vhost' in entry && entry.vhost === name);
      const found = definitionsOf(broker.findVHost(name)!);
      expect(found).toHaveLength(expected.length);
      expect(found).toEqual(expect.arrayContaining(expected));
    }
    expect([leftOut, store.told]).toEqual([[], []]);
  });

  it('routes as before', () => {
    const channel = restored(entries).core.channel();
    channel.publish({ exchange: 'amq.fanout', routingKey: 'a.b', body: 'through both' });
    expect(channel.drain('q')).toEqual(['through both']);
  });

  it('knows what is declared again, and forgets what is deleted', () => {
    const { core, store } = restored(entries);
    const channel = core.channel();
    channel.take();
    expect(channel.call('queue.declare', { queue: 'q', durable: true })).toMatchObject([{ name: 'queue.declare-ok' }]);
    expect(channel.call('queue.delete', { queue: 'q' })).toEqual([]);
    store.sync();
    expect(channel.take()).toMatchObject([{ name: 'queue.delete-ok' }]);
    const gone: readonly DefinitionEntry[] = [entries[4], entries[6]];
    expect(withoutDefaults(store.definitions)).toEqual(entries.filter((entry) => !gone.includes(entry)));
  });
});

describe('an auto-delete queue', () => {
  it('waits for its first consumer again, and goes with the last', () => {
    const { core, store, vhost } = restored([inDefault, queueOf('q', '/', true)]);
    const channel = core.channel();
    expect(channel.counts('q')).toEqual({ ready: 0, consumers: 0 });
    channel.call('basic.consume', { queue: 'q', consumerTag: 't' });
    expect(queuesOf(vhost)).toHaveLength(1);
    channel.call('basic.cancel', { consumerTag: 't' });
    expect([queuesOf(vhost), withoutDefaults(store.definitions)]).toEqual([[], [inDefault]]);
  });
});

describe('an auto-delete exchange', () => {
  it('whose bindings were not durable waits for the next, and goes with it', () => {
    const { core, store, vhost } = restored([inDefault, exchangeOf('e', '/', 'fanout', true)]);
    const channel = core.channel();
    channel.queue('q');
    channel.bind('q', 'e');
    expect(vhost.findExchange('e')).toBeDefined();
    channel.call('queue.delete', { queue: 'q' });
    expect([vhost.findExchange('e'), withoutDefaults(store.definitions)]).toEqual([undefined, [inDefault]]);
  });
});

describe('what makes no sense', () => {
  const whole = [inDefault, exchangeOf('e', '/', 'headers'), queueOf('q')];
  const badMatch: FieldTable = new Map([['x-match', field.text('none')]]);

  it.each<[string, DefinitionEntry, string]>([
    ['an exchange in no vhost', exchangeOf('x', 'none'), "exchange: no vhost 'none'"],
    ['an exchange of no known type', exchangeOf('x', '/', 'x-future'), "exchange: unknown exchange type 'x-future'"],
    [
      'an exchange type that an object has',
      exchangeOf('x', '/', 'valueOf'),
      "exchange: unknown exchange type 'valueOf'",
    ],
    [
      'an exchange of the system',
      exchangeOf('amq.topic'),
      "exchange: exchange 'amq.topic' in vhost '/' is there already",
    ],
    ['the default exchange', exchangeOf(''), "exchange: exchange '' in vhost '/' is there already"],
    ['a second exchange', exchangeOf('e'), "exchange: exchange 'e' in vhost '/' is there already"],
    ['a queue in no vhost', queueOf('x', 'none'), "queue: no vhost 'none'"],
    ['a second queue', queueOf('q'), "queue: queue 'q' in vhost '/' is there already"],
    ['a binding in no vhost', bindingOf('e', 'q', { vhost: 'none' }), "binding: no vhost 'none'"],
    ['a binding from nowhere', bindingOf('none', 'q'), "binding: no exchange 'none' in vhost '/'"],
    ['a binding to no queue', bindingOf('e', 'e'), "binding: no queue 'e' in vhost '/'"],
    [
      'a binding to no exchange',
      bindingOf('e', 'q', { destinationKind: 'exchange' }),
      "binding: no exchange 'q' in vhost '/'",
    ],
    ['a binding from the default exchange', bindingOf('', 'q'), "binding: no exchange '' in vhost '/'"],
    [
      'a binding that its exchange refuses',
      bindingOf('e', 'q', { arguments: badMatch }),
      'binding: PRECONDITION_FAILED - Invalid x-match field value <<"none">>; expected all, any, all-with-x, or any-with-x',
    ],
    [
      'a definition of another kind',
      { kind: 'shovel', vhost: '/', name: 's' } as unknown as DefinitionEntry,
      'shovel: definitions of this kind are not known',
    ],
  ])('(%s) is reported and left out, the rest is there', (_what, entry, why) => {
    const before = withDefaults(whole);
    const store = new HeldStore(before);
    const core = new ScriptedCore({}, store);
    const leftOut: [DefinitionEntry, string][] = [];
    core.broker.restore([...before, entry, bindingOf('e', 'q')], (bad, reason) => leftOut.push([bad, reason]));
    expect(leftOut.map(([bad, reason]) => `${bad.kind}: ${reason}`)).toEqual([why]);
    expect(leftOut[0]![0]).toBe(entry);
    expect(definitionsOf(core.broker.findVHost('/')!)).toEqual([...whole.slice(1), bindingOf('e', 'q')]);
    expect(store.told).toEqual([]);
  });
});

describe('ten thousand queues', () => {
  it('are all there, with their bindings', () => {
    const numbers = Array.from({ length: 10_000 }, (_, index) => index);
    const entries = [
      inDefault,
      ...['direct', 'fanout', 'topic', 'headers'].map((type) => exchangeOf(type, '/', type)),
      ...numbers.map((number) => queueOf(`q${number}`)),
      ...numbers.map((number) => bindingOf('direct', `q${number}`, { routingKey: `k${number}` })),
      ...numbers.map((number) => bindingOf('fanout', `q${number}`)),
      ...numbers.map((number) => bindingOf('topic', `q${number}`, { routingKey: `a.${number}.*` })),
    ];
    const { core, leftOut, store, vhost } = restored(entries);
    expect([leftOut, store.told, store.openQueues.size]).toEqual([[], [], 10_000]);
    expect(definitionsOf(vhost)).toHaveLength(entries.length - 1);
    const channel = core.channel();
    channel.publish({ exchange: 'topic', routingKey: 'a.9999.b', body: 'found' });
    expect(channel.drain('q9999')).toEqual(['found']);
  });
});

describe('a new vhost', () => {
  it('is kept, and there again', () => {
    const { broker, store } = restored([inDefault]);
    broker.addVHost('new');
    expect(broker.findVHost('new')?.name).toBe('new');
    expect(withoutDefaults(store.definitions)).toEqual([inDefault, { kind: 'vhost', name: 'new' }]);
    const again: Broker = restoredAlone(store.definitions).broker;
    expect(again.findVHost('new')?.findExchange('amq.topic')).toBeDefined();
  });
});
