/**
 * Definitions in RabbitMQ's JSON, written: what it leaves out is left out (exclusive queues, exchanges that every
 * vhost has, bindings of the default exchange). All lists are sorted, so that two exports can be compared.
 */
import { hashingModule } from '../../core/access/password-hash.js';
import type { User } from '../../core/access/user.js';
import { isReserved } from '../../core/acting/names.js';
import type { Broker } from '../../core/broker.js';
import { tableToJson } from '../../core/json/table-json.js';
import { textToJson } from '../../core/json/text-json.js';
import type { Queue } from '../../core/queue/queue.js';
import type { Binding } from '../../core/routing/binding.js';
import type { Exchange } from '../../core/routing/exchange.js';
import { OPERATOR_POLICY, VHOST_LIMITS } from '../../core/transfer/definition-set.js';
import { noDetails } from '../../core/vhost/vhost-details.js';
import type { VHost } from '../../core/vhost/vhost.js';
import { COMPATIBLE_VERSION } from '../compatible.js';
import type { Json, JsonObject } from '../json.js';
import type { NodeFacts } from '../ports.js';

/** Keys of the document, in their order: values, or rows that are written one by one. */
export interface WrittenDefinitions {
  readonly head: JsonObject;
  readonly lists: readonly (readonly [name: string, rows: Iterable<JsonObject>])[];
}

/** Those of the whole broker. */
export function brokerDefinitions(broker: Broker, { product, version }: NodeFacts): WrittenDefinitions {
  const { users, permissions } = broker.access;
  const vhosts = sorted(broker.listVHosts(), ({ name }) => name);
  return {
    head: {
      rabbit_version: COMPATIBLE_VERSION,
      rabbitmq_version: COMPATIBLE_VERSION,
      product_name: product,
      product_version: version,
    },
    lists: [
      ['users', users.list().map(userJson)],
      ['vhosts', vhosts.map(vhostJson)],
      [
        'permissions',
        permissions.list().map(({ user, vhost, configure, write, read }) => ({ user, vhost, configure, write, read })),
      ],
      [
        'topic_permissions',
        permissions
          .listTopics()
          .map(({ user, vhost, exchange, write, read }) => ({ user, vhost, exchange, write, read })),
      ],
      ['parameters', vhosts.flatMap((vhost) => parametersOf(broker, vhost))],
      ['global_parameters', broker.globalParameters.list().map(([name, value]) => ({ name, value: value as Json }))],
      ...contentsOf(vhosts, ({ name }) => ({ vhost: name })),
    ],
  };
}

/** Those of one vhost, which are not said to be of it, but for policies and parameters (RabbitMQ). */
export function vhostDefinitions(broker: Broker, vhost: VHost): WrittenDefinitions {
  return {
    head: { rabbit_version: COMPATIBLE_VERSION },
    lists: [['parameters', parametersOf(broker, vhost)], ...contentsOf([vhost], () => ({}))],
  };
}

function contentsOf(vhosts: readonly VHost[], placeOf: (vhost: VHost) => JsonObject): WrittenDefinitions['lists'] {
  return [
    ['policies', vhosts.flatMap(policiesOf)],
    ['queues', rowsOf(vhosts, queuesOf, (queue, vhost) => queueJson(queue, placeOf(vhost)))],
    ['exchanges', rowsOf(vhosts, exchangesOf, (exchange, vhost) => exchangeJson(exchange, placeOf(vhost)))],
    ['bindings', rowsOf(vhosts, bindingsOf, (binding, vhost) => bindingJson(binding, placeOf(vhost)))],
  ];
}

/** What there is now; it becomes JSON row by row. */
function rowsOf<Row>(
  vhosts: readonly VHost[],
  list: (vhost: VHost) => readonly Row[],
  json: (row: Row, vhost: VHost) => JsonObject,
): Iterable<JsonObject> {
  const found = vhosts.map((vhost) => [vhost, list(vhost)] as const);
  return (function* () {
    for (const [vhost, rows] of found) for (const row of rows) yield json(row, vhost);
  })();
}

