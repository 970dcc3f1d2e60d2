/**
 * What a vhost holds, as no client can see it: names that nobody knows any more, and how to be rid of them.
 */
import type { BindingEntry, DefinitionEntry } from '../../src/core/definitions.js';
import type { Queue } from '../../src/core/queue/queue.js';
import type { Exchange } from '../../src/core/routing/exchange.js';
import type { VHost } from '../../src/core/vhost/vhost.js';

/** Its maps are its own; tests look at them because the wire has no method that lists. */
interface Insides {
  readonly queues: ReadonlyMap<string, Queue>;
  readonly exchanges: ReadonlyMap<string, Exchange>;
}

export function queuesOf(vhost: VHost): readonly Queue[] {
  return [...(vhost as unknown as Insides).queues.values()];
}

/** Those that clients declared. */
export function exchangesOf(vhost: VHost): readonly Exchange[] {
  return allExchangesOf(vhost).filter(({ name }) => name !== '' && !name.startsWith('amq.'));
}

/** Everything that clients declared and bound, durable or not. */
export function definitionsOf(vhost: VHost): readonly DefinitionEntry[] {
  const { name } = vhost;
  return [
    ...exchangesOf(vhost).map(({ definition }) => ({ kind: 'exchange', vhost: name, definition }) as const),
    ...queuesOf(vhost).map(({ definition }) => ({ kind: 'queue', vhost: name, definition }) as const),
    ...allExchangesOf(vhost).flatMap((source) => bindingsFrom(source, name)),
  ];
}

function bindingsFrom(source: Exchange, vhost: string): readonly BindingEntry[] {
  return [...source].map(({ destination, routingKey, arguments: args }) => ({
    kind: 'binding',
    vhost,
    source: source.name,
    destinationKind: destination.kind,
    destination: destination.name,
    routingKey,
    arguments: args,
  }));
}

function allExchangesOf(vhost: VHost): readonly Exchange[] {
  return [...(vhost as unknown as Insides).exchanges.values()];
}
