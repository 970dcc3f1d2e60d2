/**
 * Direct reply-to: replies without a queue, to whoever asked, for as long as it is there.
 */
import { describe, expect, it } from '@jest/globals';
import type { MethodName } from '../../../src/wire/methods/methods.js';
import { field } from '../../../src/wire/values/field-table.js';
import { channelClosed, connectionClosed } from '../../support/refusals.js';
import { DIRECT, consumeReplies, nameOf, replyPair } from '../../support/replies.js';
import { type ScriptedChannel, bodiesOf, deliveriesOf } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

const FIRST_NAME = `${DIRECT}.1.key`;
const refusedFor = (text: string, failing: MethodName) => [
  channelClosed(406, `PRECONDITION_FAILED - ${text}`, failing),
];
const returned = [expect.objectContaining({ name: 'basic.return', replyCode: 312 })];

describe('a consumer of replies', () => {
  it('is answered, with a tag of its own or one made up', () => {
    const channel = new ScriptedCore().channel();
    const named = channel.call('basic.consume', { queue: DIRECT, noAck: true, consumerTag: 't' });
    expect(named).toEqual([{ name: 'basic.consume-ok', consumerTag: 't' }]);
    channel.call('basic.cancel', { consumerTag: 't' });
    const unnamed = channel.call('basic.consume', { queue: DIRECT, noAck: true });
    expect(unnamed).toEqual([{ name: 'basic.consume-ok', consumerTag: 'amq.ctag-1' }]);
  });

  it('cannot acknowledge', () => {
    const sent = new ScriptedCore().channel().call('basic.consume', { queue: DIRECT });
    expect(sent).toEqual(refusedFor('reply consumer cannot acknowledge', 'basic.consume'));
  });

  it('is one for each channel', () => {
    const { requester } = replyPair();
    const sent = requester.call('basic.consume', { queue: DIRECT, noAck: true, consumerTag: 'second' });
    expect(sent).toEqual(refusedFor('reply consumer already set', 'basic.consume'));
  });

  it('has a tag that no other may have', () => {
    const { requester } = replyPair();
    requester.client.outbound.take(0);
    requester.call('basic.consume', { queue: 'requests', consumerTag: 'replies' });
    const text = "NOT_ALLOWED - attempt to reuse consumer tag 'replies'";
    expect(requester.client.outbound.take(0)).toEqual([connectionClosed(530, text, 'basic.consume')]);
  });

  it('may go and come again, under another name', () => {
    const { requester, responder } = replyPair();
    const first = nameOf(requester);
    requester.call('basic.cancel', { consumerTag: 'replies' });
    consumeReplies(requester, 'again');
    const second = nameOf(requester);
    expect(second).not.toBe(first);
    responder.publish({ routingKey: first, body: 'to the first' });
    responder.publish({ routingKey: second, body: 'to the second' });
    expect(bodiesOf(requester.take())).toEqual(['to the second']);
  });
});

describe('a request', () => {
  it('carries the name, the same each time, whatever exchange it goes to', () => {
    const { requester } = replyPair();
    requester.bind('requests', 'amq.fanout');
    expect(nameOf(requester)).toBe(FIRST_NAME);
    expect(nameOf(requester)).toBe(FIRST_NAME);
    requester.publish({ exchange: 'amq.fanout', properties: { replyTo: DIRECT } });
    requester.call('basic.get', { queue: 'requests', noAck: true });
    expect(requester.client.outbound.contents.at(-1)!.properties()).toEqual({ replyTo: FIRST_NAME });
  });

  it.each(['elsewhere', `${DIRECT}s`, `${DIRECT}.of.another`, ''])('keeps the reply-to %j', (replyTo) => {
    const { requester } = replyPair();
    requester.publish({ routingKey: 'requests', properties: { replyTo } });
    requester.call('basic.get', { queue: 'requests' });
    expect(requester.client.outbound.contents.at(-1)!.properties()).toEqual({ replyTo });
  });

  it.each<[string, (channel: ScriptedChannel) => void]>([
    ['no consumer', () => undefined],
    [
      'a consumer on another channel',
      (channel) => {
        consumeReplies(channel.client.channel(2));
      },
    ],
    [
      'a consumer that was cancelled',
      (channel) => {
        consumeReplies(channel);
        channel.call('basic.cancel', { consumerTag: 'replies' });
      },
    ],
  ])('with %s is refused', (_, prepare) => {
    const channel = new ScriptedCore().channel();
    channel.queue('requests');
    prepare(channel);
    channel.take();
    const sent = channel.publish({ routingKey: 'requests', properties: { replyTo: DIRECT } });
    expect(sent).toEqual(refusedFor('fast reply consumer does not exist', 'basic.publish'));
  });
});

