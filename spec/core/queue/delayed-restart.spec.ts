/**
 * Messages that came back and wait, over a restart: they are on disk among those that are ready, and are
 * none of them until their time has come. Then they are in their old places.
 */
import { describe, expect, it } from '@jest/globals';
import type { QueueSettings } from '../../../src/core/queue/queue-settings.js';
import { PagingCore } from '../../support/paging-core.js';
import { deliveriesOf } from '../../support/scripted-channel.js';

const DELAY_MS = 1000;

/** Messages 'a' to 'd', of which these came back before the broker was started again. */
function restartedWith(...waiting: readonly string[]): PagingCore {
  const lab = new PagingCore({});
  const { channel, core } = lab;
  lab.declare('q');
  configure(lab, { delayedRetry: 'all', delayedRetryMinMs: DELAY_MS });
  for (const body of ['a', 'b', 'c', 'd']) channel.sendPublish({ routingKey: 'q', body, persistent: true });
  lab.sync();
  for (let tag = 1; tag <= 4; tag++) channel.call('basic.get', { queue: 'q' });
  for (const body of waiting) channel.call('basic.nack', { deliveryTag: 'abcd'.indexOf(body) + 1, requeue: true });
  lab.sync();
  const restarted = lab.restarted({});
  restarted.core.clock.timeMs = core.clock.timeMs;
  return restarted;
}

function configure({ core }: PagingCore, changes: Partial<QueueSettings>): void {
  const queue = core.broker.findVHost('/')!.queue('q');
  queue.configure({ ...queue.settings, ...changes });
  core.endTurn();
}

function advance(lab: PagingCore, ms: number): void {
  lab.core.clock.advance(ms, () => {
    lab.answerAll();
  });
}

function counts({ core }: PagingCore): object {
  const { readyCount, delayedCount, readyBodyBytes } = core.broker.findVHost('/')!.queue('q');
  return { readyCount, delayedCount, readyBodyBytes };
}

/** What a consumer gets, of all that is ready. */
function consumed(lab: PagingCore): string[] {
  const channel = lab.core.channel();
  channel.call('basic.consume', { queue: 'q', consumerTag: 't' });
  lab.answerAll();
  const bodies = deliveriesOf(channel.take()).map(({ body }) => body);
  return bodies;
}

describe('messages that wait over a restart', () => {
  it('are counted as such', () => {
    const lab = restartedWith('b', 'd');
    lab.answerAll();
    expect(counts(lab)).toEqual({ readyCount: 2, delayedCount: 2, readyBodyBytes: 2 });
    advance(lab, DELAY_MS);
    expect(counts(lab)).toEqual({ readyCount: 4, delayedCount: 0, readyBodyBytes: 4 });
  });

  it('stand in their places once they are ready', () => {
    const lab = restartedWith('b', 'd');
    lab.answerAll();
    advance(lab, DELAY_MS);
    expect(consumed(lab)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('come when they are ready, where the others were delivered before', () => {
    const lab = restartedWith('b', 'c');
    lab.answerAll();
    const channel = lab.core.channel();
    channel.call('basic.consume', { queue: 'q', consumerTag: 't' });
    lab.answerAll();
    expect(deliveriesOf(channel.take()).map(({ body }) => body)).toEqual(['a', 'd']);
    advance(lab, DELAY_MS);
    expect(deliveriesOf(channel.take())).toMatchObject([
      { body: 'b', redelivered: true },
      { body: 'c', redelivered: true },
    ]);
  });

  it('wait although the others are read before it is known which of them do', () => {
    const lab = restartedWith('a', 'c');
    const [times] = lab.store.owed.splice(0, 1);
    expect(consumed(lab)).toEqual(['b', 'd']);
    expect(counts(lab)).toEqual({ readyCount: 0, delayedCount: 2, readyBodyBytes: 0 });
    times!.answer();
    lab.answerAll();
    expect(counts(lab)).toEqual({ readyCount: 0, delayedCount: 2, readyBodyBytes: 0 });
  });

  it('do not count for limits, not even before it is known that they wait', () => {
    const lab = restartedWith('b', 'c');
    configure(lab, { lengthMax: 2 });
    lab.answerAll();
    expect(consumed(lab)).toEqual(['a', 'd']);
  });

  it('do not count for limits in bytes', () => {
    const lab = restartedWith('b', 'c');
    configure(lab, { bodyBytesMax: 2 });
    lab.answerAll();
    expect(consumed(lab)).toEqual(['a', 'd']);
  });

  it('are gone for good when the queue is purged, also while they are read', () => {
    const lab = restartedWith('a', 'd');
    const channel = lab.core.channel();
    channel.call('basic.consume', { queue: 'q', consumerTag: 't' });
    lab.answerAll();
    channel.call('basic.ack', { deliveryTag: 0, multiple: true });
    lab.core.clock.advance(DELAY_MS, () => {
      lab.core.endTurn();
    });
    expect(lab.owed).toEqual(['fetch q']);
    lab.channel.call('queue.purge', { queue: 'q' });
    lab.answerAll();
    expect(lab.disk('q').log.size).toBe(0);
    expect(lab.resident).toBe(0);
  });

  it('survive a purge once they are delivered', () => {
    const lab = restartedWith('a');
    lab.answerAll();
    advance(lab, DELAY_MS);
    const { channel } = lab;
    channel.send('basic.get', { queue: 'q' });
    lab.answerAll();
    expect(channel.take()).toMatchObject([{ name: 'basic.get-ok', body: 'a' }]);
    channel.call('queue.purge', { queue: 'q' });
    expect([...lab.disk('q').log.keys()]).toEqual([0]);
  });
});
