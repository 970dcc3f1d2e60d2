/**
 * Every operation is refused without each of its permissions, with RabbitMQ's words, and needs no other.
 */
import { describe, expect, it } from '@jest/globals';
import { type Operation, operations } from '../../../src/core/access/permissions/permission.js';
import { channelHandlers } from '../../../src/core/session/handlers/channel-handlers.js';
import { connectionHandlers } from '../../../src/core/session/handlers/connection.js';
import type { MethodName } from '../../../src/wire/methods/methods.js';
import { type GuardedOperation, type Need, furnish, guardedOperations } from '../../support/guarded-operations.js';
import type { ScriptedChannel } from '../../support/scripted-channel.js';
import { type Patterns, UsersCore, accessRefused, closeText } from '../../support/users-core.js';

/** A channel of user `u`, who may do what the patterns say. */
function channelWith(patterns: Patterns): ScriptedChannel {
  const users = new UsersCore();
  furnish(users.channel('guest'));
  users.user('u', patterns);
  return users.channel('u');
}

function textOf({ operation, kind, name }: Need): string {
  return accessRefused(`${operation} access to ${kind} '${name}' in vhost '/'`);
}

/** Patterns that allow these names and no others. */
function exactly(needs: readonly Need[]): Patterns {
  const namesOf = (operation: Operation): string =>
    needs
      .filter((need) => need.operation === operation)
      .map(({ name }) => name.replace('.', '\\.'))
      .join('|');
  const patternOf = (operation: Operation): string => {
    const names = namesOf(operation);
    return names === '' ? '' : `^(${names})$`;
  };
  return { configure: patternOf('configure'), write: patternOf('write'), read: patternOf('read') };
}

const refusals = guardedOperations.flatMap((operation) =>
  operation.needs.map((need): [string, GuardedOperation, Need] => [
    `${operation.what} without ${need.operation} on ${need.name}`,
    operation,
    need,
  ]),
);

/** What concerns the connection or the channel alone, or what a client has already. */
const unguarded: readonly MethodName[] = [
  ...(['connection.start-ok', 'connection.secure-ok', 'connection.tune-ok', 'connection.open'] as const),
  ...(['connection.close', 'connection.close-ok', 'connection.update-secret'] as const),
  ...(['channel.open', 'channel.flow', 'channel.flow-ok', 'channel.close', 'channel.close-ok'] as const),
  ...([
    'access.request',
    'basic.qos',
    'basic.cancel',
    'basic.cancel-ok',
    'basic.ack',
    'basic.reject',
    'basic.nack',
  ] as const),
  ...(['basic.recover', 'basic.recover-async', 'confirm.select'] as const),
  ...(['tx.select', 'tx.commit', 'tx.rollback'] as const),
];

describe('the table', () => {
  it('has every method that a client may send, but for those that need no permission', () => {
    const guarded = new Set(guardedOperations.map(({ what }) => what.split(' ')[0]!));
    const taken: readonly string[] = [
      ...Object.keys(channelHandlers),
      ...Object.keys(connectionHandlers),
      'basic.publish',
    ];
    expect([...guarded, ...unguarded].sort()).toEqual([...taken].sort());
  });
});

describe('an operation', () => {
  it.each(refusals)('is refused: %s', (_what, { run, needs }, missing) => {
    const channel = channelWith(exactly(needs.filter((need) => need !== missing)));
    expect(closeText(run(channel))).toBe(textOf(missing));
  });

  it.each(guardedOperations.map((operation) => [operation.what, operation] as const))(
    'that lacks everything names what is asked for first: %s',
    (_what, { run, needs }) => {
      expect(closeText(run(channelWith({})))).toBe(textOf(needs[0]!));
    },
  );

  it.each(guardedOperations.map((operation) => [operation.what, operation] as const))(
    'needs nothing but what the table says: %s',
    (_what, { run, needs, answer }) => {
      expect(closeText(run(channelWith(exactly(needs))))).toBe(answer);
    },
  );

  it.each(guardedOperations.map((operation) => [operation.what, operation] as const))(
    'is refused to a user who may do all of it in another vhost: %s',
    (_what, { run, needs }) => {
      const users = new UsersCore();
      users.core.broker.addVHost('other');
      furnish(users.channel('guest'));
      users.user('u', exactly(needs), 'other');
      users.user('u', {});
      expect(closeText(run(users.channel('u')))).toBe(textOf(needs[0]!));
    },
  );
});

