/**
 * A topology as a file has it: sorted, so that two exports can be compared, and without what goes without saying.
 */
import { bindingKey } from './binding-key.js';
import { canonical } from './canonical.js';
import type { PresentTopology } from './present-topology.js';
import { topologyShape } from './shape.js';

type Entry = Readonly<Record<string, unknown>>;

/** Keys in the order in which they are written. */
const keys = {
  exchanges: ['name', 'type', 'durable', 'auto_delete', 'internal', 'arguments'],
  queues: ['name', 'durable', 'auto_delete', 'arguments'],
  bindings: ['source', 'destination', 'destination_type', 'routing_key', 'arguments'],
  policies: ['name', 'pattern', 'apply-to', 'priority', 'definition'],
} as const;

/** What is written always; the others have defaults. */
const said = { name: 'x', type: 'direct', source: 'x', destination: 'x', pattern: '', definition: {} };

export function exportOf(now: PresentTopology): Record<keyof typeof keys, readonly Entry[]> {
  const isOwn = ({ name }: { readonly name: string }): boolean => name !== '' && !name.startsWith('amq.');
  const queues = now.queues.filter((queue) => isOwn(queue) && !queue.exclusive);
  const names = {
    exchange: new Set(now.exchanges.map(({ name }) => name)),
    queue: new Set(queues.map(({ name }) => name)),
  };
  const bindings = now.bindings.filter(({ destination, destination_type: kind }) => names[kind].has(destination));
  return {
    exchanges: entries('exchanges', now.exchanges.filter(isOwn), ({ name }) => name),
    queues: entries('queues', queues, ({ name }) => name),
    bindings: entries('bindings', bindings, bindingKey),
    policies: entries('policies', now.policies, ({ name }) => name),
  };
}

function entries<T extends object>(list: keyof typeof keys, rows: readonly T[], keyOf: (row: T) => string): Entry[] {
  const defaults = defaultsOf(list);
  const entryOf = (row: Entry): Entry =>
    Object.fromEntries(
      keys[list].filter((key) => canonical(row[key]) !== canonical(defaults[key])).map((key) => [key, row[key]]),
    );
  return rows
    .map((row) => [keyOf(row), entryOf(row as Entry)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, entry]) => entry);
}

/** What the shape makes of what is not said; what has to be said has no default. */
function defaultsOf(list: keyof typeof keys): Entry {
  const required = Object.fromEntries(Object.entries(said).filter(([key]) => keys[list].some((one) => one === key)));
  const [entry] = topologyShape.parse({ [list]: [required] })[list];
  return Object.fromEntries(Object.entries(entry!).filter(([key]) => !(key in said)));
}
