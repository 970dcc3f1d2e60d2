/**
 * The policies of a vhost, and which of them apply to its queues and exchanges. Whoever comes has what applies
 * at once, and when policies change, so do all that they concern.
 *
 * What is changed here is part of the turn at hand: somebody has to end it.
 */
import { type FieldTable, emptyTable } from '../../wire/values/field-table.js';
import type { PolicyEntry } from '../definitions.js';
import type { QueueDefinition } from '../queue/queue-definition.js';
import { type QueueSettings, settingsOf, textIn } from '../queue/queue-settings.js';
import { sameTable } from '../routing/field-equality.js';
import type { Exchange } from '../routing/exchange.js';
import type { DurableDefinitions } from '../vhost/durable-definitions.js';
import { mergedDefinition } from './merge.js';
import { type Policy, PolicyError, type PolicyInput, type PolicyKind } from './policy.js';
import { PolicyList } from './policy-list.js';
import { policyInput, readPolicy } from './read-policy.js';

/** What applies to one queue or exchange. */
export interface AppliedPolicies {
  readonly policy: Policy | undefined;
  readonly operatorPolicy: Policy | undefined;
  /** What both come to. Arguments that say otherwise are not in it. */
  readonly definition: FieldTable;
}

/** A queue, as far as policies care. */
export interface ConfiguredQueue {
  readonly kind: 'queue';
  readonly name: string;
  readonly definition: QueueDefinition;
  configure(settings: QueueSettings): void;
}

export type PolicySubject = ConfiguredQueue | Exchange;

/** Whom the policies of a vhost concern. */
export interface PolicySubjects {
  readonly queues: ReadonlyMap<string, ConfiguredQueue>;
  readonly exchanges: ReadonlyMap<string, Exchange>;
  /** Messages may take another way than before. */
  alternatesChanged(): void;
}

const none: AppliedPolicies = { policy: undefined, operatorPolicy: undefined, definition: emptyTable };

export class Policies {
  private readonly lists = { policy: new PolicyList(), 'operator-policy': new PolicyList() };
  private readonly applied = new WeakMap<PolicySubject, AppliedPolicies>();
  private readonly pairs = new WeakMap<object, WeakMap<object, AppliedPolicies>>();

  constructor(
    private readonly definitions: Pick<DurableDefinitions, 'putPolicy' | 'removePolicy'>,
    private readonly subjects: PolicySubjects,
  ) {}

  /** Those of one kind, the first to apply first. */
  list(kind: PolicyKind): readonly Policy[] {
    return this.lists[kind].policies;
  }

  find(kind: PolicyKind, name: string): Policy | undefined {
    return this.lists[kind].find(name);
  }

  /** What applies to a queue or exchange of this vhost. */
  of(subject: PolicySubject): AppliedPolicies {
    return this.applied.get(subject) ?? none;
  }

  /**
   * Makes a policy, or another one of the one that has its name.
   *
   * @returns the commit that makes it durable
   * @throws PolicyError when it makes no sense; nothing is changed then
   */
  set(kind: PolicyKind, input: PolicyInput): number {
    const read = readPolicy(kind, input);
    const commit = this.definitions.putPolicy(kind, read.policy);
    this.change(kind, this.lists[kind].put(read), read.policy);
    return commit;
  }

  /** Returns the commit; `undefined` when there is no such policy. */
  remove(kind: PolicyKind, name: string): number | undefined {
    const removed = this.lists[kind].remove(name);
    if (removed === undefined) return undefined;
    const commit = this.definitions.removePolicy(kind, removed);
    this.change(kind, removed, undefined);
    return commit;
  }

  /** Takes what the store kept. Returns why not, when it makes no sense. */
  restore({ kind, policy }: PolicyEntry): string | undefined {
    if (this.find(kind, policy.name) !== undefined) return `there is a policy '${policy.name}' already`;
    try {
      const read = readPolicy(kind, policyInput(policy));
      this.lists[kind].put(read);
      this.change(kind, undefined, read.policy);
    } catch (error) {
      if (error instanceof PolicyError) return error.message;
      throw error;
    }
    return undefined;
  }

  /** A queue or an exchange is new. */
  apply(subject: PolicySubject): void {
    const { lists } = this;
    if (lists.policy.isEmpty && lists['operator-policy'].isEmpty) return;
    this.assign(subject, lists.policy.bestFor(subject), lists['operator-policy'].bestFor(subject));
  }

  /** Of the policies of one kind, `old` has gone and `young` has come; either may be missing. */
  private change(kind: PolicyKind, old: Policy | undefined, young: Policy | undefined): void {
    const list = this.lists[kind];
    const alternates = new Map([...this.subjects.exchanges.values()].map((exchange) => [exchange, exchange.alternate]));
    for (const subjects of [this.subjects.queues, this.subjects.exchanges]) {
      for (const subject of subjects.values()) {
        const { policy, operatorPolicy } = this.of(subject);
        const current = kind === 'policy' ? policy : operatorPolicy;
        // Most have nothing to do with it: one look at one pattern tells, however many policies there are.
        const next =
          current !== undefined && current === old
            ? list.bestInsteadOf(current, subject, young)
            : list.betterFor(subject, current, young);
        if (next === current) continue;
        if (kind === 'policy') this.assign(subject, next, operatorPolicy);
        else this.assign(subject, policy, next);
      }
    }
    for (const [exchange, alternate] of alternates) {
      if (exchange.alternate === alternate) continue;
      this.subjects.alternatesChanged();
      break;
    }
  }

  private assign(subject: PolicySubject, policy: Policy | undefined, operatorPolicy: Policy | undefined): void {
    const { definition: before } = this.of(subject);
    const applied = this.combined(policy, operatorPolicy);
    this.applied.set(subject, applied);
    if (sameTable(before, applied.definition)) return;
    if (subject.kind === 'queue') subject.configure(settingsOf(subject.definition, applied.definition));
    else subject.setPolicyAlternate(textIn(applied.definition, 'alternate-exchange'));
  }

  /** The same for all to which the same apply. */
  private combined(policy: Policy | undefined, operatorPolicy: Policy | undefined): AppliedPolicies {
    if (policy === undefined && operatorPolicy === undefined) return none;
    const withPolicy = this.pairs.get(policy ?? none) ?? new WeakMap<object, AppliedPolicies>();
    this.pairs.set(policy ?? none, withPolicy);
    const known = withPolicy.get(operatorPolicy ?? none);
    if (known !== undefined) return known;
    const applied = { policy, operatorPolicy, definition: mergedDefinition(policy, operatorPolicy) };
    withPolicy.set(operatorPolicy ?? none, applied);
    return applied;
  }
}
