/**
 * Makes a policy of what somebody wrote, or says all that is wrong with it, in RabbitMQ's words and order.
 */
import type { FieldTable, FieldValue } from '../../wire/values/field-table.js';
import { encodeText } from '../../wire/values/text.js';
import { SHORTSTR_BYTES_MAX } from '../../wire/values/writer.js';
import { Pattern } from '../pattern/pattern.js';
import { PatternError } from '../pattern/pattern-error.js';
import {
  type AppliesTo,
  type Policy,
  PolicyError,
  type PolicyInput,
  type PolicyKind,
  appliesToWords,
} from './policy.js';
import { policyKey } from './policy-keys.js';
import { pairsText, sortedEntries, termText } from './term-text.js';

export interface ReadPolicy {
  readonly policy: Policy;
  readonly pattern: Pattern;
}

/** @throws PolicyError saying what is wrong */
export function readPolicy(kind: PolicyKind, input: PolicyInput): ReadPolicy {
  const { name, appliesTo = 'all', priority = 0 } = input;
  const wrong = [
    definitionWrong(kind, input.definition),
    appliesToWrong(appliesTo),
    patternWrong(input.pattern),
    Number.isSafeInteger(priority) ? undefined : `priority should be a number, actually was ${termText(priority)}`,
    encodeText(name).length > SHORTSTR_BYTES_MAX ? `name is longer than ${SHORTSTR_BYTES_MAX} bytes` : undefined,
  ].filter((one) => one !== undefined);
  if (wrong.length > 0) throw new PolicyError(`Validation failed\n\n${wrong.map((one) => `${one}\n`).join('')}`);
  const source = input.pattern as string;
  return {
    pattern: new Pattern(source),
    policy: {
      name,
      pattern: source,
      appliesTo: appliesTo as AppliesTo,
      priority: priority as number,
      definition: tableOf(input.definition as Record<string, string | number>),
    },
  };
}

/** A policy as it may be given again. */
export function policyInput({ definition, ...policy }: Policy): PolicyInput {
  return { ...policy, definition: Object.fromEntries([...definition].map(([key, { value }]) => [key, value])) };
}

function definitionWrong(kind: PolicyKind, definition: unknown): string | undefined {
  if (typeof definition !== 'object' || definition === null || Array.isArray(definition)) {
    return `definition must be a dictionary: ${termText(definition)}`;
  }
  const entries = sortedEntries(definition);
  if (entries.length === 0) return 'no policy provided';
  const unknown: [string, unknown][] = [];
  for (const [name, value] of entries) {
    const key = policyKey(name);
    if (key === undefined || (kind === 'operator-policy' && !key.isForOperators)) unknown.push([name, value]);
    else if (!key.isValid(value)) return `${termText(value)} ${key.wrong}`;
  }
  if (unknown.length > 0) return `${pairsText(unknown)} are not recognised policy settings`;
  return retryWrong(definition as Record<string, number | undefined>);
}

function retryWrong({ 'delayed-retry-min': min, 'delayed-retry-max': max }: Record<string, number | undefined>) {
  if (min === undefined || max === undefined || min <= max) return undefined;
  return `${max} is not a valid delayed retry maximum: the minimum is ${min}`;
}

function appliesToWrong(appliesTo: unknown): string | undefined {
  if (appliesToWords.includes(appliesTo as AppliesTo)) return undefined;
  const text = typeof appliesTo === 'string' ? appliesTo : termText(appliesTo);
  const words = "'queues', 'classic_queues', 'quorum_queues', 'streams', 'exchanges', or 'all'";
  return `apply-to '${text}' unrecognised; should be one of: ${words}`;
}

function patternWrong(pattern: unknown): string | undefined {
  if (typeof pattern !== 'string') return `pattern should be a binary but was ${termText(pattern)}`;
  try {
    new Pattern(pattern);
    return undefined;
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    return `pattern should be regular expression but is invalid: {"${error.message}",${error.offset}}`;
  }
}

function tableOf(definition: Readonly<Record<string, string | number>>): FieldTable {
  const valueOf = (value: string | number): FieldValue =>
    typeof value === 'string' ? { type: 'S', value } : { type: 'l', value };
  return new Map(sortedEntries(definition).map(([key, value]) => [key, valueOf(value as string | number)]));
}
