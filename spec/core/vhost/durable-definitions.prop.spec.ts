/**
 * Any history of exchanges, queues, bindings, consumers, connections that go and brokers that restart: the
 * store keeps exactly what is durable of what is there, and a broker that starts from it has just that.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DefinitionEntry } from '../../../src/core/definitions.js';
import { type FieldTable, type FieldValue, field } from '../../../src/wire/values/field-table.js';
import { HeldStore } from '../../support/held-store.js';
import { NaiveDefinitions } from '../../support/naive-definitions.js';
import type { ExchangeType, NaiveBinding } from '../../support/naive-topology.js';
import type { ScriptedChannel } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';
import { withoutDefaults } from '../../support/stored-defaults.js';
import { definitionsOf } from '../../support/vhost-contents.js';

const exchangeName = fc.constantFrom('e0', 'e1', 'e2', 'e3', 'e4');
const queueName = fc.constantFrom('q0', 'q1', 'q2', 'q3');
const client = fc.nat({ max: 1 });
const exchange = fc.record({
  name: exchangeName,
  type: fc.constantFrom<ExchangeType>('direct', 'fanout', 'topic', 'headers'),
  durable: fc.boolean(),
  autoDelete: fc.boolean(),
});
const queue = fc.record({
  name: queueName,
  durable: fc.boolean(),
  autoDelete: fc.boolean(),
  exclusive: fc.constantFrom(false, false, false, true),
});
const binding = fc.record({
  source: fc.oneof({ weight: 3, arbitrary: exchangeName }, fc.constantFrom('amq.direct', 'amq.headers')),
  kind: fc.constantFrom('queue' as const, 'exchange' as const),
  exchange: exchangeName,
  queue: queueName,
  key: fc.constantFrom('a', 'b'),
  header: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }),
  isReversed: fc.boolean(),
});
const drawn = { client, exchange, queue, binding };
const change = fc.record({
  ...drawn,
  kind: fc.oneof(
    { weight: 5, arbitrary: fc.constant('declareExchange' as const) },
    { weight: 5, arbitrary: fc.constant('declareQueue' as const) },
    { weight: 12, arbitrary: fc.constant('bind' as const) },
    { weight: 3, arbitrary: fc.constant('consume' as const) },
    {
      weight: 6,
      arbitrary: fc.constantFrom('deleteExchange', 'deleteQueue', 'unbind', 'unbind', 'cancel', 'leave', 'restart'),
    },
  ),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

/** The same vhost on the broker, in its store, and on paper. What the broker would refuse is not asked of it. */
class ThreeTopologies {
  private store = new HeldStore();
  private core = new ScriptedCore({}, this.store);
  private channels: ScriptedChannel[] = [];
  private readonly paper = new NaiveDefinitions();

  constructor() {
    this.start([]);
    this.core.endDurably();
  }

  apply(next: Change): void {
    this[next.kind](next);
    this.core.endDurably();
  }

  /** All agree, and each queue that is there has its storage. */
  expectSame(): void {
    const { vhost } = this;
    expect(linesOf(definitionsOf(vhost))).toEqual(this.paper.lines('all'));
    expect(linesOf(withoutDefaults(this.store.definitions))).toEqual([...this.paper.lines('durable'), 'vhost /']);
    expect([...this.store.openQueues].sort()).toEqual(this.paper.queueNames.map((name) => `/ ${name}`).sort());
  }

  declareExchange({ client: number, exchange: wanted }: Change): void {
    if (this.paper.hasExchange(wanted.name)) return;
    this.paper.declareExchange(wanted);
    const { name, ...flags } = wanted;
    this.channel(number).send('exchange.declare', { exchange: name, ...flags });
  }

  deleteExchange({ client: number, exchange: { name } }: Change): void {
    this.paper.deleteExchange(name);
    this.channel(number).send('exchange.delete', { exchange: name });
  }

  declareQueue({ client: number, queue: { name, durable, autoDelete, exclusive } }: Change): void {
    if (this.paper.queue(name) !== undefined) return;
    const owner = exclusive ? number : undefined;
    this.paper.declareQueue({ name, durable: durable && !exclusive, autoDelete, owner });
    this.channel(number).send('queue.declare', { queue: name, durable, autoDelete, exclusive });
  }

  deleteQueue({ client: number, queue: { name } }: Change): void {
    if (!this.mayUse(number, name)) return;
    this.paper.deleteQueue(name);
    this.channel(number).send('queue.delete', { queue: name });
  }

