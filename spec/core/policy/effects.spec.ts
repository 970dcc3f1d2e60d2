/**
 * What policies do to queues and exchanges that are there already, as clients see it.
 */
import { describe, expect, it } from '@jest/globals';
import { field } from '../../../src/wire/values/field-table.js';
import { ScriptedCore } from '../../support/scripted-core.js';

function freshBroker() {
  const core = new ScriptedCore();
  const channel = core.channel();
  return { core, channel, vhost: core.broker.findVHost('/')!, policies: core.broker.findVHost('/')!.policies };
}

/** A name in both ways that a pattern and a priority may be given. */
const forAll = { name: 'p', pattern: '' };

describe('an alternate exchange by policy', () => {
  function withAlternates() {
    const broker = freshBroker();
    for (const name of ['one', 'two']) {
      broker.channel.exchange(name, 'fanout');
      broker.channel.queue(name);
      broker.channel.bind(name, name);
    }
    broker.channel.exchange('source', 'direct');
    const publish = (exchange = 'source'): string => {
      broker.channel.publish({ exchange, routingKey: 'nowhere' });
      return ['one', 'two'].filter((name) => broker.channel.drain(name).length > 0).join(' ');
    };
    const set = (alternate: string): unknown =>
      broker.policies.set('policy', { ...forAll, definition: { 'alternate-exchange': alternate } });
    return { ...broker, publish, set };
  }

  it('takes what matches no binding from the next message on, until it is another one or none', () => {
    const { policies, publish, set } = withAlternates();
    expect(publish()).toBe('');
    set('one');
    expect(publish()).toBe('one');
    set('two');
    expect(publish()).toBe('two');
    policies.remove('policy', 'p');
    expect(publish()).toBe('');
  });

  it('is that of an exchange that comes later, too', () => {
    const { channel, publish, set } = withAlternates();
    set('one');
    channel.exchange('late', 'topic');
    expect([publish('late'), publish('amq.topic')]).toEqual(['one', 'one']);
  });

  it('gives way to the argument', () => {
    const { channel, publish, set } = withAlternates();
    channel.exchange('late', 'topic', { arguments: new Map([['alternate-exchange', field.text('two')]]) });
    set('one');
    expect(publish('late')).toBe('two');
  });

  it('is not for the default exchange', () => {
    const { publish, set } = withAlternates();
    set('one');
    expect(publish('')).toBe('');
  });
});

describe('a limit by policy', () => {
  it('holds at once, for what is there too, until it is taken away', () => {
    const { core, channel, policies } = freshBroker();
    channel.queue('q');
    const publish = (...bodies: readonly string[]): void => {
      for (const body of bodies) channel.publish({ routingKey: 'q', body });
    };
    publish('a', 'b', 'c');
    policies.set('policy', { ...forAll, definition: { 'max-length': 2 } });
    core.endTurn();
    expect(channel.counts('q')).toMatchObject({ ready: 2 });
    policies.set('operator-policy', { ...forAll, definition: { 'max-length': 1 } });
    core.endTurn();
    expect(channel.counts('q')).toMatchObject({ ready: 1 });
    policies.remove('policy', 'p');
    policies.remove('operator-policy', 'p');
    publish('d', 'e');
    expect(channel.drain('q')).toEqual(['c', 'd', 'e']);
  });

  it('gives way to a lower one of the arguments', () => {
    const { channel, policies } = freshBroker();
    policies.set('policy', { ...forAll, definition: { 'max-length': 2 } });
    channel.queue('lower', { arguments: new Map([['x-max-length', field.int(1)]]) });
    channel.queue('higher', { arguments: new Map([['x-max-length', field.int(9)]]) });
    for (const queue of ['lower', 'higher']) {
      for (const body of ['a', 'b', 'c']) channel.publish({ routingKey: queue, body });
    }
    expect([channel.drain('lower'), channel.drain('higher')]).toEqual([['c'], ['b', 'c']]);
  });
});

describe('a policy that says what was said before', () => {
  it('leaves a queue alone', () => {
    const { channel, policies, vhost } = freshBroker();
    policies.set('policy', { ...forAll, definition: { 'max-length': 2 } });
    channel.queue('q');
    const { settings } = vhost.queue('q');
    policies.set('policy', { ...forAll, definition: { 'max-length': 2 }, priority: 5 });
    policies.set('operator-policy', { ...forAll, definition: { 'max-length': 3 } });
    expect(vhost.queue('q').settings).toBe(settings);
    expect(policies.of(vhost.queue('q')).policy?.priority).toBe(5);
  });
});

describe('ten thousand queues', () => {
  it('take a policy each, and a hundred others leave them alone', () => {
    const { channel, policies, vhost } = freshBroker();
    for (let i = 0; i < 100; i++) {
      policies.set('policy', {
        name: `other-${i}`,
        pattern: `^other-${i}\\.`,
        definition: { expires: 5 },
        priority: i,
      });
    }
    for (let i = 0; i < 10_000; i++) channel.send('queue.declare', { queue: `queue-${i}`, noWait: true });
    channel.turn();
    const lengths = (): Set<number> => {
      return new Set(Array.from({ length: 10_000 }, (_, i) => vhost.queue(`queue-${i}`).settings.lengthMax));
    };
    for (const length of [5, 6, 7]) {
      policies.set('policy', { name: 'p', pattern: '^queue-\\d+$', definition: { 'max-length': length } });
      expect(lengths()).toEqual(new Set([length]));
    }
    policies.remove('policy', 'p');
    expect(lengths()).toEqual(new Set([Infinity]));
  });
});
