/**
 * What is asked first: whether a user may, or whether it makes sense. All as RabbitMQ 3.10 answered, so that
 * clients see the same error, and so that who may not touch a thing does not learn whether it is there.
 */
import { describe, expect, it } from '@jest/globals';
import { type FieldTable, field } from '../../../src/wire/values/field-table.js';
import { furnish } from '../../support/guarded-operations.js';
import type { Sent } from '../../support/recording-outbound.js';
import type { ScriptedChannel } from '../../support/scripted-channel.js';
import { type Patterns, UsersCore, accessRefused, closeText } from '../../support/users-core.js';

/** User `u` beside a queue of somebody else's connection, one with a single active consumer, and an internal exchange. */
function channelWith(patterns: Patterns): ScriptedChannel {
  const users = new UsersCore();
  const owner = users.channel('guest');
  furnish(owner);
  owner.queue('locked', { exclusive: true });
  owner.queue('single', { arguments: new Map([['x-single-active-consumer', field.bool(true)]]) });
  owner.exchange('internal', 'direct', { internal: true });
  users.user('u', patterns);
  return users.channel('u');
}

const args = (name: string, value: FieldTable extends ReadonlyMap<string, infer Value> ? Value : never): FieldTable =>
  new Map([[name, value]]);
const queue = (operation: string, name: string): string =>
  accessRefused(`${operation} access to queue '${name}' in vhost '/'`);
const exchange = (operation: string, name: string): string =>
  accessRefused(`${operation} access to exchange '${name}' in vhost '/'`);
const DEFAULT = 'ACCESS_REFUSED - operation not permitted on the default exchange';

type Row = readonly [string, (channel: ScriptedChannel) => Sent[], string];

