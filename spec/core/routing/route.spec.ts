/**
 * The way of a message over several exchanges: alternates, cycles, and the bound on how far it goes.
 */
import { describe, expect, it } from '@jest/globals';
import { field } from '../../../src/wire/values/field-table.js';
import type { ScriptedChannel } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

const alternate = (name: string) => ({ arguments: new Map([['alternate-exchange', field.text(name)]]) });

function channelWithQueue(core = new ScriptedCore()): ScriptedChannel {
  const channel = core.channel();
  channel.queue('q');
  return channel;
}

const names = (sent: readonly { readonly name: string }[]): string[] => sent.map(({ name }) => name);

describe('an alternate exchange', () => {
  it('takes what matches no binding, and counts as a route', () => {
    const channel = channelWithQueue();
    channel.exchange('unmatched', 'fanout');
    channel.bind('q', 'unmatched');
    channel.exchange('x', 'direct', alternate('unmatched'));
    expect(channel.publish({ exchange: 'x', routingKey: 'none', mandatory: true })).toEqual([]);
    expect(channel.drain('q')).toEqual(['m']);
  });

  it('is not asked when a binding matches, even one that leads nowhere', () => {
    const channel = channelWithQueue();
    channel.exchange('unmatched', 'fanout');
    channel.bind('q', 'unmatched');
    channel.exchange('x', 'direct', alternate('unmatched'));
    channel.exchange('nowhere', 'fanout');
    channel.call('exchange.bind', { source: 'x', destination: 'nowhere', routingKey: 'k' });
    expect(names(channel.publish({ exchange: 'x', routingKey: 'k', mandatory: true }))).toEqual(['basic.return']);
    expect(channel.drain('q')).toEqual([]);
  });

  it('may have one of its own, and so on, in a circle too', () => {
    const channel = channelWithQueue();
    channel.exchange('x', 'direct', alternate('y'));
    channel.exchange('y', 'direct', alternate('z'));
    channel.exchange('z', 'direct', alternate('x'));
    expect(names(channel.publish({ exchange: 'x', routingKey: 'k', mandatory: true }))).toEqual(['basic.return']);
    channel.bind('q', 'z', 'k');
    expect(channel.publish({ exchange: 'x', routingKey: 'k', mandatory: true })).toEqual([]);
    expect(channel.drain('q')).toEqual(['m']);
  });

  it('that is not there takes nothing, and begins to once it is declared', () => {
    const channel = channelWithQueue();
    channel.exchange('x', 'direct', alternate('later'));
    expect(names(channel.publish({ exchange: 'x', mandatory: true }))).toEqual(['basic.return']);
    channel.exchange('later', 'fanout');
    channel.bind('q', 'later');
    expect(channel.publish({ exchange: 'x', mandatory: true })).toEqual([]);
    channel.call('exchange.delete', { exchange: 'later' });
    expect(names(channel.publish({ exchange: 'x', mandatory: true }))).toEqual(['basic.return']);
  });

  it('is passed on to by a bound exchange that matches nothing', () => {
    const channel = channelWithQueue();
    channel.exchange('unmatched', 'fanout');
    channel.bind('q', 'unmatched');
    channel.exchange('inner', 'direct', alternate('unmatched'));
    channel.exchange('outer', 'fanout');
    channel.call('exchange.bind', { source: 'outer', destination: 'inner' });
    channel.publish({ exchange: 'outer', routingKey: 'k' });
    expect(channel.drain('q')).toEqual(['m']);
  });
});

describe('bindings between exchanges', () => {
  it('may form a circle: each exchange is visited once, each queue takes one', () => {
    const channel = channelWithQueue();
    for (const name of ['x', 'y']) {
      channel.exchange(name, 'fanout');
      channel.bind('q', name, 'one');
      channel.bind('q', name, 'two');
    }
    channel.call('exchange.bind', { source: 'x', destination: 'y' });
    channel.call('exchange.bind', { source: 'y', destination: 'x' });
    channel.call('exchange.bind', { source: 'x', destination: 'x' });
    channel.publish({ exchange: 'x' });
    expect(channel.drain('q')).toEqual(['m']);
  });

  it('may lead to an internal exchange', () => {
    const channel = channelWithQueue();
    channel.exchange('inner', 'fanout', { internal: true });
    channel.bind('q', 'inner');
    channel.call('exchange.bind', { source: 'amq.fanout', destination: 'inner' });
    channel.publish({ exchange: 'amq.fanout' });
    expect(channel.drain('q')).toEqual(['m']);
  });

  it('are followed over as many exchanges as the limit says', () => {
    const channel = channelWithQueue(new ScriptedCore({ routeHopsMax: 3 }));
    for (const number of [1, 2, 3, 4]) channel.exchange(`x${number}`, 'fanout');
    for (const number of [1, 2, 3]) {
      channel.call('exchange.bind', { source: `x${number}`, destination: `x${number + 1}` });
    }
    channel.bind('q', 'x4');
    expect(names(channel.publish({ exchange: 'x1', mandatory: true }))).toEqual(['basic.return']);
    channel.bind('q', 'x3');
    expect(channel.publish({ exchange: 'x1', mandatory: true })).toEqual([]);
    expect(channel.drain('q')).toEqual(['m']);
  });
});

describe('the default exchange', () => {
  it('routes by the name of the queue, and to nothing once that is gone', () => {
    const channel = channelWithQueue();
    const publish = { routingKey: 'q', mandatory: true } as const;
    expect(channel.publish(publish)).toEqual([]);
    expect(channel.drain('q')).toEqual(['m']);
    channel.call('queue.delete', { queue: 'q' });
    expect(names(channel.publish(publish))).toEqual(['basic.return']);
    channel.queue('q');
    expect(channel.publish(publish)).toEqual([]);
    expect(channel.drain('q')).toEqual(['m']);
  });
});
