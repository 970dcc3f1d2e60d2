/**
 * Definitions that are brought from somewhere, a whole broker's or a vhost's: as read, and not yet looked at by
 * those who know what makes sense. Lists stand in the order in which they can be made.
 */
import type { PasswordHash } from '../access/password-hash.js';
import type { PolicyInput } from '../policy/policy.js';
import type { QueueDefinition } from '../queue/queue-definition.js';
import type { ExchangeDefinition } from '../routing/exchange.js';
import type { FieldTable } from '../../wire/values/field-table.js';

export interface IncomingUser {
  readonly name: string;
  readonly password: PasswordHash | undefined;
  readonly tags: readonly string[];
  /** By name, as somebody wrote them; `undefined`: they stay what they are. */
  readonly limits: unknown;
}

export interface IncomingVHost {
  readonly name: string;
  /** Keys of RabbitMQ's JSON (`readDetails`). */
  readonly details: Readonly<Record<string, unknown>>;
  /** `undefined`: as it is. */
  readonly tracing: boolean | undefined;
}

export interface IncomingPermission {
  readonly user: string;
  readonly vhost: string;
  readonly configure: string;
  readonly write: string;
  readonly read: string;
}

export interface IncomingTopicPermission {
  readonly user: string;
  readonly vhost: string;
  readonly exchange: string;
  readonly write: string;
  readonly read: string;
}

export interface IncomingParameter {
  readonly vhost: string;
  readonly component: string;
  readonly name: string;
  readonly value: unknown;
}

export interface IncomingPolicy {
  readonly vhost: string;
  readonly policy: PolicyInput;
}

export interface IncomingExchange {
  readonly vhost: string;
  readonly definition: ExchangeDefinition;
}

export interface IncomingBinding {
  readonly vhost: string;
  readonly source: string;
  readonly destination: string;
  readonly destinationType: 'queue' | 'exchange';
  readonly routingKey: string;
  readonly arguments: FieldTable;
}

export interface DefinitionSet {
  readonly globalParameters: readonly { readonly name: string; readonly value: unknown }[];
  readonly users: readonly IncomingUser[];
  readonly vhosts: readonly IncomingVHost[];
  readonly permissions: readonly IncomingPermission[];
  readonly topicPermissions: readonly IncomingTopicPermission[];
  readonly parameters: readonly IncomingParameter[];
  readonly policies: readonly IncomingPolicy[];
  readonly exchanges: readonly IncomingExchange[];
  readonly queues: readonly QueueDefinition[];
  readonly bindings: readonly IncomingBinding[];
}

/** Components whose parameters mean something to the broker; those of others are kept for whoever wants them back. */
export const OPERATOR_POLICY = 'operator_policy';
export const VHOST_LIMITS = 'vhost-limits';

/** A definition as errors and logs name it. */
export const nameOf = {
  globalParameter: (name: string): string => `global parameter '${name}'`,
  user: (name: string): string => `user '${name}'`,
  vhost: (name: string): string => `vhost '${name}'`,
  permission: ({ user, vhost }: Pick<IncomingPermission, 'user' | 'vhost'>): string =>
    `permission of user '${user}' in vhost '${vhost}'`,
  topicPermission: ({ user, vhost, exchange }: Pick<IncomingTopicPermission, 'user' | 'vhost' | 'exchange'>): string =>
    `topic permission of user '${user}' for exchange '${exchange}' in vhost '${vhost}'`,
  parameter: ({ vhost, component, name }: Pick<IncomingParameter, 'vhost' | 'component' | 'name'>): string =>
    component === OPERATOR_POLICY
      ? `operator policy '${name}' in vhost '${vhost}'`
      : `parameter '${name}' of ${component} in vhost '${vhost}'`,
  policy: ({ vhost, policy }: IncomingPolicy): string => `policy '${policy.name}' in vhost '${vhost}'`,
  exchange: ({ vhost, definition }: IncomingExchange): string => `exchange '${definition.name}' in vhost '${vhost}'`,
  queue: ({ vhost, name }: Pick<QueueDefinition, 'vhost' | 'name'>): string => `queue '${name}' in vhost '${vhost}'`,
  binding: ({ vhost, source, destination, destinationType, routingKey }: Omit<IncomingBinding, 'arguments'>): string =>
    `binding from exchange '${source}' to ${destinationType} '${destination}' by '${routingKey}' in vhost '${vhost}'`,
} as const;