describe('who may nothing', () => {
  it.each<Row>([
    [
      'declares a queue with wrong arguments',
      (channel) => channel.call('queue.declare', { queue: 'new', arguments: args('x-expires', field.int(0)) }),
      queue('configure', 'new'),
    ],
    [
      'declares a queue that is not the same',
      (channel) => channel.call('queue.declare', { queue: 'q', durable: true }),
      queue('configure', 'q'),
    ],
    [
      'declares a locked queue',
      (channel) => channel.call('queue.declare', { queue: 'locked' }),
      queue('configure', 'locked'),
    ],
    [
      'deletes a locked queue',
      (channel) => channel.call('queue.delete', { queue: 'locked' }),
      queue('configure', 'locked'),
    ],
    ['deletes no queue', (channel) => channel.call('queue.delete', { queue: 'none' }), queue('configure', 'none')],
    ['purges no queue', (channel) => channel.call('queue.purge', { queue: 'none' }), queue('read', 'none')],
    ['purges a locked queue', (channel) => channel.call('queue.purge', { queue: 'locked' }), queue('read', 'locked')],
    ['gets from no queue', (channel) => channel.call('basic.get', { queue: 'none' }), queue('read', 'none')],
    [
      'gets from a queue with one consumer',
      (channel) => channel.call('basic.get', { queue: 'single' }),
      queue('read', 'single'),
    ],
    ['consumes from no queue', (channel) => channel.call('basic.consume', { queue: 'none' }), queue('read', 'none')],
    [
      'consumes from a locked queue',
      (channel) => channel.call('basic.consume', { queue: 'locked' }),
      queue('read', 'locked'),
    ],
    [
      'consumes with wrong arguments',
      (channel) => channel.call('basic.consume', { queue: 'q', arguments: args('x-priority', field.text('a')) }),
      queue('read', 'q'),
    ],
    [
      'declares an exchange of a reserved name',
      (channel) => channel.call('exchange.declare', { exchange: 'amq.new', type: 'direct' }),
      exchange('configure', 'amq.new'),
    ],
    [
      'declares an exchange that is not the same',
      (channel) => channel.call('exchange.declare', { exchange: 'x', type: 'fanout' }),
      exchange('configure', 'x'),
    ],
    [
      'declares an exchange with a wrong alternate',
      (channel) =>
        channel.call('exchange.declare', {
          exchange: 'new',
          type: 'direct',
          arguments: args('alternate-exchange', field.int(5)),
        }),
      exchange('configure', 'new'),
    ],
    [
      'deletes no exchange',
      (channel) => channel.call('exchange.delete', { exchange: 'none' }),
      exchange('configure', 'none'),
    ],
    [
      'binds what is not there',
      (channel) => channel.call('queue.bind', { queue: 'none', exchange: 'none' }),
      queue('write', 'none'),
    ],
    [
      'binds to the default exchange',
      (channel) => channel.call('queue.bind', { queue: 'q', exchange: '' }),
      queue('write', 'q'),
    ],
    [
      'binds a place for replies',
      (channel) => channel.call('queue.bind', { queue: 'amq.rabbitmq.reply-to', exchange: 'x' }),
      queue('write', 'amq.rabbitmq.reply-to'),
    ],
    [
      'unbinds the default exchange',
      (channel) => channel.call('exchange.unbind', { destination: '', source: 't' }),
      exchange('write', 'amq.default'),
    ],
    ['publishes to no exchange', (channel) => channel.publish({ exchange: 'none' }), exchange('write', 'none')],
    [
      'publishes to an internal exchange',
      (channel) => channel.publish({ exchange: 'internal' }),
      exchange('write', 'internal'),
    ],
    [
      'publishes what makes no sense',
      (channel) => channel.publish({ exchange: 'x', properties: { expiration: 'abc', userId: 'other' } }),
      exchange('write', 'x'),
    ],
  ])('%s: hears of the permission', (_what, run, text) => {
    expect(closeText(run(channelWith({})))).toBe(text);
  });

  it.each<Row>([
    [
      'declares a queue of a reserved name',
      (channel) => channel.call('queue.declare', { queue: 'amq.foo' }),
      "ACCESS_REFUSED - queue name 'amq.foo' contains reserved prefix 'amq.*'",
    ],
    [
      'means no last queue',
      (channel) => channel.call('queue.delete', { queue: '' }),
      'NOT_FOUND - no previously declared queue',
    ],
    [
      'binds no last queue',
      (channel) => channel.call('queue.bind', { queue: '' }),
      'NOT_FOUND - no previously declared queue',
    ],
    [
      'declares the default exchange',
      (channel) => channel.call('exchange.declare', { exchange: '', type: 'direct' }),
      DEFAULT,
    ],
    [
      'asks for the default exchange',
      (channel) => channel.call('exchange.declare', { exchange: '', passive: true }),
      DEFAULT,
    ],
    ['deletes the default exchange', (channel) => channel.call('exchange.delete', { exchange: '' }), DEFAULT],
    [
      'deletes an exchange of the system',
      (channel) => channel.call('exchange.delete', { exchange: 'amq.direct' }),
      "ACCESS_REFUSED - deletion of system exchange 'amq.direct' in vhost '/' not allowed",
    ],
    [
      'declares an exchange of no type',
      (channel) => channel.call('exchange.declare', { exchange: 'new', type: 'foo' }),
      "PRECONDITION_FAILED - unknown exchange type 'foo'",
    ],
  ])('%s: hears that it makes no sense', (_what, run, text) => {
    expect(closeText(run(channelWith({})))).toBe(text);
  });
});

describe('who may write and not read', () => {
  it.each<Row>([
    [
      'binds from no exchange',
      (channel) => channel.call('queue.bind', { queue: 'q', exchange: 'none' }),
      exchange('read', 'none'),
    ],
    [
      'binds no queue',
      (channel) => channel.call('queue.bind', { queue: 'none', exchange: 'x' }),
      exchange('read', 'x'),
    ],
    ['binds to the default exchange', (channel) => channel.call('queue.bind', { queue: 'q', exchange: '' }), DEFAULT],
  ])('%s', (_what, run, text) => {
    expect(closeText(run(channelWith({ write: '.*' })))).toBe(text);
  });
});

describe('dead letters to where the user may not write', () => {
  it('are refused before wrong arguments are', () => {
    const channel = channelWith({ configure: '.*', read: '.*' });
    const both: FieldTable = new Map([
      ['x-dead-letter-exchange', field.text('x')],
      ['x-expires', field.int(0)],
    ]);
    expect(closeText(channel.call('queue.declare', { queue: 'new', arguments: both }))).toBe(exchange('write', 'x'));
  });

  it('do not matter where the queue is there already', () => {
    const users = new UsersCore();
    const dead: FieldTable = args('x-dead-letter-exchange', field.text('amq.direct'));
    users.channel('guest').queue('dead', { arguments: dead });
    users.user('u', { configure: '.*' });
    const answer = users.channel('u').call('queue.declare', { queue: 'dead', arguments: dead });
    expect(closeText(answer)).toBe('queue.declare-ok');
  });
});