describe('a reply', () => {
  it('is delivered on the channel of the request, with tags from its count', () => {
    const { requester, responder } = replyPair();
    requester.publish({ routingKey: 'requests', body: 'mine' });
    requester.call('basic.get', { queue: 'requests' });
    const name = nameOf(requester);
    requester.take();
    for (const body of ['first', 'second']) responder.publish({ routingKey: name, body });
    const deliver = {
      name: 'basic.deliver',
      consumerTag: 'replies',
      redelivered: false,
      exchange: '',
      routingKey: name,
    };
    expect(deliveriesOf(requester.take())).toEqual([
      { ...deliver, deliveryTag: 2, body: 'first' },
      { ...deliver, deliveryTag: 3, body: 'second' },
    ]);
  });

  it('is confirmed, and is not returned', () => {
    const { requester, responder } = replyPair();
    const name = nameOf(requester);
    responder.call('confirm.select');
    responder.take();
    expect(responder.publish({ routingKey: name, mandatory: true })).toEqual([
      { name: 'basic.ack', deliveryTag: 1, multiple: false },
    ]);
    expect(bodiesOf(requester.take())).toEqual(['m']);
  });

  it('in a transaction comes with its commit, or not at all', () => {
    const { requester, responder } = replyPair();
    const name = nameOf(requester);
    responder.call('tx.select');
    responder.publish({ routingKey: name, body: 'undone' });
    responder.call('tx.rollback');
    responder.publish({ routingKey: name, body: 'done' });
    expect(requester.take()).toEqual([]);
    responder.call('tx.commit');
    expect(bodiesOf(requester.take())).toEqual(['done']);
  });

  it('comes though the channel has as many unacked deliveries as it may', () => {
    const { requester, responder } = replyPair();
    requester.call('basic.qos', { prefetchCount: 1, global: true });
    requester.queue('work');
    requester.publish({ routingKey: 'work', body: 'work' });
    requester.call('basic.consume', { queue: 'work', consumerTag: 'worker' });
    const name = nameOf(requester);
    requester.take();
    for (const body of ['first', 'second']) responder.publish({ routingKey: name, body });
    expect(bodiesOf(requester.take())).toEqual(['first', 'second']);
  });

  it('waits while the requester does not read, or wants nothing', () => {
    const { requester, responder } = replyPair();
    const name = nameOf(requester);
    requester.client.congest(true);
    responder.publish({ routingKey: name, body: 'first' });
    expect(requester.take()).toEqual([]);
    requester.client.congest(false);
    expect(bodiesOf(requester.take())).toEqual(['first']);
    requester.call('channel.flow', { active: false });
    responder.publish({ routingKey: name, body: 'second' });
    expect(requester.take()).toEqual([]);
    expect(bodiesOf(requester.call('channel.flow', { active: true }))).toEqual(['second']);
  });

  it('comes by a key in CC, once', () => {
    const { requester, responder } = replyPair();
    const name = nameOf(requester);
    const headers = new Map([['CC', { type: 'A', value: [field.text(name)] } as const]]);
    responder.publish({ routingKey: 'elsewhere', headers });
    responder.publish({ routingKey: name, headers });
    expect(bodiesOf(requester.take())).toEqual(['m', 'm']);
  });

  it('goes through the default exchange alone, and to the name alone', () => {
    const { requester, responder } = replyPair();
    const name = nameOf(requester);
    for (const publish of [
      { exchange: 'amq.direct', routingKey: name },
      { routingKey: DIRECT },
      { routingKey: `${name}.` },
    ]) {
      expect(responder.publish({ ...publish, mandatory: true })).toEqual(returned);
    }
    expect(requester.take()).toEqual([]);
  });
});
