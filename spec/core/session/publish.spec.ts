/**
 * basic.publish: what it refuses, what it returns, and whose bytes a message keeps.
 */
import { describe, expect, it } from '@jest/globals';
import { field } from '../../../src/wire/values/field-table.js';
import { framedContent } from '../../support/framed-content.js';
import { fullMethod } from '../../support/full-method.js';
import { channelClosed, connectionClosed } from '../../support/refusals.js';
import { type ScriptedChannel, bodiesOf } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

function channelWithQueues(...queues: string[]): ScriptedChannel {
  const channel = new ScriptedCore().channel();
  for (const name of queues) channel.queue(name);
  channel.take();
  return channel;
}

const noExchange = channelClosed(404, "NOT_FOUND - no exchange 'none' in vhost '/'", 'basic.publish');

describe('basic.publish', () => {
  it('to an exchange that is not there closes the channel', () => {
    expect(channelWithQueues().publish({ exchange: 'none' })).toEqual([noExchange]);
  });

  it('to an internal exchange closes the channel, each time', () => {
    const channel = channelWithQueues();
    const text = "ACCESS_REFUSED - cannot publish to internal exchange 'amq.rabbitmq.trace' in vhost '/'";
    for (let i = 0; i < 2; i++) {
      expect(channel.publish({ exchange: 'amq.rabbitmq.trace' })).toEqual([channelClosed(403, text, 'basic.publish')]);
      channel.call('channel.close-ok');
      channel.call('channel.open');
      channel.take();
    }
  });

  it.each(['amq.direct', 'none'])('with immediate, to %s, closes the connection', (exchange) => {
    const channel = channelWithQueues();
    channel.client.outbound.take(0);
    channel.publish({ exchange, immediate: true });
    expect(channel.client.outbound.take(0)).toEqual([
      connectionClosed(540, 'NOT_IMPLEMENTED - immediate=true', 'basic.publish'),
    ]);
  });

  it('that reaches no queue is dropped', () => {
    const channel = channelWithQueues();
    expect(channel.publish({ routingKey: 'none' })).toEqual([]);
    expect(channel.client.core.broker.memory.entries).toBe(0);
  });

  it('with mandatory comes back when it reaches no queue, with all it was', () => {
    const channel = channelWithQueues();
    const headers = new Map([['h', field.text('v')]]);
    const sent = channel.publish({ exchange: 'amq.topic', routingKey: 'a.b', mandatory: true, body: 'mine', headers });
    const returned = { name: 'basic.return', replyCode: 312, replyText: 'NO_ROUTE' };
    expect(sent).toEqual([{ ...returned, exchange: 'amq.topic', routingKey: 'a.b', body: 'mine' }]);
    expect(channel.client.outbound.contents[0]!.headers()).toEqual(headers);
  });

  it('with mandatory does not come back when it reaches one', () => {
    const channel = channelWithQueues('q');
    expect(channel.publish({ routingKey: 'q', mandatory: true })).toEqual([]);
    expect(channel.drain('q')).toEqual(['m']);
  });

  it('follows a queue that comes and goes under the same publish', () => {
    const channel = channelWithQueues('q');
    const publish = { routingKey: 'q', mandatory: true };
    expect(channel.publish(publish)).toEqual([]);
    channel.call('queue.delete', { queue: 'q' });
    expect(channel.publish(publish)).toHaveLength(1);
    channel.queue('q');
    channel.take();
    expect(channel.publish(publish)).toEqual([]);
  });

  it('sees bindings that another connection makes', () => {
    const channel = channelWithQueues('q');
    const publish = { exchange: 'amq.direct', routingKey: 'k', mandatory: true };
    expect(channel.publish(publish)).toHaveLength(1);
    const other = channel.client.core.channel();
    other.bind('q', 'amq.direct', 'k');
    expect(channel.publish(publish)).toEqual([]);
    other.call('queue.unbind', { queue: 'q', exchange: 'amq.direct', routingKey: 'k' });
    expect(channel.publish(publish)).toHaveLength(1);
  });
});

describe('the bytes of a message', () => {
  const borrowed = (body: string) => framedContent({ body, borrowed: true });

  it('are its own once the turn has ended, in each queue', () => {
    const channel = channelWithQueues('p', 'q');
    for (const queue of ['p', 'q']) channel.bind(queue, 'amq.fanout');
    const content = borrowed('precious');
    const chunk = content.bytes;
    channel.client.sendContent(1, fullMethod('basic.publish', { exchange: 'amq.fanout' }), content);
    channel.turn();
    chunk.fill(0);
    expect([channel.drain('p'), channel.drain('q')]).toEqual([['precious'], ['precious']]);
  });

  it('are its own while it is out', () => {
    const channel = channelWithQueues('q');
    channel.call('basic.consume', { queue: 'q', consumerTag: 't' });
    const content = borrowed('precious');
    const chunk = content.bytes;
    channel.client.sendContent(1, fullMethod('basic.publish', { routingKey: 'q' }), content);
    expect(bodiesOf(channel.turn())).toEqual(['precious']);
    chunk.fill(0);
    expect(bodiesOf(channel.call('basic.recover', { requeue: true }))).toEqual(['precious']);
  });

  it('are its own when it was fetched before the turn ended', () => {
    const channel = channelWithQueues('q');
    const content = borrowed('precious');
    const chunk = content.bytes;
    channel.client.sendContent(1, fullMethod('basic.publish', { routingKey: 'q' }), content);
    channel.send('basic.get', { queue: 'q' });
    channel.turn();
    chunk.fill(0);
    channel.call('basic.reject', { deliveryTag: 1, requeue: true });
    expect(channel.drain('q')).toEqual(['precious']);
  });

  it('are its own while a transaction holds it', () => {
    const channel = channelWithQueues('q');
    channel.call('tx.select');
    const content = borrowed('precious');
    const chunk = content.bytes;
    channel.client.sendContent(1, fullMethod('basic.publish', { routingKey: 'q' }), content);
    channel.turn();
    chunk.fill(0);
    channel.call('tx.commit');
    expect(channel.drain('q')).toEqual(['precious']);
  });

  it('are counted once, however many queues have it', () => {
    const channel = channelWithQueues('p', 'q');
    for (const queue of ['p', 'q']) channel.bind(queue, 'amq.fanout');
    channel.publish({ exchange: 'amq.fanout', body: 'x'.repeat(1000) });
    const { memory } = channel.client.core.broker;
    expect(memory.entries).toBe(2);
    expect(memory.bytes).toBeGreaterThan(1000);
    expect(memory.bytes).toBeLessThan(1100);
    channel.drain('p');
    expect(memory.bytes).toBeGreaterThan(1000);
    channel.drain('q');
    expect(memory.bytes).toBe(0);
  });
});
