/**
 * Consumers: how they begin and end, what they are sent, and who shares a queue with whom.
 */
import { describe, expect, it } from '@jest/globals';
import { channelClosed, connectionClosed } from '../../support/refusals.js';
import { type ScriptedChannel, bodiesOf } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

const names = (sent: readonly { readonly name: string }[]): string[] => sent.map(({ name }) => name);
const consumeOk = (consumerTag: string) => ({ name: 'basic.consume-ok', consumerTag });
const cancelOk = (consumerTag: string) => ({ name: 'basic.cancel-ok', consumerTag });

function channelWithQueue(core = new ScriptedCore()): ScriptedChannel {
  const channel = core.channel();
  channel.queue('q');
  channel.take();
  return channel;
}

describe('basic.consume', () => {
  it('is answered before the first delivery, which says where the message came from', () => {
    const channel = channelWithQueue();
    channel.bind('q', 'amq.topic', '#');
    channel.publish({ exchange: 'amq.topic', routingKey: 'a.b', body: 'hello' });
    const delivery = { name: 'basic.deliver', consumerTag: 't', deliveryTag: 1, redelivered: false };
    expect(channel.call('basic.consume', { queue: 'q', consumerTag: 't' })).toEqual([
      consumeOk('t'),
      { ...delivery, exchange: 'amq.topic', routingKey: 'a.b', body: 'hello' },
    ]);
  });

  it('makes up a tag where the client gives none', () => {
    const channel = channelWithQueue();
    expect(channel.call('basic.consume', { queue: 'q' })).toEqual([consumeOk('amq.ctag-1')]);
    expect(channel.call('basic.consume', { queue: 'q' })).toEqual([consumeOk('amq.ctag-2')]);
  });

  it('with no-wait has no answer, but deliveries', () => {
    const channel = channelWithQueue();
    channel.publish({ routingKey: 'q' });
    expect(names(channel.call('basic.consume', { queue: 'q', noWait: true }))).toEqual(['basic.deliver']);
  });

  it('with a tag that is in use closes the connection, whatever the queue', () => {
    const channel = channelWithQueue();
    channel.call('basic.consume', { queue: 'q', consumerTag: 't' });
    channel.client.outbound.take(0);
    channel.send('basic.consume', { queue: 'none', consumerTag: 't' });
    expect(channel.client.outbound.take(0)).toEqual([
      connectionClosed(530, "NOT_ALLOWED - attempt to reuse consumer tag 't'", 'basic.consume'),
    ]);
  });

  it('may use the same tag on another channel', () => {
    const channel = channelWithQueue();
    channel.call('basic.consume', { queue: 'q', consumerTag: 't' });
    const other = channel.client.channel(2);
    other.take();
    expect(other.call('basic.consume', { queue: 'q', consumerTag: 't' })).toEqual([consumeOk('t')]);
  });

  it('delivers what its own connection publishes, no-local or not', () => {
    const channel = channelWithQueue();
    channel.call('basic.consume', { queue: 'q', noLocal: true });
    expect(bodiesOf(channel.publish({ routingKey: 'q', body: 'own' }))).toEqual(['own']);
  });

  it('counts delivery tags over all consumers of the channel, and get', () => {
    const channel = channelWithQueue();
    channel.publish({ routingKey: 'q' });
    expect(channel.call('basic.get', { queue: 'q' })).toMatchObject([{ deliveryTag: 1 }]);
    channel.call('basic.consume', { queue: 'q', consumerTag: 't' });
    channel.call('basic.consume', { queue: 'q', consumerTag: 'u', noAck: true });
    const tags = [1, 2, 3].map(() => channel.publish({ routingKey: 'q' })[0]);
    expect(tags).toMatchObject([
      { consumerTag: 't', deliveryTag: 2 },
      { consumerTag: 'u', deliveryTag: 3 },
      { consumerTag: 't', deliveryTag: 4 },
    ]);
  });

  it('without acknowledgement is done with a message once it is sent', () => {
    const channel = channelWithQueue();
    channel.call('basic.consume', { queue: 'q', noAck: true });
    expect(bodiesOf(channel.publish({ routingKey: 'q' }))).toEqual(['m']);
    expect(channel.client.core.broker.memory.entries).toBe(0);
    expect(channel.call('basic.ack', { deliveryTag: 1 })).toEqual([
      channelClosed(406, 'PRECONDITION_FAILED - unknown delivery tag 1', 'basic.ack'),
    ]);
  });

  it('passes properties and body on as they came', () => {
    const channel = channelWithQueue();
    channel.call('basic.consume', { queue: 'q' });
    const headers = new Map([['h', { type: 'l', value: 2n ** 60n } as const]]);
    channel.publish({ routingKey: 'q', headers, persistent: true, body: 'ünï' });
    const [content] = channel.client.outbound.contents;
    expect(content!.properties()).toEqual({ headers, deliveryMode: 2 });
    expect(content!.body().toString()).toBe('ünï');
  });
});

