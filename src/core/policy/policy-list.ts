/**
 * The policies of one kind in a vhost, in the order of precedence.
 */
import type { QueueDefinition } from '../queue/queue-definition.js';
import { queueTypeOf } from '../queue/queue-type.js';
import type { ExchangeDefinition } from '../routing/exchange.js';
import type { Policy } from './policy.js';
import { policyKey } from './policy-keys.js';
import type { ReadPolicy } from './read-policy.js';

export type PolicyTarget =
  | { readonly kind: 'queue'; readonly definition: QueueDefinition }
  | { readonly kind: 'exchange'; readonly definition: ExchangeDefinition };

export class PolicyList {
  private readonly byName = new Map<string, ReadPolicy>();
  private ranked: readonly ReadPolicy[] = [];

  get policies(): readonly Policy[] {
    return this.ranked.map(({ policy }) => policy);
  }

  get isEmpty(): boolean {
    return this.ranked.length === 0;
  }

  find(name: string): Policy | undefined {
    return this.byName.get(name)?.policy;
  }

  /** Returns the one whose place it takes. */
  put(read: ReadPolicy): Policy | undefined {
    const { name } = read.policy;
    const replaced = this.find(name);
    this.byName.set(name, read);
    this.rank();
    return replaced;
  }

  remove(name: string): Policy | undefined {
    const removed = this.find(name);
    this.byName.delete(name);
    this.rank();
    return removed;
  }

  bestFor(target: PolicyTarget): Policy | undefined {
    return this.ranked.find((read) => applies(read, target))?.policy;
  }

  /** The best one now that `old`, which was the best, has gone or changed into `young`: nothing before it applied. */
  bestInsteadOf(old: Policy, target: PolicyTarget, young: Policy | undefined): Policy | undefined {
    const isCandidate = (policy: Policy): boolean => policy === young || precedence(old, policy) < 0;
    return this.ranked.find((read) => isCandidate(read.policy) && applies(read, target))?.policy;
  }

  /** `young` when it applies and comes before `current`, which is the best of the others. */
  betterFor(target: PolicyTarget, current: Policy | undefined, young: Policy | undefined): Policy | undefined {
    if (young === undefined || (current !== undefined && precedence(current, young) < 0)) return current;
    return applies(this.byName.get(young.name)!, target) ? young : current;
  }

  private rank(): void {
    this.ranked = [...this.byName.values()].sort((a, b) => precedence(a.policy, b.policy));
  }
}

/** RabbitMQ leaves open which of two with the same priority applies: here it is the first by name. */
function precedence(a: Policy, b: Policy): number {
  return b.priority - a.priority || (a.name < b.name ? -1 : 1);
}

function applies({ policy, pattern }: ReadPolicy, target: PolicyTarget): boolean {
  return appliesToKind(policy, target) && pattern.matches(target.definition.name);
}

function appliesToKind({ appliesTo, definition }: Policy, target: PolicyTarget): boolean {
  if (target.kind === 'exchange') return appliesTo === 'all' || appliesTo === 'exchanges';
  if (target.definition.delays === true) return false; // no client knows of it, nor does an operator
  const type = queueTypeOf(target.definition);
  if (appliesTo !== 'all' && appliesTo !== 'queues' && appliesTo !== `${type}_queues`) return false;
  for (const key of definition.keys()) if (policyKey(key)?.notFor.includes(type) === true) return false;
  return true;
}