const all: Patterns = { configure: '.*', write: '.*', read: '.*' };

describe('an operation on a channel that is open', () => {
  it.each(guardedOperations.map((operation) => [operation.what, operation] as const))(
    'is refused from the moment that its permission goes: %s',
    (_what, { run, answer }) => {
      const users = new UsersCore();
      furnish(users.channel('guest'));
      users.user('u', all);
      const [first, second] = [users.channel('u'), users.channel('u')];
      expect(closeText(run(first))).toBe(answer);
      users.allow('u', {});
      expect(closeText(run(second))).toMatch(
        /^ACCESS_REFUSED - (configure|read|write) access to .+ refused for user 'u'$/,
      );
      users.allow('u', all);
      furnish(users.channel('guest'));
      expect(closeText(run(users.channel('u')))).toBe(answer);
    },
  );
});

describe('a passive declaration', () => {
  const asks = {
    queue: (channel: ScriptedChannel, queue: string) => channel.call('queue.declare', { queue, passive: true }),
    exchange: (channel: ScriptedChannel, exchange: string) =>
      channel.call('exchange.declare', { exchange, passive: true }),
  } as const;

  it.each(operations)('is allowed to who may %s', (operation) => {
    expect(closeText(asks.queue(channelWith({ [operation]: '^q$' }), 'q'))).toBe('queue.declare-ok');
    expect(closeText(asks.exchange(channelWith({ [operation]: '^x$' }), 'x'))).toBe('exchange.declare-ok');
  });

  it.each([
    ['queue', 'q'],
    ['queue', 'none'],
    ['exchange', 'x'],
    ['exchange', 'none'],
  ] as const)('of a %s tells nobody else whether it is there: %s', (kind, name) => {
    const text = accessRefused(`configure access to ${kind} '${name}' in vhost '/'`);
    expect(closeText(asks[kind](channelWith({ read: '^other$' }), name))).toBe(text);
  });

  it('of a place for replies needs nothing', () => {
    expect(closeText(asks.queue(channelWith({}), 'amq.rabbitmq.reply-to'))).toBe('queue.declare-ok');
  });
});

describe('what needs no permission', () => {
  it('is all that concerns the channel alone, and what it has already', () => {
    const users = new UsersCore();
    furnish(users.channel('guest'));
    users.user('u', { read: 'q' });
    const channel = users.channel('u');
    channel.call('basic.consume', { queue: 'q', consumerTag: 'c' });
    users.channel('guest').publish({ routingKey: 'q', body: 'a' });
    users.channel('guest').publish({ routingKey: 'q', body: 'b' });
    expect(channel.turn()).toHaveLength(2);
    users.allow('u', {});
    channel.take();
    expect(closeText(channel.call('basic.ack', { deliveryTag: 1 }))).toBe('');
    expect(closeText(channel.call('basic.nack', { deliveryTag: 2, requeue: true }))).toBe('');
    expect(closeText(channel.call('basic.cancel', { consumerTag: 'c' }))).toBe('basic.cancel-ok');
    expect(closeText(channel.call('basic.qos', { prefetchCount: 1 }))).toBe('basic.qos-ok');
    expect(closeText(channel.call('basic.recover', { requeue: true }))).toBe('basic.recover-ok');
    expect(closeText(channel.call('confirm.select'))).toBe('confirm.select-ok');
  });

  it('is direct reply-to, but for the request itself', () => {
    const channel = channelWith({ write: '^amq\\.default$' });
    const consume = { queue: 'amq.rabbitmq.reply-to', noAck: true };
    expect(closeText(channel.call('basic.consume', consume))).toBe('basic.consume-ok');
    const request = { routingKey: 'q', properties: { replyTo: 'amq.rabbitmq.reply-to' } };
    expect(closeText(channel.publish(request))).toBe('');
  });
});
