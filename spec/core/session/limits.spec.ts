/**
 * How many connections, channels and queues there may be: of a user, in a vhost, in all. RabbitMQ's words.
 */
import { describe, expect, it } from '@jest/globals';
import { AccessError } from '../../../src/core/access/access-error.js';
import { connectionClosed } from '../../support/refusals.js';
import { ScriptedCore, type ScriptedConnection } from '../../support/scripted-core.js';
import { UsersCore, closeText } from '../../support/users-core.js';

const all = { configure: '.*', write: '.*', read: '.*' };

function withUser(core?: ScriptedCore): UsersCore {
  const users = new UsersCore(core);
  users.core.broker.addVHost('v');
  users.user('u', all);
  users.user('u', all, 'v');
  return users;
}

const refusedOpen = (text: string) => [connectionClosed(530, `NOT_ALLOWED - ${text}`, 'connection.open')];
const inVHost = (limit: number): string =>
  `access to vhost 'v' refused for user 'u': connection limit (${limit}) is reached`;
const ofUser = (limit: number): string =>
  `connection refused for user 'u': user connection limit (${limit}) is reached`;

/** What opening a channel closed the connection with; `undefined` when it did not. */
function openChannel(client: ScriptedConnection, number: number): string | undefined {
  client.outbound.take(0);
  client.send(number, 'channel.open');
  client.core.endTurn();
  const [close] = client.outbound.take(0);
  return close?.name === 'connection.close' ? close.replyText : undefined;
}

describe('connections of a user', () => {
  it('are counted over vhosts, while they are open', () => {
    const users = withUser();
    users.access.users.setLimits('u', { 'max-connections': 2 });
    const [first] = [users.connect('u'), users.connect('u', 'v')];
    expect(users.knock('u').sent).toEqual(refusedOpen(ofUser(2)));
    expect(users.knock('guest').sent).toMatchObject([{ name: 'connection.open-ok' }]);
    first.disconnect();
    expect(users.access.connectionsOf('user', 'u')).toBe(1);
    expect(users.knock('u').sent).toMatchObject([{ name: 'connection.open-ok' }]);
  });

  it.each<[string, (client: ScriptedConnection) => void]>([
    ['closed by the client', (client) => client.call('connection.close', { replyCode: 200 })],
    ['closed for cause', (client) => client.call('connection.open', { virtualHost: '/' })],
    ['lost', (client) => client.disconnect()],
    [
      'closed and then lost',
      (client) => {
        client.call('connection.open', { virtualHost: '/' });
        client.call('connection.close-ok');
        client.disconnect();
      },
    ],
  ])('are not counted once they are %s', (_what, end) => {
    const users = withUser();
    users.access.users.setLimits('u', { 'max-connections': 1, 'max-channels': 1 });
    const client = users.connect('u');
    client.channel(1);
    end(client);
    expect([users.access.connectionsOf('user', 'u'), users.access.connectionsOf('vhost', '/')]).toEqual([0, 0]);
    expect(openChannel(users.connect('u'), 1)).toBeUndefined();
  });

  it.each([0, 1, -1])('may be %i', (limit) => {
    const users = withUser();
    users.access.users.setLimits('u', { 'max-connections': limit });
    expect(users.knock('u').sent).toEqual(limit === 0 ? refusedOpen(ofUser(0)) : [{ name: 'connection.open-ok' }]);
  });

  it('that were refused do not count', () => {
    const users = withUser();
    users.access.users.setLimits('u', { 'max-connections': 0 });
    for (const _ of [1, 2, 3]) users.knock('u');
    users.access.users.setLimits('u', { 'max-connections': 1 });
    expect(users.knock('u').sent).toMatchObject([{ name: 'connection.open-ok' }]);
  });
});

describe('connections to a vhost', () => {
  it('are counted over users', () => {
    const users = withUser();
    users.user('w', all, 'v');
    users.access.setVHostLimits('v', { 'max-connections': 1 });
    const client = users.connect('w', 'v');
    expect(users.knock('u', 'v').sent).toEqual(refusedOpen(inVHost(1)));
    expect(users.knock('u', '/').sent).toMatchObject([{ name: 'connection.open-ok' }]);
    client.disconnect();
    expect(users.knock('u', 'v').sent).toMatchObject([{ name: 'connection.open-ok' }]);
  });
});