function userJson({ name, password, tags, limits }: User): JsonObject {
  return {
    name,
    password_hash: password?.hash ?? '',
    hashing_algorithm: hashingModule(password?.algorithm ?? 'sha256'),
    tags: [...tags],
    limits: sortedObject(limits),
  };
}

/** RabbitMQ 3.10 writes names alone; what else there is has the keys that later versions give it. */
function vhostJson({ name, tracing, details }: VHost): JsonObject {
  if (details === noDetails) return { name, ...(tracing && { tracing }) };
  const { description, tags, defaultQueueType } = details;
  const type = defaultQueueType === undefined ? {} : { default_queue_type: defaultQueueType };
  const said = { description, tags: [...tags], ...type };
  return { name, ...said, metadata: said, ...(tracing && { tracing }) };
}

function parametersOf({ access }: Broker, { name: vhost, policies, parameters }: VHost): JsonObject[] {
  const limits = access.limitsOf(vhost);
  const all = [
    ...policies
      .list('operator-policy')
      .map((policy) => ({ value: policyJson(policy), vhost, component: OPERATOR_POLICY, name: policy.name })),
    ...(limits.size === 0 ? [] : [{ value: sortedObject(limits), vhost, component: VHOST_LIMITS, name: 'limits' }]),
    ...parameters.list().map(({ component, name, value }) => ({ value: value as Json, vhost, component, name })),
  ];
  return sorted(all, ({ component, name }) => `${component}\0${name}`);
}

type Policy = ReturnType<VHost['policies']['list']>[number];

function policiesOf({ name: vhost, policies }: VHost): JsonObject[] {
  return sorted(policies.list('policy'), ({ name }) => name).map((policy) => ({
    vhost,
    name: policy.name,
    ...policyJson(policy),
  }));
}

function policyJson({ pattern, appliesTo, definition, priority }: Policy): JsonObject {
  return {
    pattern,
    'apply-to': appliesTo,
    definition: sortedObject(Object.entries(tableToJson(definition))),
    priority,
  };
}

function queuesOf({ queues }: VHost): readonly Queue[] {
  return sorted([...queues.values()].filter(isKept), ({ name }) => name);
}

function isKept({ definition }: Queue): boolean {
  return !definition.exclusive;
}

function queueJson({ name, definition }: Queue, place: JsonObject): JsonObject {
  const { durable, autoDelete, arguments: args } = definition;
  return { name: textToJson(name), ...place, durable, auto_delete: autoDelete, arguments: argumentsJson(args) };
}

function exchangesOf({ exchanges }: VHost): readonly Exchange[] {
  const made = [...exchanges.values()].filter(({ name }) => name !== '' && !isReserved(name));
  return sorted(made, ({ name }) => name);
}

function exchangeJson({ name, definition }: Exchange, place: JsonObject): JsonObject {
  const { type, durable, autoDelete, internal, arguments: args } = definition;
  const properties = { durable, auto_delete: autoDelete, internal };
  return { name: textToJson(name), ...place, type, ...properties, arguments: argumentsJson(args) };
}

function bindingsOf({ exchanges }: VHost): readonly Binding[] {
  const made = [...exchanges.values()]
    .filter(({ name }) => name !== '')
    .flatMap((exchange) => [...exchange])
    .filter(({ destination }) => destination.kind === 'exchange' || !destination.definition.exclusive);
  return sorted(made, ({ source, destination, routingKey }) =>
    [source.name, destination.kind, destination.name, routingKey].join('\0'),
  );
}

function bindingJson({ source, destination, routingKey, arguments: args }: Binding, place: JsonObject): JsonObject {
  return {
    source: textToJson(source.name),
    ...place,
    destination: textToJson(destination.name),
    destination_type: destination.kind,
    routing_key: textToJson(routingKey),
    arguments: argumentsJson(args),
  };
}

function argumentsJson(args: Parameters<typeof tableToJson>[0]): JsonObject {
  return sortedObject(Object.entries(tableToJson(args)));
}

function sortedObject(entries: Iterable<readonly [string, Json]>): JsonObject {
  return Object.fromEntries(sorted([...entries], ([key]) => key));
}

function sorted<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[] {
  const keyed = rows.map((row) => ({ row, key: keyOf(row) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ row }) => row);
}
