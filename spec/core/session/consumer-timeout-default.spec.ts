/**
 * The acknowledgement timeout of the whole broker: it holds where neither queue nor consumer says anything.
 */
import { describe, expect, it } from '@jest/globals';
import { field } from '../../../src/wire/values/field-table.js';
import type { ScriptedChannel } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';

const DEFAULT_MS = 1000;
const cancelled = [{ name: 'basic.cancel', consumerTag: 't', noWait: true }];
const own = (ms: number) => new Map([['x-consumer-timeout', field.int(ms)]]);

/** A channel with a delivery out. */
function delivered(limits: { consumerTimeoutMs: number }, queue = new Map(), consumer = new Map()): ScriptedChannel {
  const channel = new ScriptedCore(limits).channel('consumer_cancel_notify');
  channel.queue('q', { arguments: queue });
  channel.call('basic.consume', { queue: 'q', consumerTag: 't', arguments: consumer });
  channel.publish({ routingKey: 'q' });
  channel.turn();
  channel.take();
  return channel;
}

/** What is sent on the channel once so much time has passed. */
function after(channel: ScriptedChannel, ms: number) {
  channel.client.core.clock.advance(ms);
  return channel.turn();
}

describe('a timeout for all', () => {
  it('cancels the consumer of a queue that says nothing', () => {
    const channel = delivered({ consumerTimeoutMs: DEFAULT_MS });
    expect(after(channel, DEFAULT_MS - 1)).toEqual([]);
    expect(after(channel, 1)).toEqual(cancelled);
  });

  it.each([
    ['queue', own(DEFAULT_MS * 5), new Map()],
    ['consumer', new Map(), own(DEFAULT_MS * 5)],
  ])('gives way to a longer one of the %s', (_, queue, consumer) => {
    const channel = delivered({ consumerTimeoutMs: DEFAULT_MS }, queue, consumer);
    expect(after(channel, DEFAULT_MS * 5 - 1)).toEqual([]);
    expect(after(channel, 1)).toEqual(cancelled);
  });

  it('is not there unless somebody sets it', () => {
    expect(after(delivered({ consumerTimeoutMs: Infinity }), 365 * 86_400_000)).toEqual([]);
  });
});