describe('the first reason', () => {
  it('is that of the vhost, then of the user, then that he may not', () => {
    const users = withUser();
    users.access.permissions.remove('u', 'v');
    users.access.users.setLimits('u', { 'max-connections': 0 });
    users.access.setVHostLimits('v', { 'max-connections': 0 });
    expect(users.knock('u', 'none').sent).toEqual(refusedOpen('vhost none not found'));
    expect(users.knock('u', 'v').sent).toEqual(refusedOpen(inVHost(0)));
    users.access.clearVHostLimits('v', ['max-connections']);
    expect(users.knock('u', 'v').sent).toEqual(refusedOpen(ofUser(0)));
    users.access.users.clearLimits('u');
    expect(users.knock('u', 'v').sent).toEqual(refusedOpen("access to vhost 'v' refused for user 'u'"));
  });

  it('is that of the node before all', () => {
    const users = withUser(new ScriptedCore({ connectionsMax: 1 }));
    const client = users.connect('guest');
    expect(users.knock('u', 'none').sent).toEqual(
      refusedOpen('connection refused: node connection limit (1) is reached'),
    );
    client.disconnect();
    expect(users.knock('u').sent).toMatchObject([{ name: 'connection.open-ok' }]);
  });
});

describe('channels', () => {
  const text = (limit: number): string =>
    `NOT_ALLOWED - number of channels opened for user 'u' has reached the maximum allowed user limit of (${limit})`;

  it('of a user are counted over his connections', () => {
    const users = withUser();
    users.access.users.setLimits('u', { 'max-channels': 2 });
    const [first, second] = [users.connect('u'), users.connect('u', 'v')];
    expect([openChannel(first, 1), openChannel(second, 7)]).toEqual([undefined, undefined]);
    expect(openChannel(second, 8)).toBe(text(2));
    // The second connection is gone with its channel.
    expect([openChannel(first, 2), openChannel(first, 3)]).toEqual([undefined, text(2)]);
  });

  it('are not counted once they are closed on both sides', () => {
    const users = withUser();
    users.access.users.setLimits('u', { 'max-channels': 1 });
    const client = users.connect('u');
    client.channel(1).call('channel.close');
    const second = client.channel(2);
    second.call('queue.declare', { queue: 'none', passive: true });
    second.call('channel.close-ok');
    expect(openChannel(client, 3)).toBeUndefined();
    expect(openChannel(client, 4)).toBe(text(1));
  });

  it('of the node are counted over all', () => {
    const users = withUser(new ScriptedCore({ nodeChannelsMax: 2 }));
    const [first, second] = [users.connect('u'), users.connect('guest')];
    expect([openChannel(first, 1), openChannel(second, 1)]).toEqual([undefined, undefined]);
    expect(openChannel(first, 2)).toBe(
      "NOT_ALLOWED - number of channels opened on node 'leveret@localhost' " +
        'has reached the maximum allowed limit of (2)',
    );
    expect(openChannel(second, 2)).toBeUndefined();
  });
});

describe('queues of a vhost', () => {
  const text = (name: string, limit: number): string =>
    `PRECONDITION_FAILED - cannot declare queue '${name}': queue limit in vhost 'v' (${limit}) is reached`;

  it('are as many as it may have; those that are there may be declared again', () => {
    const users = withUser();
    users.access.setVHostLimits('v', { 'max-queues': 1 });
    const client = users.connect('u', 'v');
    const declare = (number: number, args: object): string =>
      closeText(client.channel(number).call('queue.declare', args));
    expect(declare(1, { queue: 'one' })).toBe('queue.declare-ok');
    expect(declare(2, { queue: 'one' })).toBe('queue.declare-ok');
    expect(declare(3, { queue: 'two' })).toBe(text('two', 1));
    expect(declare(4, { queue: '' })).toBe(text('amq.gen-1', 1));
    expect(declare(5, { queue: 'mine', exclusive: true })).toBe(text('mine', 1));
    client.channel(6).call('queue.delete', { queue: 'one' });
    expect(declare(7, { queue: 'two' })).toBe('queue.declare-ok');
    users.access.setVHostLimits('v', { 'max-queues': 0 });
    expect(declare(8, { queue: 'three' })).toBe(text('three', 0));
    users.access.setVHostLimits('v', { 'max-queues': -1 });
    expect(declare(9, { queue: 'three' })).toBe('queue.declare-ok');
  });

  it('do not count where somebody waits for replies', () => {
    const users = withUser();
    users.access.setVHostLimits('v', { 'max-queues': 1 });
    const channel = users.channel('u', 'v');
    channel.call('basic.consume', { queue: 'amq.rabbitmq.reply-to', noAck: true });
    expect(closeText(channel.call('queue.declare', { queue: 'one' }))).toBe('queue.declare-ok');
  });
});

