/**
 * Vhosts stand apart: what is in one is out of reach from another, and goes with it.
 */
import { describe, expect, it } from '@jest/globals';
import { AccessError } from '../../../src/core/access/access-error.js';
import { field } from '../../../src/wire/values/field-table.js';
import { HeldStore } from '../../support/held-store.js';
import { connectionClosed } from '../../support/refusals.js';
import { ScriptedCore } from '../../support/scripted-core.js';
import { withDefaults } from '../../support/stored-defaults.js';
import { UsersCore } from '../../support/users-core.js';

const all = { configure: '.*', write: '.*', read: '.*' };

function withOther(core?: ScriptedCore): UsersCore {
  const users = new UsersCore(core);
  users.core.broker.addVHost('other');
  users.user('u', all);
  users.user('u', all, 'other');
  return users;
}

describe('things of one name in two vhosts', () => {
  it('are two', () => {
    const users = withOther();
    const [here, there] = [users.channel('u'), users.channel('u', 'other')];
    for (const channel of [here, there]) {
      channel.queue('q');
      channel.exchange('e', 'fanout');
      channel.bind('q', 'e');
    }
    here.publish({ exchange: 'e', body: 'here' });
    here.publish({ exchange: '', routingKey: 'q', body: 'here too' });
    there.publish({ exchange: 'amq.fanout', body: 'nowhere' });
    expect([here.counts('q')?.ready, there.counts('q')?.ready]).toEqual([2, 0]);
    here.call('exchange.delete', { exchange: 'e' });
    here.call('queue.delete', { queue: 'q' });
    expect(there.call('queue.bind', { queue: 'q', exchange: 'e' })).toEqual([{ name: 'queue.bind-ok' }]);
  });

  it('a user of one does not enter the other', () => {
    const users = withOther();
    users.access.permissions.remove('u', 'other');
    const text = "NOT_ALLOWED - access to vhost 'other' refused for user 'u'";
    expect(users.knock('u', 'other').sent).toEqual([connectionClosed(530, text, 'connection.open')]);
    expect(users.knock('u', '/').sent).toEqual([{ name: 'connection.open-ok' }]);
  });

  it('a user without a single right enters, and one without a permission does not', () => {
    const users = withOther();
    users.user('v', {}, 'other');
    expect(users.knock('v', 'other').sent).toEqual([{ name: 'connection.open-ok' }]);
    expect(users.knock('v', '/').sent).toMatchObject([{ replyCode: 530 }]);
  });
});

describe('a vhost that is removed', () => {
  it('shows out who is in it, and lets nobody in', () => {
    const users = withOther();
    const [here, there] = [users.connect('u'), users.connect('u', 'other')];
    for (const client of [here, there]) client.outbound.take(0);
    expect(users.core.broker.removeVHost('other')).toBeDefined();
    users.core.endTurn();
    expect(there.outbound.take(0)).toEqual([connectionClosed(320, "CONNECTION_FORCED - vhost 'other' is deleted")]);
    expect([here.outbound.take(0), here.connection.state]).toEqual([[], 'open']);
    const text = 'NOT_ALLOWED - vhost other not found';
    expect(users.knock('u', 'other').sent).toEqual([connectionClosed(530, text, 'connection.open')]);
    expect(users.core.broker.removeVHost('other')).toBeUndefined();
  });

  it('leaves nothing in the store, and nothing to who comes under its name', () => {
    const store = new HeldStore();
    const core = new ScriptedCore({}, store);
    core.broker.restore([], () => undefined);
    const users = withOther(core);
    core.endDurably();
    const channel = users.channel('u', 'other');
    const { broker } = core;
    const vhost = broker.findVHost('other')!;
    channel.queue('q', { durable: true });
    channel.queue('many', { durable: true, arguments: new Map([['x-max-priority', field.int(3)]]) });
    channel.queue('mine', { exclusive: true });
    channel.exchange('e', 'topic', { durable: true });
    channel.exchange('gone', 'fanout', { durable: true, autoDelete: true });
    channel.exchange('late', 'x-delayed-message', {
      durable: true,
      arguments: new Map([['x-delayed-type', field.text('direct')]]),
    });
    channel.bind('q', 'e', 'a');
    channel.bind('q', 'gone');
    channel.bind('q', 'amq.topic', 'b');
    channel.send('exchange.bind', { destination: 'amq.fanout', source: 'amq.direct' });
    core.endDurably();
    channel.sendPublish({ exchange: 'e', routingKey: 'a', persistent: true });
    channel.send('basic.consume', { queue: 'q' });
    vhost.policies.set('policy', { name: 'p', pattern: '', definition: { 'max-length': 5 } });
    vhost.policies.set('operator-policy', { name: 'o', pattern: '', definition: { 'max-length': 4 } });
    users.access.permissions.setTopic({ user: 'u', vhost: 'other', exchange: 'e', write: 'a', read: '' });
    users.access.setVHostLimits('other', { 'max-queues': 10 });
    core.endDurably();
    broker.removeVHost('other');
    core.endDurably();
    const user = { kind: 'user', user: { name: 'u', password: undefined, tags: [], limits: new Map() } };
    const permission = { kind: 'permission', permission: { user: 'u', vhost: '/', ...all } };
    expect(store.definitions).toHaveLength(withDefaults([]).length + 3);
    expect(store.definitions).toEqual(
      expect.arrayContaining([...withDefaults([{ kind: 'vhost', name: '/' }]), user, permission]),
    );
    expect(store.openQueues.size).toBe(0);

    broker.addVHost('other');
    core.endDurably();
    expect(users.knock('u', 'other').sent).toMatchObject([{ replyCode: 530 }]);
    users.user('u', all, 'other');
    const again = users.channel('u', 'other');
    expect(again.counts('q')).toBeUndefined();
    expect([...users.access.limitsOf('other')]).toEqual([]);
  });

  it('may be the default one', () => {
    const users = withOther();
    users.core.broker.removeVHost('/');
    users.core.endTurn();
    expect(users.core.broker.listVHosts().map(({ name }) => name)).toEqual(['other']);
    expect(users.knock('u', '/').sent).toMatchObject([{ replyText: 'NOT_ALLOWED - vhost / not found' }]);
  });
});

describe('a vhost that is added twice', () => {
  it('keeps what is in it', () => {
    const users = withOther();
    users.channel('u', 'other').queue('q');
    users.core.broker.addVHost('other');
    expect(users.channel('u', 'other').counts('q')).toEqual({ ready: 0, consumers: 0 });
  });

  it.each(['', 'x'.repeat(256)])('needs a name that can be one', (name) => {
    expect(() => new UsersCore().core.broker.addVHost(name)).toThrow(AccessError);
  });
});
