/**
 * Definitions: what is declared and outlives the process. Durable exchanges and queues, bindings with two
 * durable ends, policies, users and what they may do; more kinds as features come.
 */
import type { FieldTable } from '../wire/values/field-table.js';
import type { AccessEntry, DefaultsEntry } from './access/entries.js';
import type { GlobalParameterEntry } from './parameters/global-parameters.js';
import type { ParameterEntry } from './parameters/vhost-parameters.js';
import type { Policy, PolicyKind } from './policy/policy.js';
import type { QueueDefinition } from './queue/queue-definition.js';
import type { ExchangeDefinition } from './routing/exchange.js';
import type { VHostDetails } from './vhost/vhost-details.js';

export interface VHostEntry {
  readonly kind: 'vhost';
  readonly name: string;
  /** True while copies of its messages go to `amq.rabbitmq.trace`. */
  readonly tracing?: true;
  /** What is said of it, if anything. */
  readonly details?: VHostDetails;
}

export interface ExchangeEntry {
  readonly kind: 'exchange';
  readonly vhost: string;
  readonly definition: ExchangeDefinition;
}

export interface QueueEntry {
  readonly kind: 'queue';
  readonly vhost: string;
  readonly definition: QueueDefinition;
  /** True while it delivers nothing, because somebody wants it so. */
  readonly paused?: true;
}

export interface BindingEntry {
  readonly kind: 'binding';
  readonly vhost: string;
  readonly source: string;
  readonly destinationKind: 'queue' | 'exchange';
  readonly destination: string;
  readonly routingKey: string;
  readonly arguments: FieldTable;
}

export interface PolicyEntry {
  readonly kind: PolicyKind;
  readonly vhost: string;
  readonly policy: Policy;
}

/** What is defined in a vhost. */
export type VHostContentEntry = ParameterEntry | PolicyEntry | ExchangeEntry | QueueEntry | BindingEntry;

export type DefinitionEntry = DefaultsEntry | GlobalParameterEntry | VHostEntry | AccessEntry | VHostContentEntry;
