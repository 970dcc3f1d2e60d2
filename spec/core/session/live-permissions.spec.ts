/**
 * What an operator changes acts on connections that are open: on the next operation, on running consumers, and
 * on publishes whose way the channel remembers. RabbitMQ's channels remember old permissions for a while.
 */
import { describe, expect, it } from '@jest/globals';
import { connectionClosed } from '../../support/refusals.js';
import { bodiesOf } from '../../support/scripted-channel.js';
import { UsersCore, accessRefused, closeText } from '../../support/users-core.js';

const all = { configure: '.*', write: '.*', read: '.*' };

function withQueue(): UsersCore {
  const users = new UsersCore();
  users.channel('guest').queue('q');
  users.user('u', all);
  return users;
}

describe('a permission that is taken away', () => {
  it('stops the publish that was routed a moment ago', () => {
    const users = withQueue();
    const channel = users.channel('u');
    const other = users.channel('guest');
    const publishing = { routingKey: 'q' };
    for (const client of [channel, other, channel, other]) expect(closeText(client.publish(publishing))).toBe('');
    users.allow('u', { ...all, write: '^x$' });
    expect(closeText(channel.publish(publishing))).toBe(
      accessRefused("write access to exchange 'amq.default' in vhost '/'"),
    );
    expect(closeText(other.publish(publishing))).toBe('');
    expect(other.counts('q')).toEqual({ ready: 5, consumers: 0 });
  });

  it('stops it within the turn in which it goes', () => {
    const users = withQueue();
    const channel = users.channel('u');
    channel.sendPublish({ routingKey: 'q' });
    users.access.permissions.remove('u', '/');
    channel.sendPublish({ routingKey: 'q' });
    expect(closeText(channel.turn())).toContain('ACCESS_REFUSED - write access');
    expect(users.channel('guest').counts('q')?.ready).toBe(1);
  });

  it('and given again lets a new channel go on', () => {
    const users = withQueue();
    const client = users.connect('u');
    const first = client.channel(1);
    first.publish({ routingKey: 'q' });
    users.access.permissions.remove('u', '/');
    first.publish({ routingKey: 'q' });
    users.allow('u', all);
    expect(closeText(client.channel(2).publish({ routingKey: 'q' }))).toBe('');
    expect(users.channel('guest').counts('q')?.ready).toBe(2);
  });

  it('ends the consumers that it allowed, and those alone', () => {
    const users = withQueue();
    const guest = users.channel('guest');
    guest.queue('kept');
    const channel = users.channel('u', '/', 'consumer_cancel_notify');
    channel.call('basic.consume', { queue: 'q', consumerTag: 'a' });
    channel.call('basic.consume', { queue: 'kept', consumerTag: 'b' });
    guest.publish({ routingKey: 'q', body: 'before' });
    expect(bodiesOf(channel.turn())).toEqual(['before']);
    users.allow('u', { ...all, read: '^kept$' });
    expect(channel.take()).toEqual([{ name: 'basic.cancel', consumerTag: 'a', noWait: true }]);
    guest.publish({ routingKey: 'q', body: 'after' });
    guest.publish({ routingKey: 'kept', body: 'still' });
    expect(bodiesOf(channel.turn())).toEqual(['still']);
    expect(guest.counts('q')).toEqual({ ready: 1, consumers: 0 });
    // What it has it may settle.
    expect(closeText(channel.call('basic.ack', { deliveryTag: 1 }))).toBe('');
  });

  it('leaves consumers of replies, and those of other users and vhosts', () => {
    const users = withQueue();
    users.core.broker.addVHost('other');
    users.user('u', all, 'other');
    users.user('v', all);
    const channels = [users.channel('u', 'other'), users.channel('v')];
    for (const channel of channels) channel.queue('q2');
    for (const channel of channels) channel.call('basic.consume', { queue: 'q2' });
    const replies = users.channel('u');
    replies.call('basic.consume', { queue: 'amq.rabbitmq.reply-to', noAck: true });
    users.access.permissions.remove('u', '/');
    expect(channels.map((channel) => channel.counts('q2')?.consumers)).toEqual([1, 1]);
    expect(replies.turn()).toEqual([]);
    expect(replies.client.connection.state).toBe('open');
  });

  it('lets nobody in any more, and those who are in do nothing', () => {
    const users = withQueue();
    const client = users.connect('u');
    users.access.permissions.remove('u', '/');
    users.core.endTurn();
    const text = "NOT_ALLOWED - access to vhost '/' refused for user 'u'";
    expect(users.knock('u').sent).toEqual([connectionClosed(530, text, 'connection.open')]);
    expect(closeText(client.channel(1).call('queue.declare', { queue: 'q', passive: true }))).toBe(
      accessRefused("configure access to queue 'q' in vhost '/'"),
    );
  });

  it('does not undo what a transaction has published', () => {
    const users = withQueue();
    const channel = users.channel('u');
    channel.call('tx.select');
    channel.publish({ routingKey: 'q' });
    users.allow('u', {});
    expect(closeText(channel.call('tx.commit'))).toBe('tx.commit-ok');
    expect(users.channel('guest').counts('q')?.ready).toBe(1);
  });
});

