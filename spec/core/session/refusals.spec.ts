/**
 * What the broker refuses on a fresh channel, in RabbitMQ's words: one line a refusal.
 */
import { describe, expect, it } from '@jest/globals';
import type { MethodName } from '../../../src/wire/methods/methods.js';
import type { FieldTable, FieldValue } from '../../../src/wire/values/field-table.js';
import { channelClosed, connectionClosed } from '../../support/refusals.js';
import { ScriptedCore } from '../../support/scripted-core.js';

type Refusal = readonly [MethodName, Readonly<Record<string, unknown>>, number, string];

const arg = (name: string, value: FieldValue): { arguments: FieldTable } => ({ arguments: new Map([[name, value]]) });

const onDefaultExchange = 'ACCESS_REFUSED - operation not permitted on the default exchange';
const noPreviousQueue = 'NOT_FOUND - no previously declared queue';
const noQueue = "NOT_FOUND - no queue 'none' in vhost '/'";
const noExchange = "NOT_FOUND - no exchange 'none' in vhost '/'";
const notTransactional = 'PRECONDITION_FAILED - channel is not transactional';

const closingTheChannel: readonly Refusal[] = [
  ['exchange.declare', { exchange: '', type: 'direct' }, 403, onDefaultExchange],
  ['exchange.declare', { exchange: '', passive: true }, 403, onDefaultExchange],
  ['exchange.declare', { exchange: 'none', passive: true, type: 'direct' }, 404, noExchange],
  [
    'exchange.declare',
    { exchange: 'amq.x', type: 'direct' },
    403,
    "ACCESS_REFUSED - exchange name 'amq.x' contains reserved prefix 'amq.*'",
  ],
  ['exchange.declare', { exchange: 'x', type: 'odd' }, 406, "PRECONDITION_FAILED - unknown exchange type 'odd'"],
  ['exchange.declare', { exchange: 'x', type: '' }, 406, "PRECONDITION_FAILED - unknown exchange type ''"],
  [
    'exchange.declare',
    { exchange: 'x', type: 'hasOwnProperty' },
    406,
    "PRECONDITION_FAILED - unknown exchange type 'hasOwnProperty'",
  ],
  [
    'exchange.declare',
    { exchange: 'x', type: 'direct', ...arg('alternate-exchange', { type: 'l', value: 1 }) },
    406,
    "PRECONDITION_FAILED - invalid type 'long' for arg 'alternate-exchange' in exchange 'x' in vhost '/'",
  ],
  ['exchange.delete', { exchange: '' }, 403, onDefaultExchange],
  [
    'exchange.delete',
    { exchange: 'amq.direct' },
    403,
    "ACCESS_REFUSED - deletion of system exchange 'amq.direct' in vhost '/' not allowed",
  ],
  ['exchange.bind', { source: '', destination: 'amq.fanout' }, 403, onDefaultExchange],
  ['exchange.bind', { source: 'amq.fanout', destination: '' }, 403, onDefaultExchange],
  ['exchange.bind', { source: 'none', destination: 'nor this' }, 404, noExchange],
  ['exchange.bind', { source: 'amq.fanout', destination: 'none' }, 404, noExchange],
  ['exchange.unbind', { source: '', destination: 'amq.fanout' }, 403, onDefaultExchange],
  ['exchange.unbind', { source: 'amq.fanout', destination: '' }, 403, onDefaultExchange],

  ['queue.declare', { queue: 'none', passive: true }, 404, noQueue],
  ['queue.declare', { queue: '', passive: true }, 404, "NOT_FOUND - no queue '' in vhost '/'"],
  ['queue.declare', { queue: 'amq.q' }, 403, "ACCESS_REFUSED - queue name 'amq.q' contains reserved prefix 'amq.*'"],
  ['queue.bind', { queue: 'none', exchange: '' }, 403, onDefaultExchange],
  ['queue.bind', { queue: 'nor this', exchange: 'none' }, 404, noExchange],
  ['queue.bind', { queue: 'none', exchange: 'amq.direct' }, 404, noQueue],
  ['queue.bind', { queue: '', exchange: 'amq.direct' }, 404, noPreviousQueue],
  ['queue.unbind', { queue: 'none', exchange: '' }, 403, onDefaultExchange],
  ['queue.unbind', { queue: '', exchange: 'amq.direct' }, 404, noPreviousQueue],
  ['queue.purge', { queue: 'none' }, 404, noQueue],
  ['queue.purge', { queue: '' }, 404, noPreviousQueue],
  ['queue.delete', { queue: '' }, 404, noPreviousQueue],

  ['basic.consume', { queue: 'none' }, 404, noQueue],
  ['basic.consume', { queue: '' }, 404, noPreviousQueue],
  ['basic.get', { queue: 'none' }, 404, noQueue],
  ['basic.get', { queue: '' }, 404, noPreviousQueue],
  ['basic.ack', { deliveryTag: 0 }, 406, 'PRECONDITION_FAILED - unknown delivery tag 0'],
  ['basic.ack', { deliveryTag: 1, multiple: true }, 406, 'PRECONDITION_FAILED - unknown delivery tag 1'],
  ['basic.nack', { deliveryTag: 7, requeue: true }, 406, 'PRECONDITION_FAILED - unknown delivery tag 7'],
  ['basic.nack', { deliveryTag: 7, multiple: true }, 406, 'PRECONDITION_FAILED - unknown delivery tag 7'],
  ['basic.reject', { deliveryTag: 3 }, 406, 'PRECONDITION_FAILED - unknown delivery tag 3'],

  ['tx.commit', {}, 406, notTransactional],
  ['tx.rollback', {}, 406, notTransactional],
];

const closingTheConnection: readonly Refusal[] = [
  ['basic.qos', { prefetchSize: 5 }, 540, 'NOT_IMPLEMENTED - prefetch_size!=0 (5)'],
  ['basic.recover', { requeue: false }, 540, 'NOT_IMPLEMENTED - requeue=false'],
  ['basic.recover-async', { requeue: false }, 540, 'NOT_IMPLEMENTED - requeue=false'],
];

describe('a channel is closed for', () => {
  it.each(closingTheChannel)('%s %j: %i', (name, args, replyCode, replyText) => {
    const channel = new ScriptedCore().channel();
    channel.take();
    expect(channel.call(name, args as never)).toEqual([channelClosed(replyCode, replyText, name)]);
  });
});

describe('a connection is closed for', () => {
  it.each(closingTheConnection)('%s %j: %i', (name, args, replyCode, replyText) => {
    const channel = new ScriptedCore().channel();
    channel.client.outbound.take(0);
    channel.send(name, args);
    expect(channel.client.outbound.take(0)).toEqual([connectionClosed(replyCode, replyText, name)]);
  });
});

describe('a reply text', () => {
  it('is never longer than a shortstr', () => {
    const channel = new ScriptedCore().channel();
    channel.take();
    const [close] = channel.call('queue.purge', { queue: 'ü'.repeat(127) });
    const text = close?.name === 'channel.close' ? close.replyText : '';
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(255);
    expect(text).toMatch(/^NOT_FOUND - no queue 'ü+/);
  });
});
