/**
 * What is wrong with a policy is said in RabbitMQ's words (3.10 where it knows the key), and nothing of it is
 * there then, in the broker or in the store.
 */
import { describe, expect, it } from '@jest/globals';
import type { PolicyInput, PolicyKind } from '../../../src/core/policy/policy.js';
import { HeldStore } from '../../support/held-store.js';
import { ScriptedCore } from '../../support/scripted-core.js';
import { thrownBy } from '../../support/thrown.js';

/** What an attempt is refused with, without the words that all have in common; `undefined` when it is not. */
function refusal(input: Partial<PolicyInput>, kind: PolicyKind = 'policy'): string | undefined {
  const store = new HeldStore();
  const core = new ScriptedCore({}, store);
  const channel = core.channel();
  channel.queue('q');
  const vhost = core.broker.findVHost('/')!;
  const { settings } = vhost.queue('q');
  const whole = { name: 'p', pattern: '.*', definition: { 'max-length': 1 }, ...input };
  const error = thrownBy(() => vhost.policies.set(kind, whole));
  if (error === undefined) return undefined;
  expect(error).toMatchObject({ name: 'PolicyError', code: 'ERR_POLICY' });
  expect([store.told, vhost.policies.list(kind)]).toEqual([[], []]);
  expect(vhost.queue('q').settings).toBe(settings);
  const [, text] = /^Validation failed\n\n(.*)\n$/s.exec((error as Error).message)!;
  return text;
}

describe('a bad value', () => {
  it.each<[string, unknown, string]>([
    ['message-ttl', -1, '-1 is not a valid message TTL'],
    ['message-ttl', 'x', '<<"x">> is not a valid message TTL'],
    ['message-ttl', '', '<<>> is not a valid message TTL'],
    ['message-ttl', 1.5, '1.5 is not a valid message TTL'],
    ['message-ttl', 1e300, '1.0e300 is not a valid message TTL'],
    ['message-ttl', -0.5, '-0.5 is not a valid message TTL'],
    ['message-ttl', true, 'true is not a valid message TTL'],
    ['message-ttl', null, 'null is not a valid message TTL'],
    ['message-ttl', [1, 'x'], '[1,<<"x">>] is not a valid message TTL'],
    ['message-ttl', { b: ['x', null], a: 1 }, '#{<<"a">> => 1,<<"b">> => [<<"x">>,null]} is not a valid message TTL'],
    ['expires', 0, '0 is not a valid queue expiry'],
    ['max-length', -1, '-1 is not a valid maximum length'],
    ['max-length-bytes', 'x', '<<"x">> is not a valid maximum length in bytes'],
    ['max-in-memory-length', -1, '-1 is not a valid maximum memory in bytes'],
    ['max-in-memory-bytes', 'x', '<<"x">> is not a valid maximum memory in bytes'],
    ['overflow', 'x', '<<"x">> is not a valid overflow value'],
    ['overflow', 1, '1 is not a valid overflow value'],
    ['dead-letter-exchange', 1, '1 is not a valid dead letter exchange name'],
    ['dead-letter-routing-key', 1, '1 is not a valid dead letter routing key'],
    ['dead-letter-strategy', 'x', '<<"x">> is not a valid dead letter strategy'],
    ['alternate-exchange', 1, '1 is not a valid alternate exchange name'],
    ['delivery-limit', -2, '-2 is not a valid delivery limit'],
    ['queue-mode', 'x', '<<"x">> is not a valid queue-mode value'],
    ['queue-version', 3, '3 is not a valid queue-version value'],
    ['queue-leader-locator', 'x', '<<"x">> is not a valid queue leader locator value'],
    ['initial-cluster-size', 'x', '<<"x">> is not a valid cluster size'],
    ['target-group-size', 0, '0 is not a valid target group size'],
    ['max-age', '1Q', '<<"1Q">> is not a valid max age'],
    ['max-age', 'D', '<<"D">> is not a valid max age'],
    ['stream-max-segment-size-bytes', -1, '-1 is not a valid segment size'],
    ['stream-filter-size-bytes', 15, '15 is not a valid filter size. Valid range is 16-255'],
    ['consumer-timeout', 0, '0 is not a valid consumer timeout'],
    ['consumer-disconnected-timeout', -1, '-1 is not a valid consumer disconnected timeout'],
    ['delayed-retry-type', 'x', '<<"x">> is not a valid delayed retry type'],
    ['delayed-retry-min', -1, '-1 is not a valid delayed retry minimum'],
    ['delayed-retry-max', 'x', '<<"x">> is not a valid delayed retry maximum'],
  ])('%s: %j', (key, value, text) => {
    expect(refusal({ definition: { [key]: value } })).toBe(text);
  });

  it('of a key that comes first in the alphabet is the one that is named', () => {
    expect(refusal({ definition: { 'message-ttl': -1, foo: 1, expires: 0 } })).toBe('0 is not a valid queue expiry');
  });

  it('is a maximum below its minimum', () => {
    const definition = { 'delayed-retry-min': 2, 'delayed-retry-max': 1 };
    expect(refusal({ definition })).toBe('1 is not a valid delayed retry maximum: the minimum is 2');
  });
});