describe('queues and exchanges of the node', () => {
  it('are counted over vhosts; queues that are there may be declared again', () => {
    const users = withUser(new ScriptedCore({ nodeQueuesMax: 2 }));
    const [here, there] = [users.connect('u'), users.connect('u', 'v')];
    const declare = (client: ScriptedConnection, number: number, queue: string): string =>
      closeText(client.channel(number).call('queue.declare', { queue, exclusive: number > 5 }));
    const text = (name: string): string =>
      `PRECONDITION_FAILED - cannot declare queue '${name}': queue limit in cluster (2) is reached`;
    expect([declare(here, 1, 'a'), declare(there, 1, 'a')]).toEqual(['queue.declare-ok', 'queue.declare-ok']);
    expect([declare(here, 2, 'b'), declare(there, 6, 'b')]).toEqual([text('b'), text('b')]);
    expect(declare(here, 3, 'a')).toBe('queue.declare-ok');
    here.channel(4).call('queue.delete', { queue: 'a' });
    expect(declare(there, 7, 'b')).toBe('queue.declare-ok');
    there.disconnect(); // with its exclusive queue
    expect(declare(here, 5, 'c')).toBe('queue.declare-ok');
  });

  it('are counted with the exchanges that every vhost has', () => {
    const perVHost = new UsersCore().core.broker.findVHost('/')!.exchanges.size;
    const users = withUser(new ScriptedCore({ nodeExchangesMax: 2 * perVHost + 1 }));
    const [here, there] = [users.connect('u'), users.connect('u', 'v')];
    const declare = (client: ScriptedConnection, number: number, exchange: string): string =>
      closeText(client.channel(number).call('exchange.declare', { exchange, type: 'direct' }));
    const limit = `exchange limit of ${2 * perVHost + 1} is reached`;
    expect(declare(here, 1, 'x')).toBe('exchange.declare-ok');
    expect(declare(there, 1, 'y')).toBe(`PRECONDITION_FAILED - cannot declare exchange 'y' in vhost 'v': ${limit}`);
    expect(declare(here, 2, 'x')).toBe('exchange.declare-ok');
    expect(declare(here, 3, 'amq.topic')).not.toContain('limit');
    here.channel(4).call('exchange.delete', { exchange: 'x' });
    expect(declare(there, 2, 'y')).toBe('exchange.declare-ok');
  });
});

describe('limits that make no sense', () => {
  it.each<[unknown, string]>([
    [{ foo: 1 }, 'Unrecognised terms [{<<"foo">>,1}] in user-limits'],
    [{ 'max-queues': 1 }, 'Unrecognised terms [{<<"max-queues">>,1}] in user-limits'],
    [{ 'max-channels': 'a' }, 'max-channels should be a number, actually was <<"a">>'],
    [{ 'max-connections': 1.5 }, 'max-connections should be a number, actually was 1.5'],
    [{ 'max-connections': 1, 'max-channels': null }, 'max-channels should be a number, actually was null'],
    [[], 'user-limits should be an object, actually was []'],
  ])('change nothing: %j', (limits, text) => {
    const { users } = withUser().access;
    expect(() => users.setLimits('u', limits)).toThrow(new AccessError('ERR_ACCESS_LIMIT', text));
    expect([...users.get('u').limits]).toEqual([]);
  });

  it('are for a vhost that is there', () => {
    const { access } = withUser();
    expect(() => access.setVHostLimits('none', {})).toThrow('Virtual host none does not exist');
    expect(() => access.clearVHostLimits('none')).toThrow('Virtual host none does not exist');
    expect(() => access.setVHostLimits('v', { 'max-channels': 1 })).toThrow('in limits');
  });
});
