/**
 * Which policies apply to whom: one of each kind, by pattern, kind of subject, priority and name; and what
 * somebody who asks is told of them.
 */
import { describe, expect, it } from '@jest/globals';
import type { PolicyInput } from '../../../src/core/policy/policy.js';
import { field } from '../../../src/wire/values/field-table.js';
import { ScriptedCore } from '../../support/scripted-core.js';

function vhostWith(...policies: readonly Partial<PolicyInput>[]) {
  const core = new ScriptedCore();
  const channel = core.channel();
  channel.queue('classic');
  channel.queue('quorum', { durable: true, arguments: new Map([['x-queue-type', field.text('quorum')]]) });
  channel.exchange('exchange', 'direct');
  const vhost = core.broker.findVHost('/')!;
  for (const policy of policies) {
    vhost.policies.set('policy', { name: 'p', pattern: '', definition: { 'message-ttl': 5 }, ...policy });
  }
  return { core, channel, vhost, policies: vhost.policies };
}

/** The names of what applies to the queues and to the exchange, '' for nothing. */
function appliedIn({ vhost, policies }: ReturnType<typeof vhostWith>): string {
  const subjects = [vhost.queue('classic'), vhost.queue('quorum'), vhost.exchange('exchange')];
  return subjects.map((subject) => policies.of(subject).policy?.name ?? '-').join(' ');
}

describe('the subjects of a policy', () => {
  it.each<[string, string]>([
    ['all', 'p p p'],
    ['queues', 'p p -'],
    ['classic_queues', 'p - -'],
    ['quorum_queues', '- p -'],
    ['streams', '- - -'],
    ['exchanges', '- - p'],
  ])('%s', (appliesTo, expected) => {
    expect(appliedIn(vhostWith({ appliesTo }))).toBe(expected);
  });

  it.each<[string, string]>([
    ['', 'p p p'],
    ['um$', '- p -'],
    ['^[cq]', 'p p -'],
    ['^(?!c)', '- p p'],
    ['Classic', '- - -'],
  ])('have names that match %j', (pattern, expected) => {
    expect(appliedIn(vhostWith({ pattern }))).toBe(expected);
  });

  it.each<[object, string]>([
    [{ 'max-age': '1D', 'message-ttl': 5 }, '- - p'],
    [{ 'stream-max-segment-size-bytes': 5 }, '- - p'],
    [{ 'initial-cluster-size': 1 }, '- - p'],
    [{ 'dead-letter-strategy': 'at-least-once' }, '- p p'],
    [{ 'target-group-size': 3 }, '- p p'],
    [{ 'queue-mode': 'lazy' }, 'p - p'],
    [{ 'delivery-limit': 3 }, 'p p p'],
    [{ 'alternate-exchange': 'x' }, 'p p p'],
  ])('are not of a type that %j is not for', (definition, expected) => {
    expect(appliedIn(vhostWith({ definition }))).toBe(expected);
  });

  it('are exclusive queues, server-named ones and system exchanges too', () => {
    const { channel, vhost, policies } = vhostWith({});
    channel.call('queue.declare', { queue: '', exclusive: true });
    const subjects = [vhost.queue('amq.gen-1'), vhost.exchange('amq.topic'), vhost.exchange('')];
    expect(subjects.map((subject) => policies.of(subject).policy?.name)).toEqual(['p', 'p', 'p']);
  });

  it('are not the queues that hold what an exchange delays', () => {
    const { core, channel } = vhostWith({ definition: { 'max-length': 0 }, pattern: 'delayed' });
    channel.exchange('delayed', 'x-delayed-message', {
      arguments: new Map([['x-delayed-type', field.text('fanout')]]),
    });
    channel.bind('classic', 'delayed');
    channel.publish({ exchange: 'delayed', headers: new Map([['x-delay', field.int(5)]]), body: 'kept' });
    expect(channel.drain('classic')).toEqual([]);
    core.clock.advance(10, () => {
      core.endTurn();
    });
    expect(channel.drain('classic')).toEqual(['kept']);
  });
});

