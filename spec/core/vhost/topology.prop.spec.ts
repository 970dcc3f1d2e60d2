/**
 * Routing through any history of exchanges, queues and bindings, against a search through lists: cycles,
 * alternates, auto-delete chains, messages with several keys; one copy for each queue; no remembered route
 * outlives what it was found in.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type FieldTable, type FieldValue, field } from '../../../src/wire/values/field-table.js';
import { type ExchangeType, type NaiveBinding, NaiveTopology } from '../../support/naive-topology.js';
import type { ScriptedChannel } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

const exchangeName = fc.constantFrom('e0', 'e1', 'e2', 'e3', 'e4');
const queueName = fc.constantFrom('q0', 'q1', 'q2');
const header = fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined });
const exchange = fc.record({
  name: exchangeName,
  type: fc.constantFrom<ExchangeType>('direct', 'fanout', 'topic', 'headers'),
  autoDelete: fc.boolean(),
  alternate: fc.option(exchangeName, { nil: undefined }),
});
const binding = fc.record({
  source: exchangeName,
  kind: fc.constantFrom('queue' as const, 'exchange' as const),
  exchange: exchangeName,
  queue: queueName,
  key: fc.constantFrom('a', 'b', '*', '#', 'a.*', ''),
  header,
});
const routingKey = fc.constantFrom('a', 'b', 'a.b', '');
/** Keys in the headers CC and BCC. */
const furtherKeys = fc.option(fc.array(routingKey, { maxLength: 2 }), { nil: undefined, freq: 2 });
const publish = fc
  .record({ exchange: exchangeName, key: routingKey, header, copies: furtherKeys, blindCopies: furtherKeys })
  .map((drawn) => ({ ...drawn, furtherKeys: [...(drawn.copies ?? []), ...(drawn.blindCopies ?? [])] }));
const change = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('declareExchange' as const), exchange }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('deleteExchange' as const), exchange }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('declareQueue' as const), queue: queueName }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('deleteQueue' as const), queue: queueName }) },
  { weight: 9, arbitrary: fc.record({ kind: fc.constant('bind' as const), binding }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('unbind' as const), binding }) },
  { weight: 9, arbitrary: fc.record({ kind: fc.constant('publish' as const), publish }) },
);
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;
type Drawn<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>;

const tableOf = (entries: Record<string, FieldValue | undefined>): FieldTable =>
  new Map(Object.entries(entries).filter((entry): entry is [string, FieldValue] => entry[1] !== undefined));
const listOf = (keys: readonly string[] | undefined): FieldValue | undefined =>
  keys && { type: 'A', value: keys.map((key) => field.text(key)) };
const headers = (value: number | undefined, copies?: readonly string[], blindCopies?: readonly string[]): FieldTable =>
  tableOf({ h: value === undefined ? undefined : field.int(value), BCC: listOf(blindCopies), CC: listOf(copies) });

/** The same vhost on the broker and on paper. What the broker would refuse is not asked of it. */
class TwoTopologies {
  private readonly core = new ScriptedCore();
  private readonly channel: ScriptedChannel = this.core.channel();
  private readonly paper = new NaiveTopology();

  apply(next: Change): void {
    // Each kind of change is taken by the method of its name.
    (this[next.kind] as (next: Change) => void).call(this, next);
  }

  declareExchange({ exchange: wanted }: Drawn<'declareExchange'>): void {
    const { name, type, autoDelete, alternate } = wanted;
    if (this.paper.exchange(name) !== undefined) return;
    this.paper.exchanges.push(wanted);
    const args = tableOf({ 'alternate-exchange': alternate === undefined ? undefined : field.text(alternate) });
    this.expectOk(this.channel.call('exchange.declare', { exchange: name, type, autoDelete, arguments: args }));
  }

  deleteExchange({ exchange: { name } }: Drawn<'deleteExchange'>): void {
    this.paper.deleteExchange(name);
    this.expectOk(this.channel.call('exchange.delete', { exchange: name }));
  }

