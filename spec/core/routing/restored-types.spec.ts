/**
 * Exchange types of RabbitMQ's plugins after a restart: keys go where they went, a history is empty, and
 * a definition that makes no sense is left out.
 */
import { describe, expect, it } from '@jest/globals';
import type { DefinitionEntry } from '../../../src/core/definitions.js';
import { type FieldValue, field } from '../../../src/wire/values/field-table.js';
import { HeldStore } from '../../support/held-store.js';
import { ScriptedCore } from '../../support/scripted-core.js';

const queues = ['a', 'b', 'c'];
const keys = Array.from({ length: 60 }, (_, index) => `key ${index}`);
const persistentQueue = { durable: true };

/** Which queue takes each key, of an exchange `x`. */
function takers(core: ScriptedCore): string[][] {
  const channel = core.channel();
  return keys.map((routingKey) => {
    channel.publish({ exchange: 'x', routingKey });
    return queues.filter((queue) => channel.drain(queue).length > 0);
  });
}

/** A broker with exchange `x` of this type and three queues bound, all durable. */
function declared(type: string): { core: ScriptedCore; store: HeldStore } {
  const store = new HeldStore();
  const core = new ScriptedCore({}, store);
  const channel = core.channel();
  channel.exchange('x', type, persistentQueue);
  for (const queue of queues) {
    channel.queue(queue, persistentQueue);
    channel.bind(queue, 'x', '1');
  }
  return { core, store };
}

/** A broker that restored these, in any order in which a store may give them; and what it left out. */
function restored(definitions: readonly DefinitionEntry[]): { core: ScriptedCore; leftOut: string[] } {
  const core = new ScriptedCore({}, new HeldStore(definitions));
  const leftOut: string[] = [];
  core.broker.restore(definitions, (_, why) => leftOut.push(why));
  return { core, leftOut };
}

const bindingsLast = (definitions: readonly DefinitionEntry[]): DefinitionEntry[] => {
  const isBinding = ({ kind }: DefinitionEntry): boolean => kind === 'binding';
  return [...definitions.filter((one) => !isBinding(one)), ...definitions.filter(isBinding).reverse()];
};

describe.each(['x-consistent-hash', 'x-modulus-hash'])('%s', (type) => {
  it('takes each key to the same queue after a restart', () => {
    const { core, store } = declared(type);
    const before = takers(core);
    const { core: again, leftOut } = restored(bindingsLast(store.definitions));
    expect(leftOut).toEqual([]);
    expect(takers(again)).toEqual(before);
    expect(new Set(before.flat()).size).toBe(queues.length);
  });
});

describe('x-recent-history', () => {
  it('has no history after a restart, and gives none to the bindings that were there', () => {
    const { core, store } = declared('x-recent-history');
    core.channel().publish({ exchange: 'x', persistent: false });
    const { core: again } = restored(bindingsLast(store.definitions));
    const channel = again.channel();
    channel.queue('new');
    channel.bind('new', 'x');
    expect(['a', 'new'].map((queue) => channel.drain(queue))).toEqual([[], []]);
  });
});

describe('a definition that is refused today', () => {
  const exchange = (type: string, args: Record<string, FieldValue>): DefinitionEntry => {
    const properties = { durable: true, autoDelete: false, internal: false };
    return {
      kind: 'exchange',
      vhost: '/',
      definition: { name: 'x', type, ...properties, arguments: new Map(Object.entries(args)) },
    };
  };

  it.each([
    ['x-consistent-hash', { 'hash-property': field.text('body') }, 'Unsupported property: body'],
    ['x-recent-history', { 'x-recent-history-length': field.int(0) }, "Invalid argument 0, 'x-recent-history-length'"],
  ])('is left out: %s with %j', (type, args, why) => {
    const { core, leftOut } = restored([{ kind: 'vhost', name: '/' }, exchange(type, args)]);
    expect(leftOut).toEqual([expect.stringContaining(why)]);
    expect(core.broker.findVHost('/')!.findExchange('x')).toBeUndefined();
  });
});
