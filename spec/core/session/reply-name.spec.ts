/**
 * The name under which a requester is reached by direct replies: what it is good for, and for how long.
 */
import { describe, expect, it } from '@jest/globals';
import type { MethodName } from '../../../src/wire/methods/methods.js';
import { channelClosed } from '../../support/refusals.js';
import { DIRECT, nameOf, replyPair } from '../../support/replies.js';
import { type ScriptedChannel } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

const returned = [expect.objectContaining({ name: 'basic.return', replyCode: 312 })];

describe('a requester that is gone', () => {
  it.each<[string, (requester: ScriptedChannel) => void]>([
    [
      'cancelled',
      (requester) => {
        requester.call('basic.cancel', { consumerTag: 'replies' });
      },
    ],
    [
      'closed its channel',
      (requester) => {
        requester.call('channel.close');
      },
    ],
    [
      'lost its channel',
      (requester) => {
        requester.call('basic.ack', { deliveryTag: 9 });
      },
    ],
    [
      'closed its connection',
      (requester) => {
        requester.client.call('connection.close');
      },
    ],
    [
      'was cut off',
      (requester) => {
        requester.client.disconnect();
      },
    ],
  ])('since it %s gets nothing: what is mandatory comes back, and it is not there', (_, leave) => {
    const core = new ScriptedCore();
    const { requester, responder } = replyPair(core);
    const name = nameOf(requester);
    expect(responder.publish({ routingKey: name, mandatory: true })).toEqual([]);
    requester.take();
    leave(requester);
    requester.take();
    expect(responder.publish({ routingKey: name, mandatory: true })).toEqual(returned);
    expect(requester.take()).toEqual([]);
    expect(responder.call('queue.declare', { queue: name, passive: true })).toMatchObject([{ replyCode: 404 }]);
    expect(core.broker.findVHost('/')!.replyQueues.size).toBe(0);
  });

  it('in the middle of a transaction has the reply returned at its commit', () => {
    const { requester, responder } = replyPair();
    const name = nameOf(requester);
    responder.call('tx.select');
    responder.publish({ routingKey: name, mandatory: true });
    requester.client.disconnect();
    expect(responder.call('tx.commit')).toEqual([...returned, { name: 'tx.commit-ok' }]);
  });

  it('takes with it what it did not read', () => {
    const { requester, responder } = replyPair();
    const name = nameOf(requester);
    requester.client.congest(true);
    responder.publish({ routingKey: name });
    requester.client.disconnect();
    const { memory } = responder.client.core.broker;
    expect([memory.entries, memory.bytes]).toEqual([0, 0]);
  });
});

describe('the name of a requester', () => {
  it.each([true, false])('when it is declared, passively: %s, tells that one consumer is there', (passive) => {
    const { requester, responder } = replyPair();
    const name = nameOf(requester);
    const answer = { name: 'queue.declare-ok', messageCount: 0, consumerCount: 1 };
    expect(responder.call('queue.declare', { queue: name, passive })).toEqual([{ ...answer, queue: name }]);
    expect(responder.call('queue.declare', { queue: DIRECT, passive })).toEqual([{ ...answer, queue: DIRECT }]);
    expect(responder.call('queue.declare', { queue: name, passive, noWait: true })).toEqual([]);
  });

  it.each<[MethodName, number]>([
    ['basic.get', 404],
    ['basic.consume', 404],
    ['queue.purge', 404],
    ['queue.bind', 403],
  ])('is no queue to %s', (method, replyCode) => {
    const { requester, responder } = replyPair();
    const name = nameOf(requester);
    const sent = responder.call(method, { queue: name, exchange: 'amq.fanout' });
    expect(sent).toMatchObject([{ name: 'channel.close', replyCode }]);
  });

  it('cannot be bound, dead or alive', () => {
    const sent = new ScriptedCore().channel().bind(`${DIRECT}.none`, 'amq.fanout');
    const text = `ACCESS_REFUSED - binding to queue '${DIRECT}.none' in vhost '/' not allowed`;
    expect(sent).toEqual([channelClosed(403, text, 'queue.bind')]);
  });

  it('is not deleted', () => {
    const { requester, responder } = replyPair();
    const name = nameOf(requester);
    expect(responder.call('queue.delete', { queue: name })).toEqual([{ name: 'queue.delete-ok', messageCount: 0 }]);
    expect(responder.publish({ routingKey: name, mandatory: true })).toEqual([]);
  });
});
