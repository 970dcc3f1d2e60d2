/**
 * Definitions: what is declared and outlives the process. Durable exchanges and queues, bindings with two
 * durable ends, policies, users and what they may do; more kinds as features come.
 */
import type { FieldTable } from '../wire/values/field-table.js';
import type { AccessEntry, DefaultsEntry } from './access/entries.js';
import type { Policy, PolicyKind } from './policy/policy.js';
import type { QueueDefinition } from './queue/queue-definition.js';
import type { ExchangeDefinition } from './routing/exchange.js';

export interface VHostEntry {
  readonly kind: 'vhost';
  readonly name: string;
  /** True while copies of its messages go to `amq.rabbitmq.trace`. */
  readonly tracing?: true;
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
export type VHostContentEntry = PolicyEntry | ExchangeEntry | QueueEntry | BindingEntry;

export type DefinitionEntry = DefaultsEntry | VHostEntry | AccessEntry | VHostContentEntry;
