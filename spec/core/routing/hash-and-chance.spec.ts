/**
 * Exchange types x-modulus-hash and x-random: one of the bindings for each message, whatever their keys.
 */
import { describe, expect, it } from '@jest/globals';
import { field } from '../../../src/wire/values/field-table.js';
import { type ScriptedChannel } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

const types = ['x-modulus-hash', 'x-random'];
const keys = Array.from({ length: 400 }, (_, index) => `key ${index}`);

function exchange(type: string, ...queues: string[]): ScriptedChannel {
  const channel = new ScriptedCore().channel();
  channel.exchange('x', type);
  for (const queue of queues) {
    channel.queue(queue);
    channel.bind(queue, 'x', `any key of ${queue}`);
  }
  return channel;
}

/** The keys that each queue took, in order. */
function sharesOf(channel: ScriptedChannel, ...queues: string[]): string[][] {
  for (const key of keys) channel.sendPublish({ exchange: 'x', routingKey: key, body: key });
  channel.turn();
  return queues.map((queue) => channel.drain(queue));
}

const counts = (shares: string[][]): number[] => shares.map(({ length }) => length);

describe.each(types)('%s', (type) => {
  it('takes each message to one queue', () => {
    const shares = sharesOf(exchange(type, 'a', 'b', 'c'), 'a', 'b', 'c');
    expect(shares.flat().sort()).toEqual([...keys].sort());
    for (const share of counts(shares)) expect(share).toBeGreaterThan(90);
  });

  it('gives a queue a share for each of its bindings', () => {
    const channel = exchange(type, 'a', 'b');
    channel.bind('b', 'x', 'again');
    channel.bind('b', 'x', 'and again');
    const [ofOne, ofThree] = counts(sharesOf(channel, 'a', 'b'));
    expect(ofThree! / ofOne!).toBeGreaterThan(2);
    channel.call('queue.unbind', { queue: 'a', exchange: 'x', routingKey: 'any key of a' });
    expect(counts(sharesOf(channel, 'a', 'b'))).toEqual([0, keys.length]);
    channel.call('queue.delete', { queue: 'b' });
    expect(channel.publish({ exchange: 'x', mandatory: true })).toMatchObject([{ name: 'basic.return' }]);
  });

  it('takes a message with several keys to one queue', () => {
    const channel = exchange(type, 'a', 'b', 'c');
    const headers = new Map([['CC', { type: 'A', value: keys.map((key) => field.text(key)) } as const]]);
    channel.publish({ exchange: 'x', headers });
    expect(['a', 'b', 'c'].flatMap((queue) => channel.drain(queue))).toEqual(['m']);
  });

  it('goes on to an exchange that is bound', () => {
    const channel = exchange(type);
    channel.exchange('y', 'fanout');
    channel.queue('q');
    channel.bind('q', 'y');
    channel.call('exchange.bind', { source: 'x', destination: 'y', routingKey: 'any' });
    channel.publish({ exchange: 'x', routingKey: 'k' });
    expect(channel.drain('q')).toEqual(['m']);
  });
});

describe('x-modulus-hash', () => {
  it('takes a key to the same queue each time, whatever the order of the bindings', () => {
    const channel = exchange('x-modulus-hash', 'a', 'b', 'c');
    const shares = sharesOf(channel, 'a', 'b', 'c');
    expect(sharesOf(channel, 'a', 'b', 'c')).toEqual(shares);
    expect(sharesOf(exchange('x-modulus-hash', 'c', 'a', 'b'), 'a', 'b', 'c')).toEqual(shares);
  });
});

describe('x-random', () => {
  it('draws for each message, though its routing key is the same', () => {
    const channel = exchange('x-random', 'a', 'b');
    for (let i = 0; i < 6; i++) channel.publish({ exchange: 'x', routingKey: 'k', body: String(i) });
    // The scripted chance takes each number in turn.
    expect(['a', 'b'].map((queue) => channel.drain(queue))).toEqual([
      ['0', '2', '4'],
      ['1', '3', '5'],
    ]);
  });
});
