/**
 * Makes what a set of definitions says, in the state that the broker is in: what is there already stays, or is
 * given other values where it has some (users, permissions, policies, parameters). Nothing is ever removed.
 *
 * The first that makes no sense ends it, with those before it made: whoever wants all or nothing rehearses it.
 */
import { ChannelError } from '../../wire/methods/errors.js';
import { AccessError } from '../access/access-error.js';
import type { Broker } from '../broker.js';
import { isReserved } from '../acting/names.js';
import { PolicyError } from '../policy/policy.js';
import { assertQueueArguments } from '../queue/queue-arguments.js';
import type { QueueDefinition } from '../queue/queue-definition.js';
import { defaultExchangeRefused, refusalIn, reservedName } from '../refusals.js';
import { assertExchangeType } from '../routing/exchange.js';
import { isObject } from '../json/table-json.js';
import { assertShort } from '../json/table-json.js';
import { JsonError } from '../json/json-error.js';
import { readDetails, setDetails, setTracing } from '../vhost/vhost-details.js';
import type { VHost } from '../vhost/vhost.js';
import { assertName } from '../access/names.js';
import {
  type DefinitionSet,
  type IncomingBinding,
  type IncomingExchange,
  type IncomingParameter,
  type IncomingPolicy,
  type IncomingUser,
  type IncomingVHost,
  OPERATOR_POLICY,
  VHOST_LIMITS,
  nameOf,
} from './definition-set.js';
import { DefinitionsError } from './definitions-error.js';

/** The place in which they are made. */
class Taking {
  constructor(private readonly broker: Broker) {}

  user({ name, password, tags, limits }: IncomingUser): void {
    const { users } = this.broker.access;
    users.set({ name, password, tags });
    if (limits === undefined) return;
    if (users.get(name).limits.size > 0) users.clearLimits(name);
    if (!isObject(limits) || Object.keys(limits).length > 0) users.setLimits(name, limits);
  }

  vhost({ name, details, tracing }: IncomingVHost): void {
    this.broker.addVHost(name);
    const vhost = this.place(name);
    const read = readDetails(details, vhost.details);
    if (JSON.stringify(read) !== JSON.stringify(vhost.details)) setDetails(vhost, read);
    if (tracing !== undefined && tracing !== vhost.tracing) setTracing(vhost, tracing);
  }

  parameter({ vhost: place, component, name, value }: IncomingParameter): void {
    const vhost = this.place(place);
    const { access } = this.broker;
    if (component === OPERATOR_POLICY) {
      const { pattern, definition, 'apply-to': appliesTo, priority } = isObject(value) ? value : {};
      vhost.policies.set('operator-policy', { name, pattern, definition, appliesTo, priority });
    } else if (component === VHOST_LIMITS) {
      if (access.limitsOf(place).size > 0) access.clearVHostLimits(place);
      access.setVHostLimits(place, value);
    } else {
      vhost.parameters.set({ component, name, value });
    }
  }

  policy({ vhost, policy }: IncomingPolicy): void {
    this.place(vhost).policies.set('policy', policy);
  }

  exchange({ vhost: place, definition }: IncomingExchange): void {
    const vhost = this.place(place);
    const { name, type } = definition;
    if (vhost.findExchange(name) !== undefined) return;
    assertName('its name', name);
    if (isReserved(name)) throw reservedName('exchange', name);
    assertExchangeType(type);
    const alternate = definition.arguments.get('alternate-exchange');
    if (alternate !== undefined && alternate.type !== 'S') {
      throw new ChannelError('PRECONDITION_FAILED', "'alternate-exchange' is not the name of an exchange");
    }
    vhost.declareExchange(definition);
  }

  /** Names that the broker made up are taken, too: clients that hold them find their queues. */
  queue(definition: QueueDefinition): void {
    const vhost = this.place(definition.vhost);
    if (vhost.findQueue(definition.name) !== undefined) return;
    assertName('its name', definition.name);
    assertQueueArguments(definition);
    vhost.createQueue(definition, undefined);
  }

  binding({ vhost: place, source, destination, destinationType, routingKey, arguments: args }: IncomingBinding): void {
    const vhost = this.place(place);
    // Every queue has that of the default exchange, and no other can be made.
    if (source === '') return;
    if (destinationType === 'exchange' && destination === '') throw defaultExchangeRefused();
    assertShort(routingKey, 'routing_key');
    const end = destinationType === 'queue' ? vhost.queue(destination) : vhost.exchange(destination);
    vhost.bind(vhost.exchange(source), end, routingKey, args);
  }

  /** @throws AccessError */
  private place(name: string): VHost {
    const vhost = this.broker.findVHost(name);
    if (vhost === undefined) throw new AccessError('ERR_ACCESS_NO_VHOST', `no vhost '${name}'`);
    return vhost;
  }
}

/** @throws DefinitionsError */
export function takeDefinitions(broker: Broker, set: DefinitionSet): void {
  const taking = new Taking(broker);
  const { permissions } = broker.access;
  each(
    set.globalParameters,
    ({ name }) => nameOf.globalParameter(name),
    ({ name, value }) => {
      broker.globalParameters.set(name, value);
    },
  );
  each(
    set.users,
    ({ name }) => nameOf.user(name),
    (user) => {
      taking.user(user);
    },
  );
  each(
    set.vhosts,
    ({ name }) => nameOf.vhost(name),
    (vhost) => {
      taking.vhost(vhost);
    },
  );
  each(set.permissions, nameOf.permission, (permission) => permissions.set(permission));
  each(set.topicPermissions, nameOf.topicPermission, (permission) => permissions.setTopic(permission));
  each(set.parameters, nameOf.parameter, (parameter) => {
    taking.parameter(parameter);
  });
  each(set.policies, nameOf.policy, (policy) => {
    taking.policy(policy);
  });
  each(set.exchanges, nameOf.exchange, (exchange) => {
    taking.exchange(exchange);
  });
  each(set.queues, nameOf.queue, (queue) => {
    taking.queue(queue);
  });
  each(set.bindings, nameOf.binding, (binding) => {
    taking.binding(binding);
  });
}

function each<Row>(rows: readonly Row[], nameIt: (row: Row) => string, make: (row: Row) => void): void {
  for (const row of rows) {
    try {
      make(row);
    } catch (error) {
      const why = reasonOf(error);
      if (why === undefined) throw error;
      throw new DefinitionsError(nameIt(row), why, { cause: error });
    }
  }
}

/** What is wrong with a definition; `undefined` for a bug of ours. */
function reasonOf(error: unknown): string | undefined {
  if (error instanceof PolicyError) return error.message.replace(/^Validation failed\s+/, '').trim();
  if (error instanceof AccessError || error instanceof JsonError) return error.message;
  return refusalIn(error)?.text;
}
