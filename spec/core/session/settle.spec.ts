/**
 * Settling deliveries: ack, nack, reject, recover, and what goes where.
 */
import { describe, expect, it } from '@jest/globals';
import type { MethodName } from '../../../src/wire/methods/methods.js';
import { channelClosed } from '../../support/refusals.js';
import { type ScriptedChannel, bodiesOf, deliveriesOf } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

const unknownTag = (tag: number, method: MethodName) =>
  channelClosed(406, `PRECONDITION_FAILED - unknown delivery tag ${tag}`, method);

/** Five messages, all of them delivered: tag 1 is 'a', and so on. */
function fiveOut(): ScriptedChannel {
  const channel = new ScriptedCore().channel();
  channel.queue('q');
  for (const body of ['a', 'b', 'c', 'd', 'e']) channel.publish({ routingKey: 'q', body });
  for (let i = 0; i < 5; i++) channel.call('basic.get', { queue: 'q' });
  return channel;
}

/** What is left to the queue once the channel has gone, as body or body* for redelivered. */
function left(channel: ScriptedChannel): string[] {
  const { core } = channel.client;
  channel.client.disconnect();
  const other = core.channel();
  const bodies: string[] = [];
  for (;;) {
    const answer = other.call('basic.get', { queue: 'q', noAck: true }).at(-1);
    if (answer?.name !== 'basic.get-ok') return bodies;
    bodies.push(`${answer.body!}${answer.redelivered ? '*' : ''}`);
  }
}

describe('basic.ack', () => {
  it.each([
    ['one', { deliveryTag: 3 }, ['a*', 'b*', 'd*', 'e*']],
    ['all up to one', { deliveryTag: 3, multiple: true }, ['d*', 'e*']],
    ['all, by tag 0', { deliveryTag: 0, multiple: true }, []],
    ['the last', { deliveryTag: 5, multiple: true }, []],
  ])('settles %s', (_what, args, expected) => {
    const channel = fiveOut();
    expect(channel.call('basic.ack', args)).toEqual([]);
    expect(left(channel)).toEqual(expected);
  });

  it('of all, when nothing is out, is fine', () => {
    const channel = fiveOut();
    channel.call('basic.ack', { deliveryTag: 0, multiple: true });
    expect(channel.call('basic.ack', { deliveryTag: 0, multiple: true })).toEqual([]);
  });

  it.each([
    ['the same tag again', { deliveryTag: 2 }],
    ['up to a tag that is settled, although lower ones are out', { deliveryTag: 2, multiple: true }],
    ['a tag to come', { deliveryTag: 6 }],
    ['up to a tag to come', { deliveryTag: 6, multiple: true }],
    ['tag 0 alone', { deliveryTag: 0 }],
  ])('of %s closes the channel, and gives back what is out', (_what, args) => {
    const channel = fiveOut();
    channel.call('basic.ack', { deliveryTag: 2 });
    expect(channel.call('basic.ack', args)).toEqual([unknownTag(args.deliveryTag, 'basic.ack')]);
    expect(left(channel)).toEqual(['a*', 'c*', 'd*', 'e*']);
  });

  it('of a delivery of another channel closes the channel', () => {
    const channel = fiveOut();
    const other = channel.client.channel(2);
    other.take();
    expect(other.call('basic.ack', { deliveryTag: 1 })).toEqual([unknownTag(1, 'basic.ack')]);
  });
});

describe('basic.nack and basic.reject', () => {
  it.each([
    ['basic.nack', { deliveryTag: 2, requeue: false }, ['a*', 'c*', 'd*', 'e*']],
    ['basic.nack', { deliveryTag: 2, multiple: true, requeue: false }, ['c*', 'd*', 'e*']],
    ['basic.nack', { deliveryTag: 0, multiple: true, requeue: false }, []],
    ['basic.reject', { deliveryTag: 2, requeue: false }, ['a*', 'c*', 'd*', 'e*']],
  ] as const)('%s %j drops', (name, args, expected) => {
    const channel = fiveOut();
    expect(channel.call(name, args)).toEqual([]);
    expect(left(channel)).toEqual(expected);
  });

  it.each([
    ['basic.nack', { deliveryTag: 2, requeue: true }, ['b']],
    ['basic.nack', { deliveryTag: 2, multiple: true, requeue: true }, ['a', 'b']],
    ['basic.nack', { deliveryTag: 0, multiple: true, requeue: true }, ['a', 'b', 'c', 'd', 'e']],
    ['basic.reject', { deliveryTag: 2, requeue: true }, ['b']],
  ] as const)('%s %j gives back', (name, args, expected) => {
    const channel = fiveOut();
    expect(channel.call(name, args)).toEqual([]);
    expect(channel.drain('q')).toEqual(expected);
  });

  it('puts each back in its place, whatever the order of coming back', () => {
    const channel = fiveOut();
    channel.publish({ routingKey: 'q', body: 'f' });
    for (const deliveryTag of [4, 1, 5, 3]) channel.call('basic.reject', { deliveryTag, requeue: true });
    expect(channel.drain('q')).toEqual(['a', 'c', 'd', 'e', 'f']);
  });

  it('marks as redelivered what comes back, and only that', () => {
    const channel = fiveOut();
    channel.publish({ routingKey: 'q', body: 'f' });
    channel.call('basic.nack', { deliveryTag: 5, requeue: true });
    const sent = channel.call('basic.consume', { queue: 'q' });
    expect(deliveriesOf(sent)).toMatchObject([
      { body: 'e', redelivered: true, deliveryTag: 6 },
      { body: 'f', redelivered: false, deliveryTag: 7 },
    ]);
  });

  it('gives what comes back to another consumer as well', () => {
    const channel = fiveOut();
    const other = channel.client.core.channel();
    other.call('basic.consume', { queue: 'q' });
    other.take();
    channel.call('basic.nack', { deliveryTag: 2, multiple: true, requeue: true });
    expect(bodiesOf(other.take())).toEqual(['a', 'b']);
  });
});

describe('basic.recover', () => {
  it('gives everything back that is out on the channel, and says so first', () => {
    const channel = fiveOut();
    channel.call('basic.ack', { deliveryTag: 2 });
    channel.call('basic.consume', { queue: 'q', consumerTag: 't' });
    const sent = channel.call('basic.recover', { requeue: true });
    expect(sent[0]).toEqual({ name: 'basic.recover-ok' });
    expect(deliveriesOf(sent)).toMatchObject([
      { body: 'a', redelivered: true, deliveryTag: 6 },
      { body: 'c', redelivered: true, deliveryTag: 7 },
      { body: 'd', redelivered: true, deliveryTag: 8 },
      { body: 'e', redelivered: true, deliveryTag: 9 },
    ]);
  });

  it('leaves other channels alone', () => {
    const channel = fiveOut();
    channel.client.channel(2).call('basic.recover', { requeue: true });
    expect(channel.counts('q')).toEqual({ ready: 0, consumers: 0 });
  });

  it('is not answered in its asynchronous form', () => {
    const channel = fiveOut();
    expect(channel.call('basic.recover-async', { requeue: true })).toEqual([]);
    expect(channel.drain('q')).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('with nothing out is fine', () => {
    const channel = fiveOut();
    channel.call('basic.ack', { deliveryTag: 0, multiple: true });
    expect(channel.call('basic.recover', { requeue: true })).toEqual([{ name: 'basic.recover-ok' }]);
  });
});
