/**
 * What RabbitMQ has and this broker has not: streams, exchange types of plugins, keys of policies. Whoever wants the
 * rest of the definitions nevertheless has them left out, and is told which.
 */
import { policyKey } from '../policy/policy-keys.js';
import type { PolicyInput, PolicyKind } from '../policy/policy.js';
import type { QueueDefinition } from '../queue/queue-definition.js';
import { queueTypes } from '../queue/queue-type.js';
import { isExchangeType } from '../routing/exchange.js';
import { isObject } from '../json/table-json.js';
import {
  type DefinitionSet,
  type IncomingBinding,
  type IncomingParameter,
  type IncomingPolicy,
  OPERATOR_POLICY,
  VHOST_LIMITS,
  nameOf,
} from './definition-set.js';

export interface SupportedDefinitions {
  readonly set: DefinitionSet;
  /** What was left out, each with its reason. */
  readonly leftOut: readonly string[];
}

export function onlySupported(set: DefinitionSet): SupportedDefinitions {
  const leftOut: string[] = [];
  const queues = set.queues.filter((queue) => keep(typeWrong(queue), nameOf.queue(queue), leftOut));
  const exchanges = set.exchanges.filter((exchange) => {
    const { type } = exchange.definition;
    return keep(isExchangeType(type) ? undefined : `its type is ${type}`, nameOf.exchange(exchange), leftOut);
  });
  const missing = missingOf(set, { queues, exchanges });
  const bindings = set.bindings.filter((binding) => {
    const [from, to] = endsOf(binding);
    const why = missing.has(from) || missing.has(to) ? 'an end of it is left out' : undefined;
    return keep(why, nameOf.binding(binding), leftOut);
  });
  const policies = set.policies.flatMap((policy) => supportedPolicy(policy, leftOut));
  const parameters = set.parameters.flatMap((parameter) => supportedParameter(parameter, leftOut));
  return { set: { ...set, queues, exchanges, bindings, policies, parameters }, leftOut };
}

/** Parameters that are kept, and mean nothing to this broker. */
export function withoutEffect({ parameters }: DefinitionSet): readonly string[] {
  return parameters
    .filter(({ component }) => component !== OPERATOR_POLICY && component !== VHOST_LIMITS)
    .map((parameter) => nameOf.parameter(parameter));
}

/** False when there is a reason to leave it out, which is noted. */
function keep(why: string | undefined, name: string, leftOut: string[]): boolean {
  if (why !== undefined) leftOut.push(`${name}: ${why}`);
  return why === undefined;
}

function typeWrong({ arguments: args }: QueueDefinition): string | undefined {
  const type = args.get('x-queue-type');
  const isKnown = type?.type !== 'S' || queueTypes.some((known) => known === type.value);
  return isKnown ? undefined : `its type is ${type.value}`;
}

function missingOf(all: DefinitionSet, kept: Pick<DefinitionSet, 'queues' | 'exchanges'>): ReadonlySet<string> {
  const queues = new Set(kept.queues);
  const exchanges = new Set(kept.exchanges);
  return new Set([
    ...all.queues.filter((queue) => !queues.has(queue)).map(nameOf.queue),
    ...all.exchanges.filter((exchange) => !exchanges.has(exchange)).map(nameOf.exchange),
  ]);
}

function endsOf({ vhost, source, destination, destinationType }: IncomingBinding): readonly [string, string] {
  return [`exchange '${source}' in vhost '${vhost}'`, `${destinationType} '${destination}' in vhost '${vhost}'`];
}

function supportedPolicy({ vhost, policy }: IncomingPolicy, leftOut: string[]): IncomingPolicy[] {
  const name = nameOf.policy({ vhost, policy });
  const definition = supportedDefinition('policy', policy.definition, name, leftOut);
  return definition === undefined ? [] : [{ vhost, policy: { ...policy, definition } }];
}

function supportedParameter(parameter: IncomingParameter, leftOut: string[]): IncomingParameter[] {
  const { component, value } = parameter;
  if (component !== OPERATOR_POLICY || !isObject(value)) return [parameter];
  const name = nameOf.parameter(parameter);
  const definition = supportedDefinition('operator-policy', value.definition, name, leftOut);
  return definition === undefined ? [] : [{ ...parameter, value: { ...value, definition } }];
}

/** The keys that there are here; `undefined` when none is left. */
function supportedDefinition(
  kind: PolicyKind,
  definition: PolicyInput['definition'],
  name: string,
  leftOut: string[],
): unknown {
  if (!isObject(definition)) return definition;
  const entries = Object.entries(definition);
  const kept = entries.filter(([key]) => {
    const known = policyKey(key);
    const isKnown = known !== undefined && (kind === 'policy' || known.isForOperators);
    return keep(isKnown ? undefined : `there is no setting ${key}`, name, leftOut);
  });
  return kept.length === 0 && entries.length > 0 ? undefined : Object.fromEntries(kept);
}
