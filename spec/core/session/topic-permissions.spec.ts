/**
 * Permissions for routing keys: asked for in addition to those for the exchange, on topic exchanges alone.
 */
import { describe, expect, it } from '@jest/globals';
import { field } from '../../../src/wire/values/field-table.js';
import type { ScriptedChannel } from '../../support/scripted-channel.js';
import { UsersCore, accessRefused, closeText } from '../../support/users-core.js';

function withTopics(write = '^{username}\\.', read = '^public\\.'): UsersCore {
  const users = new UsersCore();
  const guest = users.channel('guest');
  guest.queue('q');
  guest.exchange('t', 'topic');
  guest.bind('q', 't', '#');
  users.user('u', { configure: '.*', write: '.*', read: '.*' });
  users.access.permissions.setTopic({ user: 'u', vhost: '/', exchange: 't', write, read });
  return users;
}

function topicRefused(operation: string, key: string, exchange = 't'): string {
  return accessRefused(`${operation} access to topic '${key}' in exchange '${exchange}' in vhost '/'`);
}

describe('publishing to a topic', () => {
  it('is for the routing keys that the user has', () => {
    const users = withTopics();
    const channel = users.channel('u');
    for (const _ of [1, 2]) expect(closeText(channel.publish({ exchange: 't', routingKey: 'u.a' }))).toBe('');
    expect(closeText(channel.publish({ exchange: 't', routingKey: 'v.a' }))).toBe(topicRefused('write', 'v.a'));
    expect(users.channel('guest').counts('q')?.ready).toBe(2);
  });

  it('is so for each further key of CC and BCC', () => {
    const users = withTopics();
    const client = users.connect('u');
    const keys = (name: string, key: string) => ({
      exchange: 't',
      routingKey: 'u.a',
      headers: new Map([[name, { type: 'A', value: [field.text('u.b'), field.text(key)] } as const]]),
    });
    expect(closeText(client.channel(1).publish(keys('CC', 'u.c')))).toBe('');
    expect(closeText(client.channel(2).publish(keys('CC', 'v.c')))).toBe(topicRefused('write', 'v.c'));
    expect(closeText(client.channel(3).publish(keys('BCC', 'v.d')))).toBe(topicRefused('write', 'v.d'));
  });

  it('comes before what is wrong with the message', () => {
    const channel = withTopics().channel('u');
    const properties = { expiration: 'abc', userId: 'other' };
    expect(closeText(channel.publish({ exchange: 't', routingKey: 'v.a', properties }))).toBe(
      topicRefused('write', 'v.a'),
    );
  });

  it('changes for live channels at once', () => {
    const users = withTopics();
    const client = users.connect('u');
    const publish = (channel: ScriptedChannel): string =>
      closeText(channel.publish({ exchange: 't', routingKey: 'v.a' }));
    expect(publish(client.channel(1))).toBe(topicRefused('write', 'v.a'));
    users.access.permissions.removeTopic('u', '/', 't');
    const channel = client.channel(2);
    expect([publish(channel), publish(channel)]).toEqual(['', '']);
    users.access.permissions.setTopic({ user: 'u', vhost: '/', exchange: 't', write: '', read: '' });
    expect(publish(channel)).toBe(topicRefused('write', 'v.a'));
  });

  it('concerns nobody else, and no other exchange', () => {
    const users = withTopics();
    users.user('v', { write: '.*' });
    expect(closeText(users.channel('v').publish({ exchange: 't', routingKey: 'x' }))).toBe('');
    const channel = users.channel('u');
    expect(closeText(channel.publish({ exchange: 'amq.topic', routingKey: 'x' }))).toBe('');
    channel.exchange('d', 'direct');
    users.access.permissions.setTopic({ user: 'u', vhost: '/', exchange: 'd', write: '', read: '' });
    expect(closeText(channel.publish({ exchange: 'd', routingKey: 'x' }))).toBe('');
  });

  it('is no other where messages are delayed first', () => {
    const users = withTopics();
    const channel = users.channel('u');
    channel.exchange('late', 'x-delayed-message', { arguments: new Map([['x-delayed-type', field.text('topic')]]) });
    users.access.permissions.setTopic({ user: 'u', vhost: '/', exchange: 'late', write: '^u\\.', read: '' });
    const delayed = { exchange: 'late', headers: new Map([['x-delay', field.int(1_000)]]) };
    expect(closeText(channel.publish({ ...delayed, routingKey: 'u.a' }))).toBe('');
    expect(closeText(channel.publish({ ...delayed, routingKey: 'v.a' }))).toBe(topicRefused('write', 'v.a', 'late'));
  });
});

describe('binding to a topic', () => {
  const ends = { queue: 'q', exchange: 't' };

  it.each(['queue.bind', 'queue.unbind'] as const)('by %s is for the keys that the user may read', (name) => {
    const client = withTopics().connect('u');
    expect(closeText(client.channel(1).call(name, { ...ends, routingKey: 'public.a' }))).toBe(`${name}-ok`);
    expect(closeText(client.channel(2).call(name, { ...ends, routingKey: 'a' }))).toBe(topicRefused('read', 'a'));
    const missing = { queue: 'none', exchange: 't', routingKey: 'a' };
    expect(closeText(client.channel(3).call(name, missing))).toBe(topicRefused('read', 'a'));
  });

  it.each(['exchange.bind', 'exchange.unbind'] as const)('by %s too', (name) => {
    const client = withTopics().connect('u');
    const between = { destination: 'amq.fanout', source: 't' };
    expect(closeText(client.channel(1).call(name, { ...between, routingKey: 'public.a' }))).toBe(`${name}-ok`);
    expect(closeText(client.channel(2).call(name, { ...between, routingKey: 'a' }))).toBe(topicRefused('read', 'a'));
  });

  it('with neither queue nor key means the last queue as key', () => {
    const channel = withTopics().channel('u');
    channel.queue('mine');
    expect(closeText(channel.call('queue.bind', { queue: '', exchange: 't' }))).toBe(topicRefused('read', 'mine'));
  });
});