describe('keys that nobody knows', () => {
  it.each<[object, string]>([
    [{ foo: 1 }, '[{<<"foo">>,1}] are not recognised policy settings'],
    [{ foo: 1, bar: 'x' }, '[{<<"bar">>,<<"x">>},{<<"foo">>,1}] are not recognised policy settings'],
    [{ 'message-ttl': 1, 'ha-mode': 'all' }, '[{<<"ha-mode">>,<<"all">>}] are not recognised policy settings'],
    [{ 'max-priority': 5 }, '[{<<"max-priority">>,5}] are not recognised policy settings'],
    [{ 'single-active-consumer': true }, '[{<<"single-active-consumer">>,true}] are not recognised policy settings'],
    [{ valueOf: 1 }, '[{<<"valueOf">>,1}] are not recognised policy settings'],
  ])('%j', (definition, text) => {
    expect(refusal({ definition })).toBe(text);
  });

  it.each(['dead-letter-exchange', 'alternate-exchange', 'queue-mode', 'delayed-retry-type', 'max-age'])(
    'or that are not for operators: %s',
    (key) => {
      const text = `[{<<"${key}">>,<<"all">>}] are not recognised policy settings`;
      expect(refusal({ definition: { [key]: 'all' } }, 'operator-policy')).toBe(text);
    },
  );

  it.each<[string, unknown]>([
    ['message-ttl', 0],
    ['expires', 1],
    ['max-length', 0],
    ['max-length-bytes', 0],
    ['max-in-memory-length', 0],
    ['max-in-memory-bytes', 0],
    ['delivery-limit', -1],
    ['overflow', 'reject-publish'],
    ['queue-version', 2],
    ['target-group-size', 3],
  ])('which %s is not, for operators either', (key, value) => {
    expect(refusal({ definition: { [key]: value } }, 'operator-policy')).toBeUndefined();
  });
});

describe('the rest of a policy', () => {
  const words = "'queues', 'classic_queues', 'quorum_queues', 'streams', 'exchanges', or 'all'";

  it.each<[Partial<PolicyInput>, string]>([
    [{ definition: {} }, 'no policy provided'],
    [{ definition: [] }, 'definition must be a dictionary: []'],
    [{ definition: 'x' }, 'definition must be a dictionary: <<"x">>'],
    [{ definition: undefined }, 'definition must be a dictionary: undefined'],
    [{ appliesTo: 'foo' }, `apply-to 'foo' unrecognised; should be one of: ${words}`],
    [{ appliesTo: null }, `apply-to 'null' unrecognised; should be one of: ${words}`],
    [{ pattern: '(' }, 'pattern should be regular expression but is invalid: {"missing )",1}'],
    [{ pattern: 5 }, 'pattern should be a binary but was 5'],
    [{ pattern: undefined }, 'pattern should be a binary but was undefined'],
    [{ priority: 'x' }, 'priority should be a number, actually was <<"x">>'],
    [{ priority: 1.5 }, 'priority should be a number, actually was 1.5'],
    [{ priority: null }, 'priority should be a number, actually was null'],
    [{ name: 'é'.repeat(128) }, 'name is longer than 255 bytes'],
  ])('%j', (input, text) => {
    expect(refusal(input)).toBe(text);
  });

  it('is told of all at once', () => {
    const input = { pattern: '[', definition: { 'message-ttl': -1 }, appliesTo: 'foo', priority: 'x' };
    expect(refusal(input)?.split('\n')).toEqual([
      '-1 is not a valid message TTL',
      `apply-to 'foo' unrecognised; should be one of: ${words}`,
      'pattern should be regular expression but is invalid: {"missing terminating ] for character class",1}',
      'priority should be a number, actually was <<"x">>',
    ]);
  });

  it('need not be given', () => {
    const { policies } = new ScriptedCore().broker.findVHost('/')!;
    policies.set('policy', { name: '', pattern: '', definition: { expires: 5 } });
    expect(policies.list('policy')).toMatchObject([{ name: '', pattern: '', appliesTo: 'all', priority: 0 }]);
  });
});