  declareQueue({ queue }: Drawn<'declareQueue'>): void {
    if (!this.paper.queues.includes(queue)) this.paper.queues.push(queue);
    this.expectOk(this.channel.call('queue.declare', { queue }));
  }

  deleteQueue({ queue }: Drawn<'deleteQueue'>): void {
    this.paper.deleteQueue(queue);
    this.expectOk(this.channel.call('queue.delete', { queue }));
  }

  bind({ binding: drawn }: Drawn<'bind'>): void {
    const wanted = bindingOf(drawn);
    const { source, destination, kind } = wanted;
    const destinationIsThere =
      kind === 'queue' ? this.paper.queues.includes(destination) : this.paper.exchange(destination) !== undefined;
    if (this.paper.exchange(source) === undefined || !destinationIsThere) return;
    this.paper.bind(wanted);
    this.expectOk(this.callForBinding('bind', wanted));
  }

  unbind({ binding: drawn }: Drawn<'unbind'>): void {
    this.paper.unbind(bindingOf(drawn));
    this.expectOk(this.callForBinding('unbind', bindingOf(drawn)));
  }

  publish({ publish: drawn }: Drawn<'publish'>): void {
    if (this.paper.exchange(drawn.exchange) === undefined) return;
    const sent = this.channel.publish({
      exchange: drawn.exchange,
      routingKey: drawn.key,
      headers: headers(drawn.header, drawn.copies, drawn.blindCopies),
      mandatory: true,
    });
    const expected = this.paper.route(drawn);
    const copies = this.paper.queues.flatMap((queue) => this.channel.drain(queue).map(() => queue));
    expect(copies.sort()).toEqual(expected);
    expect(sent.map(({ name }) => name)).toEqual(expected.length === 0 ? ['basic.return'] : []);
  }

  /** What is there: an auto-delete exchange is gone when its time has come, and not before. */
  expectSameExchanges(): void {
    const vhost = this.core.broker.findVHost('/')!;
    const names = ['e0', 'e1', 'e2', 'e3', 'e4'].filter((name) => vhost.findExchange(name) !== undefined);
    expect(names).toEqual(this.paper.exchanges.map(({ name }) => name).sort());
    for (const name of names) {
      const count = this.paper.bindings.filter(({ source }) => source === name).length;
      expect(vhost.findExchange(name)!.bindingCount).toBe(count);
    }
  }

  /** Once all is deleted, nothing is remembered of what was bound. */
  expectNothingLeft(): void {
    for (const { name } of [...this.paper.exchanges]) this.channel.call('exchange.delete', { exchange: name });
    for (const queue of this.paper.queues) this.channel.call('queue.delete', { queue });
    const { bindingsTo } = this.core.broker.findVHost('/') as unknown as { bindingsTo: Map<unknown, unknown> };
    expect(bindingsTo.size).toBe(0);
  }

  private callForBinding(verb: 'bind' | 'unbind', { source, kind, destination, key, header: value }: NaiveBinding) {
    const args = { routingKey: key, arguments: headers(value) };
    if (kind === 'queue') return this.channel.call(`queue.${verb}`, { queue: destination, exchange: source, ...args });
    return this.channel.call(`exchange.${verb}`, { destination, source, ...args });
  }

  private expectOk(sent: readonly { readonly name: string }[]): void {
    expect(sent.map(({ name }) => name)).toEqual([expect.stringMatching(/-ok$/)]);
  }
}

function bindingOf({ source, kind, exchange: toExchange, queue, key, header: value }: Drawn<'bind'>['binding']) {
  return { source, kind, destination: kind === 'queue' ? queue : toExchange, key, header: value };
}

describe('a vhost', () => {
  it('routes as a search through all its bindings would, whatever happened before', () => {
    const property = fc.property(fc.array(change, { minLength: 20, maxLength: 150 }), (changes) => {
      const both = new TwoTopologies();
      for (const next of changes) {
        both.apply(next);
        both.expectSameExchanges();
      }
      both.expectNothingLeft();
    });
    fc.assert(property, { numRuns: 400 });
  });
});