describe('of several policies that match', () => {
  const low = { name: 'low', priority: -1 };
  const high = { name: 'high', priority: 7, pattern: 'c' };

  it.each([[[low, high]], [[high, low]]])('the one with the highest priority applies', (policies) => {
    expect(appliedIn(vhostWith(...policies))).toBe('high low high');
  });

  it.each([[[{ name: 'a' }, { name: 'b' }]], [[{ name: 'b' }, { name: 'a' }]]])(
    'and have the same priority, the first by name applies',
    (policies) => {
      expect(appliedIn(vhostWith(...policies))).toBe('a a a');
    },
  );

  it('one that is not for this type of queue leaves the place to the next', () => {
    expect(appliedIn(vhostWith(low, { ...high, pattern: '', definition: { 'queue-mode': 'lazy' } }))).toBe(
      'high low high',
    );
  });

  it('they are listed in their order', () => {
    const { policies } = vhostWith(low, { name: 'b' }, high, { name: 'a' });
    expect(policies.list('policy').map(({ name }) => name)).toEqual(['high', 'a', 'b', 'low']);
  });
});

describe('a change', () => {
  it('of the priority changes who comes first', () => {
    const vhost = vhostWith({ name: 'a', priority: 2 }, { name: 'b', priority: 1 });
    vhost.policies.set('policy', { name: 'b', pattern: 'classic', definition: { expires: 9 }, priority: 3 });
    expect(appliedIn(vhost)).toBe('b a a');
    vhost.policies.set('policy', { name: 'b', pattern: 'quorum', definition: { expires: 9 }, priority: 3 });
    expect(appliedIn(vhost)).toBe('a b a');
    vhost.policies.set('policy', { name: 'b', pattern: 'quorum', definition: { expires: 9 }, priority: 1 });
    expect(appliedIn(vhost)).toBe('a a a');
  });

  it('to nothing leaves the place to the next, and then to nobody', () => {
    const vhost = vhostWith({ name: 'a', priority: 2 }, { name: 'b', priority: 1 });
    vhost.policies.remove('policy', 'a');
    expect(appliedIn(vhost)).toBe('b b b');
    vhost.policies.remove('policy', 'b');
    expect(appliedIn(vhost)).toBe('- - -');
  });

  it('of what is not there is none', () => {
    const vhost = vhostWith({ name: 'a' });
    expect([vhost.policies.remove('policy', 'b'), vhost.policies.remove('operator-policy', 'a')]).toEqual([
      undefined,
      undefined,
    ]);
    expect(appliedIn(vhost)).toBe('a a a');
  });

  it('concerns its own vhost alone', () => {
    const { core, policies } = vhostWith();
    core.broker.addVHost('other');
    core.broker.findVHost('other')!.policies.set('policy', { name: 'p', pattern: '', definition: { expires: 5 } });
    expect(policies.list('policy')).toEqual([]);
  });
});

describe('what applies to a queue', () => {
  it('is a policy, an operator policy, and what they come to', () => {
    const { vhost, policies } = vhostWith({ name: 'user', definition: { 'max-length': 5, 'message-ttl': 3 } });
    const operator = { 'max-length': 2, 'message-ttl': 7, overflow: 'reject-publish' };
    policies.set('operator-policy', { name: 'operator', pattern: '', definition: operator });
    const { policy, operatorPolicy, definition } = policies.of(vhost.queue('classic'));
    expect([policy?.name, operatorPolicy?.name]).toEqual(['user', 'operator']);
    expect(new Map([...definition].map(([key, { value }]) => [key, value]))).toEqual(
      new Map<string, unknown>([
        ['max-length', 2],
        ['message-ttl', 3],
        ['overflow', 'reject-publish'],
      ]),
    );
  });

  it('is nothing, where no policy matches', () => {
    const { vhost, policies } = vhostWith({ pattern: 'quorum' });
    expect(policies.of(vhost.queue('classic'))).toEqual({
      policy: undefined,
      operatorPolicy: undefined,
      definition: new Map(),
    });
  });
});