describe('an exclusive consumer', () => {
  const refused = channelClosed(403, "ACCESS_REFUSED - queue 'q' in vhost '/' in exclusive use", 'basic.consume');

  it('keeps others from consuming, but not from fetching', () => {
    const channel = channelWithQueue();
    channel.call('basic.consume', { queue: 'q', exclusive: true });
    const other = channel.client.core.channel();
    other.take();
    expect(other.call('basic.get', { queue: 'q' })).toEqual([{ name: 'basic.get-empty' }]);
    expect(other.call('basic.consume', { queue: 'q' })).toEqual([refused]);
  });

  it('is refused where there is another consumer', () => {
    const channel = channelWithQueue();
    channel.call('basic.consume', { queue: 'q' });
    expect(channel.call('basic.consume', { queue: 'q', exclusive: true })).toEqual([refused]);
  });

  it('leaves the queue to others once it is cancelled', () => {
    const channel = channelWithQueue();
    channel.call('basic.consume', { queue: 'q', consumerTag: 't', exclusive: true });
    channel.call('basic.cancel', { consumerTag: 't' });
    expect(channel.call('basic.consume', { queue: 'q', consumerTag: 'u', exclusive: true })).toEqual([consumeOk('u')]);
  });
});

describe('basic.cancel', () => {
  it('ends deliveries, and leaves those that are out to be settled', () => {
    const channel = channelWithQueue();
    channel.call('basic.consume', { queue: 'q', consumerTag: 't' });
    channel.publish({ routingKey: 'q', body: 'one' });
    channel.send('basic.cancel', { consumerTag: 't' });
    channel.sendPublish({ routingKey: 'q', body: 'two' });
    expect(channel.turn()).toEqual([cancelOk('t')]);
    expect(channel.counts('q')).toEqual({ ready: 1, consumers: 0 });
    expect(channel.call('basic.nack', { deliveryTag: 1, requeue: true })).toEqual([]);
    expect(channel.drain('q')).toEqual(['one', 'two']);
  });

  it('of an unknown tag succeeds', () => {
    expect(channelWithQueue().call('basic.cancel', { consumerTag: 'none' })).toEqual([cancelOk('none')]);
  });

  it('with no-wait has no answer', () => {
    const channel = channelWithQueue();
    channel.call('basic.consume', { queue: 'q', consumerTag: 't' });
    expect(channel.call('basic.cancel', { consumerTag: 't', noWait: true })).toEqual([]);
    expect(channel.counts('q')).toEqual({ ready: 0, consumers: 0 });
  });
});

describe('consumers of one queue', () => {
  it('take turns over channels and connections', () => {
    const core = new ScriptedCore();
    const channels = [channelWithQueue(core), core.channel(), core.channel()];
    for (const channel of channels) channel.call('basic.consume', { queue: 'q' });
    for (const channel of channels) channel.take();
    for (let i = 0; i < 6; i++) channels[0]!.sendPublish({ routingKey: 'q', body: `${i}` });
    core.endTurn();
    expect(channels.map((channel) => bodiesOf(channel.take()))).toEqual([
      ['0', '3'],
      ['1', '4'],
      ['2', '5'],
    ]);
  });

  it('go on without one whose peer does not read, until it reads again', () => {
    const core = new ScriptedCore();
    const slow = channelWithQueue(core);
    const other = core.channel();
    for (const channel of [slow, other]) channel.call('basic.consume', { queue: 'q' });
    for (const channel of [slow, other]) channel.take();
    slow.client.congest(true);
    for (const body of ['one', 'two']) other.sendPublish({ routingKey: 'q', body });
    expect([bodiesOf(other.turn()), slow.take()]).toEqual([['one', 'two'], []]);
    other.call('channel.close');
    slow.client.congest(false);
    expect(bodiesOf(slow.take())).toEqual(['one', 'two']);
  });
});

describe('channel.flow', () => {
  it('holds deliveries back and lets them go', () => {
    const channel = channelWithQueue();
    channel.call('basic.consume', { queue: 'q' });
    expect(channel.call('channel.flow', { active: false })).toEqual([{ name: 'channel.flow-ok', active: false }]);
    expect(channel.publish({ routingKey: 'q', body: 'held' })).toEqual([]);
    const sent = channel.call('channel.flow', { active: true });
    expect(names(sent)).toEqual(['channel.flow-ok', 'basic.deliver']);
  });

  it('does not hold back get', () => {
    const channel = channelWithQueue();
    channel.call('channel.flow', { active: false });
    channel.publish({ routingKey: 'q' });
    expect(channel.call('basic.get', { queue: 'q' })).toMatchObject([{ name: 'basic.get-ok', body: 'm' }]);
  });
});
