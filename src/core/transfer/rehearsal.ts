/**
 * Tries out a set of definitions on a broker that nobody uses and that keeps nothing, with all that the set refers
 * to as it is in the real one: what makes no sense is found before anything is changed.
 */
import { emptyTable } from '../../wire/values/field-table.js';
import { Broker } from '../broker.js';
import type { DefinitionEntry } from '../definitions.js';
import type { Clock } from '../ports.js';
import type { Store } from '../storage.js';
import type { VHost } from '../vhost/vhost.js';
import type { DefinitionSet } from './definition-set.js';
import { DefinitionsError } from './definitions-error.js';
import { takeDefinitions } from './taking.js';

/**
 * @param emptyStore a store that keeps nothing, and holds nothing
 * @throws DefinitionsError
 */
export function rehearse(broker: Broker, set: DefinitionSet, emptyStore: Store): void {
  const { names, random, authenticator, nodeName, timetable } = broker;
  // What is due on it is never done.
  const clock: Clock = { now: () => timetable.now(), wakeAt: () => undefined };
  const stage = new Broker(broker.limits, emptyTable, {
    store: emptyStore,
    names,
    random,
    authenticator,
    nodeName,
    clock,
  });
  stage.restore(entriesFor(broker, set), () => undefined);
  takeDefinitions(stage, set);
  assertRoom(broker, stage, set);
}

/** All users and vhosts, and of the vhosts' contents what is spoken of. */
function entriesFor(broker: Broker, set: DefinitionSet): DefinitionEntry[] {
  const vhosts = broker.listVHosts();
  const mentioned = mentionedIn(set);
  return [
    { kind: 'defaults' },
    ...vhosts.map(({ name }) => ({ kind: 'vhost', name }) as const),
    ...broker.access.users.list().map((user) => ({ kind: 'user', user }) as const),
    ...vhosts.flatMap((vhost) => contentsFor(vhost, mentioned)),
  ];
}

function contentsFor(vhost: VHost, mentioned: Mentioned): DefinitionEntry[] {
  const { name } = vhost;
  const exchanges = [...(mentioned.exchanges.get(name) ?? [])].map((one) => vhost.findExchange(one));
  const queues = [...(mentioned.queues.get(name) ?? [])].map((one) => vhost.findQueue(one));
  return [
    ...exchanges
      .filter((exchange) => exchange !== undefined)
      .map(({ definition }) => ({ kind: 'exchange', vhost: name, definition }) as const),
    ...queues
      .filter((queue) => queue !== undefined)
      .map(({ definition }) => ({ kind: 'queue', vhost: name, definition }) as const),
  ];
}

/** Names, by vhost. */
interface Mentioned {
  readonly exchanges: ReadonlyMap<string, ReadonlySet<string>>;
  readonly queues: ReadonlyMap<string, ReadonlySet<string>>;
}

function mentionedIn(set: DefinitionSet): Mentioned {
  const exchanges = new Map<string, Set<string>>();
  const queues = new Map<string, Set<string>>();
  const note = (names: Map<string, Set<string>>, vhost: string, name: string): void => {
    const known = names.get(vhost);
    if (known === undefined) names.set(vhost, new Set([name]));
    else known.add(name);
  };
  for (const { vhost, definition } of set.exchanges) note(exchanges, vhost, definition.name);
  for (const { vhost, name } of set.queues) note(queues, vhost, name);
  for (const { vhost, source, destination, destinationType } of set.bindings) {
    note(exchanges, vhost, source);
    note(destinationType === 'queue' ? queues : exchanges, vhost, destination);
  }
  return { exchanges, queues };
}

/**
 * The node's own bounds hold for what is brought, too. Limits of vhosts do not, as in RabbitMQ: they may have been
 * lowered below what there was.
 *
 * @throws DefinitionsError
 */
function assertRoom(broker: Broker, stage: Broker, set: DefinitionSet): void {
  const { nodeQueuesMax, nodeExchangesMax } = broker.limits;
  const isNewQueue = ({ vhost, name }: { readonly vhost: string; readonly name: string }): boolean =>
    broker.findVHost(vhost)?.findQueue(name) === undefined;
  const queues = set.queues.filter(isNewQueue).length + countOf(broker, ({ queues: all }) => all.size);
  if (queues > nodeQueuesMax)
    throw new DefinitionsError('', `there would be ${queues} queues, and may be ${nodeQueuesMax}`);
  const newVHosts = stage.listVHosts().filter(({ name }) => broker.findVHost(name) === undefined);
  const exchanges =
    countOf(broker, ({ exchanges: all }) => all.size) +
    newVHosts.reduce((sum, vhost) => sum + vhost.exchanges.size, 0) +
    set.exchanges.filter(({ vhost, definition }) => {
      const known = broker.findVHost(vhost);
      return known !== undefined && known.findExchange(definition.name) === undefined;
    }).length;
  if (exchanges <= nodeExchangesMax) return;
  throw new DefinitionsError('', `there would be ${exchanges} exchanges, and may be ${nodeExchangesMax}`);
}

function countOf(broker: Broker, sizeOf: (vhost: VHost) => number): number {
  return broker.listVHosts().reduce((sum, vhost) => sum + sizeOf(vhost), 0);
}