  bind({ client: number, binding: wanted }: Change): void {
    const { source, kind } = wanted;
    const isThere = kind === 'queue' ? this.mayUse(number, wanted.queue) : this.paper.hasExchange(wanted.exchange);
    if (!isThere || !this.paper.hasExchange(source)) return;
    this.paper.bind(naive(wanted));
    this.sendForBinding('bind', number, wanted);
  }

  unbind({ client: number, binding: wanted }: Change): void {
    if (wanted.kind === 'queue' && !this.mayUse(number, wanted.queue)) return;
    this.paper.unbind(naive(wanted));
    this.sendForBinding('unbind', number, wanted);
  }

  consume({ client: number, queue: { name } }: Change): void {
    if (!this.mayUse(number, name) || this.paper.isConsuming(number, name)) return;
    this.paper.consume(number, name);
    this.channel(number).send('basic.consume', { queue: name, consumerTag: name });
  }

  cancel({ client: number, queue: { name } }: Change): void {
    if (!this.paper.isConsuming(number, name)) return;
    this.paper.cancel(number, name);
    this.channel(number).send('basic.cancel', { consumerTag: name });
  }

  leave({ client: number }: Change): void {
    this.paper.leave(number);
    this.channel(number).client.disconnect();
    this.channels[number] = this.core.channel();
  }

  /** The broker dies: nobody says goodbye. */
  restart(): void {
    this.paper.restart();
    const { definitions } = this.store;
    this.store = new HeldStore(definitions);
    this.core = new ScriptedCore({}, this.store);
    this.start(definitions);
    expect(this.store.told).toEqual([]);
  }

  private start(definitions: readonly DefinitionEntry[]): void {
    this.core.broker.restore(definitions, (entry, why) => {
      throw new Error(`${JSON.stringify(entry)} is left out: ${why}`);
    });
    this.channels = [this.core.channel(), this.core.channel()];
  }

  private get vhost() {
    return this.core.broker.findVHost('/')!;
  }

  private channel(number: number): ScriptedChannel {
    return this.channels[number]!;
  }

  private mayUse(number: number, name: string): boolean {
    const found = this.paper.queue(name);
    return found !== undefined && (found.owner === undefined || found.owner === number);
  }

  private sendForBinding(verb: 'bind' | 'unbind', number: number, wanted: Change['binding']): void {
    const { source, kind, key, queue: toQueue, exchange: toExchange } = wanted;
    const args = { routingKey: key, arguments: argumentsOf(wanted) };
    const channel = this.channel(number);
    if (kind === 'queue') channel.send(`queue.${verb}`, { queue: toQueue, exchange: source, ...args });
    else channel.send(`exchange.${verb}`, { destination: toExchange, source, ...args });
  }
}

function naive({ source, kind, exchange: toExchange, queue: toQueue, key, header }: Change['binding']): NaiveBinding {
  return { source, kind, destination: kind === 'queue' ? toQueue : toExchange, key, header };
}

/** Arguments in any order are the same binding. */
function argumentsOf({ header, isReversed }: Change['binding']): FieldTable {
  if (header === undefined) return new Map();
  const entries: [string, FieldValue][] = [
    ['h', field.int(header)],
    ['x-match', field.text('any')],
  ];
  return new Map(isReversed ? entries.reverse() : entries);
}

function linesOf(entries: readonly DefinitionEntry[]): readonly string[] {
  return entries.map(lineOf).sort();
}

function lineOf(entry: DefinitionEntry): string {
  switch (entry.kind) {
    case 'vhost':
      return `vhost ${entry.name}`;
    case 'policy':
    case 'operator-policy':
      return `${entry.kind} ${entry.policy.name}`;
    case 'exchange':
      return `exchange ${entry.definition.name} ${entry.definition.type} ${entry.definition.autoDelete}`;
    case 'queue':
      return `queue ${entry.definition.name} ${entry.definition.autoDelete}`;
    case 'binding': {
      const { source, destinationKind, destination, routingKey } = entry;
      const header = entry.arguments.get('h')?.value as number | undefined;
      return `binding ${source} ${destinationKind} ${destination} ${routingKey} ${header ?? 'any'}`;
    }
    default:
      throw new Error(`${entry.kind} is no part of a vhost`);
  }
}

describe('what a store keeps of a vhost', () => {
  it('is what is durable, whatever happened before', () => {
    const property = fc.property(fc.array(change, { minLength: 20, maxLength: 120 }), (changes) => {
      const all = new ThreeTopologies();
      for (const next of changes) {
        all.apply(next);
        all.expectSame();
      }
    });
    fc.assert(property, { numRuns: 300 });
  });
});
