/**
 * Arguments of consumers: which are refused and how, as RabbitMQ does, and how many consumers a channel may have.
 */
import { describe, expect, it } from '@jest/globals';
import { type FieldValue, field } from '../../../src/wire/values/field-table.js';
import { channelClosed, connectionClosed } from '../../support/refusals.js';
import type { ScriptedChannel } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

const quorum = new Map([['x-queue-type', field.text('quorum')]]);

function channelWithQueue(core = new ScriptedCore()): ScriptedChannel {
  const channel = core.channel();
  channel.queue('q');
  channel.queue('quorum', { durable: true, arguments: quorum });
  return channel;
}

const table = (argument: string, value: FieldValue) => new Map([[argument, value]]);

function refused(wrong: string) {
  return channelClosed(406, `PRECONDITION_FAILED - invalid arg ${wrong}`, 'basic.consume');
}

describe('a consumer whose arguments make no sense is refused', () => {
  const priority = "'x-priority' for queue 'q' in vhost '/'";
  const timeout = "'x-consumer-timeout' for queue 'q' in vhost '/'";
  it.each<[string, FieldValue, string]>([
    ['x-priority', field.text('5'), `${priority}: "expected integer, got longstr"`],
    ['x-priority', field.bool(true), `${priority}: "expected integer, got bool"`],
    ['x-priority', { type: 'd', value: 1 }, `${priority}: "expected integer, got double"`],
    ['x-priority', { type: 'T', value: 5 }, `${priority}: "expected integer, got timestamp"`],
    ['x-priority', { type: 'V', value: null }, `${priority}: "expected integer, got void"`],
    ['x-priority', { type: 'A', value: [] }, `${priority}: "expected integer, got array"`],
    ['x-consumer-timeout', field.text('5'), `${timeout}: "expected integer, got longstr"`],
    ['x-consumer-timeout', field.int(-1), `${timeout}: {value_negative,-1}`],
    ['x-consumer-timeout', field.int(0), `${timeout}: {value_zero,0}`],
    ['x-consumer-timeout', { type: 'l', value: 315_360_000_001 }, `${timeout}: {value_too_large,315360000001}`],
    [
      'x-cancel-on-ha-failover',
      field.int(1),
      "'x-cancel-on-ha-failover' for queue 'q' in vhost '/': {unacceptable_type,signedint}",
    ],
  ])('%s = %j', (argument, value, text) => {
    const channel = channelWithQueue();
    expect(channel.call('basic.consume', { queue: 'q', arguments: table(argument, value) })).toEqual([refused(text)]);
  });

  it.each(['x-stream-offset', 'x-stream-filter', 'x-stream-match-unfiltered'])(
    '%s, which is for streams',
    (argument) => {
      const args = table(argument, field.text('first'));
      for (const [queue, module] of [
        ['q', 'classic'],
        ['quorum', 'quorum'],
      ] as const) {
        const text = `'${argument}' for queue '${queue}' in vhost '/' of queue type rabbit_${module}_queue`;
        expect(channelWithQueue().call('basic.consume', { queue, arguments: args })).toEqual([refused(text)]);
      }
    },
  );

  it('after a missing queue, and before an exclusive consumer', () => {
    const args = table('x-priority', field.text('a'));
    const noQueue = channelClosed(404, "NOT_FOUND - no queue 'none' in vhost '/'", 'basic.consume');
    expect(channelWithQueue().call('basic.consume', { queue: 'none', arguments: args })).toEqual([noQueue]);
    const core = new ScriptedCore();
    channelWithQueue(core).call('basic.consume', { queue: 'q', exclusive: true });
    const text = `${priority}: "expected integer, got longstr"`;
    expect(core.channel().call('basic.consume', { queue: 'q', arguments: args }).slice(-1)).toEqual([refused(text)]);
  });
});

describe('a consumer is taken', () => {
  it.each<[string, FieldValue]>([
    ['x-priority', { type: 'b', value: -128 }],
    ['x-priority', { type: 'u', value: 5 }],
    ['x-priority', { type: 'l', value: -(2n ** 63n) }],
    ['x-priority', { type: 'L', value: 2n ** 62n }],
    ['x-consumer-timeout', field.int(1)],
    ['x-cancel-on-ha-failover', field.bool(true)],
    ['x-foo', field.text('nobody knows')],
  ])('with %s = %p', (argument, value) => {
    const args = { queue: 'q', consumerTag: 't', arguments: table(argument, value) };
    expect(channelWithQueue().call('basic.consume', args)).toEqual([{ name: 'basic.consume-ok', consumerTag: 't' }]);
  });
});

describe('the consumers of a channel', () => {
  it('are limited: one more ends the connection, whatever its queue', () => {
    const core = new ScriptedCore({ consumersPerChannelMax: 2 });
    const channel = channelWithQueue(core);
    for (const consumerTag of ['t', 'u']) channel.call('basic.consume', { queue: 'q', consumerTag });
    channel.client.outbound.take(0);
    channel.send('basic.consume', { queue: 'none' });
    const text = 'NOT_ALLOWED - reached maximum (2) of consumers per channel';
    expect(channel.client.outbound.take(0)).toEqual([connectionClosed(530, text, 'basic.consume')]);
  });

  it('may be replaced, and each channel has its own', () => {
    const channel = channelWithQueue(new ScriptedCore({ consumersPerChannelMax: 1 }));
    const consumeOk = (consumerTag: string) => ({ name: 'basic.consume-ok', consumerTag });
    expect(channel.call('basic.consume', { queue: 'q', consumerTag: 't' })).toEqual([consumeOk('t')]);
    channel.call('basic.cancel', { consumerTag: 't' });
    expect(channel.call('basic.consume', { queue: 'q', consumerTag: 'u' })).toEqual([consumeOk('u')]);
    const other = channel.client.channel(2);
    other.take();
    expect(other.call('basic.consume', { queue: 'q', consumerTag: 'v' })).toEqual([consumeOk('v')]);
  });
});
