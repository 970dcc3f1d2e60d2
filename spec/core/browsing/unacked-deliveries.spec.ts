/**
 * Who holds which delivery of a queue, since when.
 */
import { describe, expect, it } from '@jest/globals';
import { unackedDeliveries } from '../../../src/core/browsing/unacked-deliveries.js';
import { AdministeredCore } from '../../support/administered-core.js';

describe('unacked deliveries', () => {
  it('are listed with who has them, the longest out first', () => {
    const core = new AdministeredCore();
    const { channel, actor } = core;
    const { clock } = core.core;
    channel.queue('q');
    channel.queue('other');
    core.fill('q', 'a', 'b', 'c');
    core.fill('other', 'x');
    const consumer = core.core.connect().channel(3);
    consumer.call('basic.qos', { prefetchCount: 2 });
    consumer.call('basic.consume', { queue: 'q', consumerTag: 't' });
    consumer.call('basic.get', { queue: 'other' });
    const begin = clock.timeMs;
    clock.advance(1000);
    channel.call('basic.get', { queue: 'q' });
    const { deliveries, count } = unackedDeliveries(actor, 'q');
    expect(count).toBe(3);
    expect(deliveries).toMatchObject([
      {
        id: '0-0',
        deliveryTag: 1,
        consumerTag: 't',
        channelNumber: 3,
        user: 'guest',
        deliveredAt: begin,
        deliveries: 0,
      },
      { id: '0-1', deliveryTag: 2, consumerTag: 't', redelivered: false, routingKey: 'q', bodyBytes: 1 },
      { id: '0-2', deliveryTag: 1, consumerTag: undefined, channelNumber: 1, deliveredAt: begin + 1000 },
    ]);
  });

  it('are told apart in time however many come and go', () => {
    const core = new AdministeredCore();
    const { channel, actor } = core;
    channel.queue('q');
    core.fill('q', ...Array.from({ length: 500 }, (_, index) => `${index}`));
    const times: number[] = [];
    for (let tag = 1; tag <= 500; tag++) {
      core.core.clock.advance(10);
      times.push(core.core.clock.timeMs);
      channel.call('basic.get', { queue: 'q' });
      if (tag % 100 !== 0) channel.call('basic.ack', { deliveryTag: tag });
    }
    expect(unackedDeliveries(actor, 'q').deliveries.map(({ deliveredAt }) => deliveredAt)).toEqual(
      [100, 200, 300, 400, 500].map((tag) => times[tag - 1]),
    );
  });
});
