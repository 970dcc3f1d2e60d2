/**
 * Policies: settings for all queues and exchanges whose names match a pattern. Of the policies of a vhost one
 * applies to a queue or exchange, and of its operator policies another one.
 */
import type { FieldTable } from '../../wire/values/field-table.js';

/** Operators set bounds that users' policies cannot pass. */
export type PolicyKind = 'policy' | 'operator-policy';

export const appliesToWords = ['all', 'queues', 'classic_queues', 'quorum_queues', 'streams', 'exchanges'] as const;
export type AppliesTo = (typeof appliesToWords)[number];

export interface Policy {
  readonly name: string;
  /** A regular expression that a name has to have a match of, anywhere. */
  readonly pattern: string;
  readonly appliesTo: AppliesTo;
  /** The highest one that matches applies. */
  readonly priority: number;
  /** Texts and integers, by the policy's keys. */
  readonly definition: FieldTable;
}

/** A policy as somebody writes it, and nobody has looked at: values as JSON has them. */
export interface PolicyInput {
  readonly name: string;
  readonly pattern: unknown;
  /** An object of keys and values. */
  readonly definition: unknown;
  /** `all` when it is missing. */
  readonly appliesTo?: unknown;
  /** 0 when it is missing. */
  readonly priority?: unknown;
}

/** A policy makes no sense: nothing was changed. The message is RabbitMQ's. */
export class PolicyError extends Error {
  override readonly name = 'PolicyError';
  readonly code = 'ERR_POLICY';
}
