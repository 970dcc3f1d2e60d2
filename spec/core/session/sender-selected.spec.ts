/**
 * Messages with further routing keys in their headers, as a channel publishes them. Where they go is in
 * the property of `vhost/topology`; this is what else must hold.
 */
import { describe, expect, it } from '@jest/globals';
import { type FieldTable, type FieldValue, field } from '../../../src/wire/values/field-table.js';
import { framedContent } from '../../support/framed-content.js';
import { fullMethod } from '../../support/full-method.js';
import { channelClosed } from '../../support/refusals.js';
import { type ScriptedChannel } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

const list = (...values: (string | FieldValue)[]): FieldValue => ({
  type: 'A',
  value: values.map((value) => (typeof value === 'string' ? field.text(value) : value)),
});
const tableOf = (entries: Record<string, FieldValue>): FieldTable => new Map(Object.entries(entries));

function channelWithQueues(...queues: string[]): ScriptedChannel {
  const channel = new ScriptedCore().channel();
  for (const queue of queues) channel.queue(queue);
  return channel;
}

const counts = (channel: ScriptedChannel, ...queues: string[]): number[] =>
  queues.map((queue) => channel.drain(queue).length);

describe('the keys of one message', () => {
  it('are not those of the next, published alike', () => {
    const channel = channelWithQueues('a', 'b', 'c');
    const routes = [{}, { CC: list('b') }, {}, { BCC: list('c') }, { n: field.int(1) }, {}].map((headers) => {
      channel.publish({ routingKey: 'a', headers: tableOf(headers) });
      return counts(channel, 'a', 'b', 'c');
    });
    const own = [1, 0, 0];
    expect(routes).toEqual([own, [1, 1, 0], own, [1, 0, 1], own, own]);
  });

  it('count in a transaction, at its commit', () => {
    const channel = channelWithQueues('a', 'b', 'c');
    channel.call('tx.select');
    channel.publish({ routingKey: 'a', headers: tableOf({ CC: list('b'), BCC: list('c') }) });
    expect(counts(channel, 'a', 'b', 'c')).toEqual([0, 0, 0]);
    channel.call('tx.commit');
    expect(counts(channel, 'a', 'b', 'c')).toEqual([1, 1, 1]);
  });

  it('may be of any script, as other keys', () => {
    const name = 'né à Évry 中';
    const channel = channelWithQueues(name);
    channel.publish({ routingKey: 'none', headers: tableOf({ CC: list(name) }) });
    expect(counts(channel, name)).toEqual([1]);
  });

  it.each([
    ['other types', list(field.int(5), { type: 'V', value: null }, list('a'), 'b')],
    ['no elements', list()],
  ])('may be a list with %s', (_, cc) => {
    const channel = channelWithQueues('a', 'b', 'own');
    expect(channel.publish({ routingKey: 'own', headers: tableOf({ CC: cc }) })).toEqual([]);
    expect(counts(channel, 'a', 'own')).toEqual([0, 1]);
  });
});

describe('a header that is no list', () => {
  it.each<[string, FieldValue, string]>([
    ['CC', field.text('q'), 'longstr'],
    ['CC', field.int(5), 'signedint'],
    ['CC', { type: 'l', value: 5 }, 'long'],
    ['CC', { type: 'V', value: null }, 'void'],
    ['CC', field.bool(true), 'bool'],
    ['CC', field.table({}), 'table'],
    ['BCC', { type: 'x', value: Buffer.from('q') }, 'binary'],
    ['BCC', field.text('q'), 'longstr'],
  ])('closes the channel: %s of %j', (name, value, type) => {
    const channel = channelWithQueues('q');
    const text = `PRECONDITION_FAILED - invalid message: {unacceptable_type_in_header,"${name}",${type}}`;
    const sent = channel.publish({ routingKey: 'q', headers: new Map([[name, value]]) });
    expect(sent).toEqual([channelClosed(406, text, 'basic.publish')]);
    expect(channel.client.core.broker.memory.entries).toBe(0);
  });

  it('is that of CC first', () => {
    const sent = channelWithQueues().publish({ headers: tableOf({ BCC: field.int(1), CC: field.text('q') }) });
    expect(sent).toMatchObject([{ replyText: expect.stringContaining('"CC",longstr') }]);
  });
});

describe('the header BCC', () => {
  /** The headers of a message as they were delivered, with those that it was published with. */
  function delivered(entries: [string, FieldValue][]): [string, FieldValue][] {
    const channel = channelWithQueues('q');
    channel.publish({ routingKey: 'q', headers: new Map(entries) });
    channel.call('basic.get', { queue: 'q' });
    return [...channel.client.outbound.contents.at(-1)!.headers()];
  }

  it('is taken out, and the others keep their order', () => {
    const first = ['z', field.int(1)] as [string, FieldValue];
    const cc = ['CC', list('a')] as [string, FieldValue];
    const last = ['a', field.table({ BCC: field.int(5) })] as [string, FieldValue];
    expect(delivered([first, ['BCC', list('b')], cc, last])).toEqual([first, cc, last]);
    expect(delivered([['BCC', list('b')]])).toEqual([]);
  });

  it('is taken out of what is returned', () => {
    const channel = channelWithQueues();
    const sent = channel.publish({ routingKey: 'own', mandatory: true, headers: tableOf({ BCC: list('none') }) });
    expect(sent).toMatchObject([{ name: 'basic.return', routingKey: 'own', body: 'm' }]);
    expect(channel.client.outbound.contents.at(-1)!.headers().size).toBe(0);
  });

  it('leaves no bytes of the chunk behind in which the message came', () => {
    const channel = channelWithQueues('p', 'q');
    const headers = tableOf({ BCC: list('p'), n: field.int(7) });
    const content = framedContent({ body: 'precious', headers, persistent: true, borrowed: true });
    const chunk = content.bytes;
    channel.client.sendContent(1, fullMethod('basic.publish', { routingKey: 'q' }), content);
    channel.turn();
    chunk.fill(0);
    expect([channel.drain('p'), channel.drain('q')]).toEqual([['precious'], ['precious']]);
    expect(channel.client.outbound.contents.at(-1)!.properties()).toEqual({
      headers: tableOf({ n: field.int(7) }),
      deliveryMode: 2,
    });
  });
});
