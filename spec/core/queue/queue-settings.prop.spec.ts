/**
 * What arguments, a policy and an operator policy come to, against a table that says it key by key.
 */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mergedDefinition } from '../../../src/core/policy/merge.js';
import type { Policy } from '../../../src/core/policy/policy.js';
import { type QueueSettings, settingsOf } from '../../../src/core/queue/queue-settings.js';
import { type FieldTable, type FieldValue, field } from '../../../src/wire/values/field-table.js';

type Said = string | number | undefined;
/** What the argument, the policy and the operator policy say: all three may say nothing. */
type ThreeSaid = readonly [argument: Said, user: Said, operator: Said];

const lowest: (absent: number) => Rule = (absent) => (said) => {
  const numbers = said.filter((one) => one !== undefined) as number[];
  return numbers.length === 0 ? absent : Math.min(...numbers);
};
const argumentFirst: (absent?: string) => Rule =
  (absent) =>
  ([argument, user, operator]) =>
    argument ?? operator ?? user ?? absent;

type Rule = (said: ThreeSaid) => unknown;

const table: Readonly<Record<keyof QueueSettings, readonly [key: string, rule: Rule]>> = {
  messageTtlMs: ['message-ttl', lowest(Infinity)],
  expiresMs: ['expires', lowest(Infinity)],
  lengthMax: ['max-length', lowest(Infinity)],
  bodyBytesMax: ['max-length-bytes', lowest(Infinity)],
  overflow: ['overflow', argumentFirst('drop-head')],
  deadLetterExchange: ['dead-letter-exchange', argumentFirst()],
  deadLetterRoutingKey: ['dead-letter-routing-key', argumentFirst()],
  deliveryLimit: [
    'delivery-limit',
    (said) => {
      const numbers = said.filter((one) => one !== undefined) as number[];
      const limits = numbers.filter((one) => one >= 0);
      if (numbers.length === 0) return 'default';
      return limits.length === 0 ? Infinity : Math.min(...limits);
    },
  ],
  delayedRetry: ['delayed-retry-type', argumentFirst('disabled')],
  delayedRetryMinMs: ['delayed-retry-min', lowest(0)],
  delayedRetryMaxMs: ['delayed-retry-max', lowest(Infinity)],
  consumerTimeoutMs: ['consumer-timeout', lowest(Infinity)],
};

const words: Readonly<Record<string, readonly string[]>> = {
  overflow: ['drop-head', 'reject-publish', 'reject-publish-dlx'],
  'dead-letter-exchange': ['', 'x'],
  'dead-letter-routing-key': ['', 'k'],
  'delayed-retry-type': ['disabled', 'all', 'failed', 'returned'],
};
const onlyForUsers = new Set(Object.keys(words).filter((key) => key !== 'overflow'));

const keys = Object.values(table).map(([key]) => key);
const saidOf = (key: string): fc.Arbitrary<Said> => {
  const limits: fc.Arbitrary<Said> = fc.integer({ min: key === 'delivery-limit' ? -1 : 0, max: 5 });
  const some: fc.Arbitrary<Said> = words[key] === undefined ? limits : fc.constantFrom(...words[key]);
  return fc.option(some, { nil: undefined });
};
const said = fc.record(
  Object.fromEntries(
    keys.map((key) => [
      key,
      fc.tuple(saidOf(key), saidOf(key), onlyForUsers.has(key) ? fc.constant(undefined) : saidOf(key)),
    ]),
  ),
);

/** Integers of an argument may be of any width. */
function valueOf(one: string | number, type: 'l' | 'I' | 'b'): FieldValue {
  return typeof one === 'string' ? field.text(one) : { type, value: one };
}

function tableOf(all: Record<string, ThreeSaid>, which: 0 | 1 | 2, prefix = ''): FieldTable {
  const entries = Object.entries(all).flatMap(([key, three]): [string, FieldValue][] => {
    const one = three[which];
    return one === undefined ? [] : [[`${prefix}${key}`, valueOf(one, which === 0 ? 'b' : 'l')]];
  });
  return new Map(entries);
}

function policyOf(definition: FieldTable): Policy | undefined {
  if (definition.size === 0) return undefined;
  return { name: 'p', pattern: '', appliesTo: 'all', priority: 0, definition };
}

describe('the settings of a queue', () => {
  it.each([
    ['classic', Infinity],
    ['quorum', 20],
  ])('(%s) are as the table says', (type, deliveryLimit) => {
    const property = fc.property(said, (all) => {
      const args = new Map([...tableOf(all, 0, 'x-'), ['x-queue-type', field.text(type)]]);
      const merged = mergedDefinition(policyOf(tableOf(all, 1)), policyOf(tableOf(all, 2)));
      const expected = Object.entries(table).map(([name, [key, rule]]) => {
        const value = rule(all[key]!);
        return [name, value === 'default' ? deliveryLimit : value];
      });
      expect(settingsOf({ arguments: args }, merged)).toEqual(Object.fromEntries(expected));
    });
    fc.assert(property, { numRuns: 2_000 });
  });

  it('take the word of the operator before that of the user', () => {
    const user = policyOf(new Map([['overflow', field.text('drop-head')]]));
    const operator = policyOf(new Map([['overflow', field.text('reject-publish')]]));
    expect(settingsOf({ arguments: new Map() }, mergedDefinition(user, operator)).overflow).toBe('reject-publish');
  });
});
