/**
 * What has to be done so that a vhost has what a file wants. Nothing is deleted: what the file does not name stays.
 */
import type { Question } from '../management-client/management-client.js';
import { pathOf } from '../management-client/resource.js';
import { bindingKey } from './binding-key.js';
import { type Differences, exchangeDifferences, policyDifferences, queueDifferences } from './differences.js';
import type { PresentTopology } from './present-topology.js';
import type { Binding, Topology } from './shape.js';

/** In the order in which they are made: policies first, so that they hold for queues from their first message on. */
export const kinds = ['policy', 'exchange', 'queue', 'binding'] as const;
type Kind = (typeof kinds)[number];

/** How it is done over HTTP. */
export interface Call {
  readonly path: string;
  readonly question: Question;
}

export interface Step {
  readonly kind: Kind;
  /** For people: a binding has none of its own. */
  readonly name: string;
  /** A conflict is what cannot be changed. */
  readonly action: 'create' | 'change' | 'keep' | 'conflict';
  /** What is different, or why it cannot be. */
  readonly reason: string;
  /** Only where something is to be done. */
  readonly call?: Call;
}

/** The steps of all kinds, in their order and that of the file. */
export function planOf(vhost: string, wanted: Topology, now: PresentTopology): Step[] {
  return [
    ...policySteps(vhost, wanted, now),
    ...exchangeSteps(vhost, wanted, now),
    ...queueSteps(vhost, wanted, now),
    ...bindingSteps(vhost, wanted, now),
  ];
}

function policySteps(vhost: string, wanted: Topology, now: PresentTopology): Step[] {
  const present = byName(now.policies);
  return wanted.policies.map((policy) => {
    const { name, ...body } = policy;
    const before = present.get(name);
    const differences = before === undefined ? [] : policyDifferences(before, policy);
    const step = { kind: 'policy', name } as const;
    if (before !== undefined && differences.length === 0) return { ...step, action: 'keep', reason: '' };
    const call = put(pathOf('policies', vhost, name), body);
    const reason = differences.join('; ');
    return { ...step, action: before === undefined ? 'create' : 'change', reason, call };
  });
}

function exchangeSteps(vhost: string, wanted: Topology, now: PresentTopology): Step[] {
  const present = byName(now.exchanges);
  return wanted.exchanges.map((exchange) => {
    const { name, ...body } = exchange;
    const before = present.get(name);
    if (before !== undefined) return declared('exchange', name, exchangeDifferences(before, exchange));
    return created('exchange', name, put(pathOf('exchanges', vhost, name), body));
  });
}

function queueSteps(vhost: string, wanted: Topology, now: PresentTopology): Step[] {
  const present = byName(now.queues);
  return wanted.queues.map((queue) => {
    const { name, ...body } = queue;
    const before = present.get(name);
    if (before === undefined) return created('queue', name, put(pathOf('queues', vhost, name), body));
    const owned = before.exclusive ? ['it is exclusive to the connection that declared it'] : [];
    return declared('queue', name, [...owned, ...queueDifferences(before, queue)]);
  });
}

function bindingSteps(vhost: string, wanted: Topology, now: PresentTopology): Step[] {
  const present = new Set(now.bindings.map(bindingKey));
  const names = {
    exchange: new Set([...now.exchanges, ...wanted.exchanges].map(({ name }) => name)),
    queue: new Set([...now.queues, ...wanted.queues].map(({ name }) => name)),
  };
  return wanted.bindings.map((binding) => {
    const name = bindingName(binding);
    if (present.has(bindingKey(binding))) return { kind: 'binding', name, action: 'keep', reason: '' };
    const { source, destination, destination_type: kind, ...body } = binding;
    const missing = [
      ...(names.exchange.has(source) ? [] : [`exchange '${source}'`]),
      ...(names[kind].has(destination) ? [] : [`${kind} '${destination}'`]),
    ];
    if (missing.length > 0) {
      const reason = `there is no ${missing.join(' and no ')}, neither in the vhost nor in the file`;
      return { kind: 'binding', name, action: 'conflict', reason };
    }
    const path = pathOf('bindings', vhost, 'e', source, kind === 'queue' ? 'q' : 'e', destination);
    return created('binding', name, { path, question: { method: 'POST', body } });
  });
}

function bindingName({ source, destination, destination_type: kind, routing_key: key }: Binding): string {
  return `${source} -> ${kind === 'exchange' ? 'exchange ' : ''}${destination} by '${key}'`;
}

function put(path: string, body: unknown): Call {
  return { path, question: { method: 'PUT', body } };
}

function created(kind: Kind, name: string, call: Call): Step {
  return { kind, name, action: 'create', reason: '', call };
}

/** What has been declared stays as it is for ever (specification sections 1.6.2.1 and 1.7.2.1). */
function declared(kind: 'exchange' | 'queue', name: string, differences: Differences): Step {
  if (differences.length === 0) return { kind, name, action: 'keep', reason: '' };
  return { kind, name, action: 'conflict', reason: `${differences.join('; ')}; delete it first to have it so` };
}

function byName<T extends { readonly name: string }>(rows: readonly T[]): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [row.name, row]));
}