describe('a user who is removed', () => {
  it('is shown out, wherever he is in his session', () => {
    const users = withQueue();
    users.core.broker.addVHost('other');
    users.user('u', all, 'other');
    const clients = [users.connect('u'), users.connect('u', 'other')];
    users.core.authenticator.outcome = { kind: 'accepted', user: 'u' };
    const tuning = users.core.accept();
    tuning.startOk();
    const guest = users.connect('guest');
    for (const client of [...clients, tuning, guest]) client.outbound.take(0);
    users.access.users.remove('u');
    users.core.endTurn();
    const text = "CONNECTION_FORCED - user 'u' is deleted";
    for (const client of [...clients, tuning]) {
      expect(client.outbound.take(0)).toEqual([connectionClosed(320, text)]);
      expect(client.outbound.awaitsClose).toBe(true);
    }
    expect([guest.outbound.take(0), guest.connection.state]).toEqual([[], 'open']);
  });

  it('does not come in, when his login was under way', () => {
    const users = withQueue();
    users.core.authenticator.outcome = undefined;
    const client = users.core.accept();
    client.startOk();
    users.access.users.remove('u');
    users.core.authenticator.decide({ kind: 'accepted', user: 'u' });
    client.call('connection.tune-ok', { channelMax: 10, frameMax: 4096 });
    const text = "NOT_ALLOWED - access to vhost '/' refused for user 'u'";
    expect(client.call('connection.open', { virtualHost: '/' })).toEqual([
      connectionClosed(530, text, 'connection.open'),
    ]);
  });
});

describe('a user with another password or other tags', () => {
  it('stays', () => {
    const users = withQueue();
    const client = users.connect('u');
    users.access.users.setPassword('u', { algorithm: 'md5', hash: Buffer.alloc(20).toString('base64') });
    users.core.endTurn();
    expect([client.outbound.take(0), client.connection.state]).toEqual([[], 'open']);
  });

  it('may publish in the name of others while he is an impersonator', () => {
    const users = withQueue();
    const client = users.connect('u');
    const publish = (number: number): string =>
      closeText(client.channel(number).publish({ routingKey: 'q', properties: { userId: 'other' } }));
    const refusal = "PRECONDITION_FAILED - user_id property set to 'other' but authenticated user was 'u'";
    expect(publish(1)).toBe(refusal);
    users.access.users.setTags('u', 'administrator');
    expect(publish(2)).toBe(refusal);
    users.access.users.setTags('u', 'impersonator');
    expect(publish(3)).toBe('');
    users.access.users.setTags('u', '');
    expect(publish(4)).toBe(refusal);
  });
});
