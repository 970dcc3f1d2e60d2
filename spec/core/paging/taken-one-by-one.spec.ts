/**
 * Entries that expire while they are on disk are taken out one by one: what happens to those who want something
 * else of the queue meanwhile.
 */
import { describe, expect, it } from '@jest/globals';
import { field } from '../../../src/wire/values/field-table.js';
import { PagingCore } from '../../support/paging-core.js';
import { PagingStore } from '../../support/paging-store.js';

const deadLetters = new Map([
  ['x-dead-letter-exchange', field.text('')],
  ['x-dead-letter-routing-key', field.text('dead')],
]);

/** A queue that sends what expires to another; with messages on disk, all of them due after a second. */
function withMessagesOnDisk(count: number): PagingCore {
  const lab = new PagingCore({}, new PagingStore({ readMax: 2 }));
  lab.channel.queue('q', { durable: true, arguments: deadLetters });
  lab.declare('dead');
  publish(lab, count, '1000');
  lab.sync();
  const restarted = lab.restarted({}, { readMax: 2 });
  restarted.answerAll(); // it has found the times
  return restarted;
}

function publish({ channel, core }: PagingCore, count: number, expiration: string): void {
  for (let i = 0; i < count; i++) {
    channel.sendPublish({ routingKey: 'q', body: `m${expiration}-${i}`, persistent: true, properties: { expiration } });
  }
  core.endTurn();
}

/** Time goes by, and what is due is done. */
function advance({ core }: PagingCore, ms: number): void {
  core.clock.advance(ms, () => {
    core.endTurn();
  });
}

describe('entries that expire on disk', () => {
  it('are dead-lettered in order, some at a time', () => {
    const lab = withMessagesOnDisk(5);
    advance(lab, 1000);
    expect(lab.owed).toEqual(['fetch q']);
    lab.answerAll();
    expect(lab.channel.drain('dead')).toEqual(['m1000-0', 'm1000-1', 'm1000-2', 'm1000-3', 'm1000-4']);
    expect(lab.disk('q').log.size).toBe(0);
  });

  it('are gone for good when the queue is purged while they are read', () => {
    const lab = withMessagesOnDisk(4);
    advance(lab, 1000);
    lab.channel.call('queue.purge', { queue: 'q' });
    expect(lab.disk('q').log.size).toBe(0);
    lab.answerAll();
    expect(lab.ready('dead')).toBe(0);
    expect(lab.resident).toBe(0);
  });

  it('are gone for good when some were read before the purge', () => {
    const lab = withMessagesOnDisk(4);
    advance(lab, 1000);
    lab.answer();
    lab.channel.call('queue.purge', { queue: 'q' });
    lab.answerAll();
    expect(lab.disk('q').log.size).toBe(0);
    expect(lab.resident).toBe(0);
  });

  it('leave nobody waiting for a message that is none any more', () => {
    const lab = withMessagesOnDisk(3);
    advance(lab, 1000);
    const { channel } = lab;
    expect(channel.call('basic.get', { queue: 'q', noAck: true })).toEqual([{ name: 'basic.get-empty' }]);
    lab.answerAll();
    expect(lab.ready('dead')).toBe(3);
  });

  it('leave nobody waiting when they expire while he waits for the first', () => {
    const lab = withMessagesOnDisk(3);
    const { channel, core } = lab;
    core.clock.timeMs += 1000; // nobody has been told yet
    channel.send('basic.get', { queue: 'q', noAck: true });
    lab.answerAll();
    advance(lab, 10);
    lab.answerAll();
    expect(channel.take()).toEqual([{ name: 'basic.get-empty' }]);
    expect(lab.ready('dead')).toBe(3);
  });

  it('do not hide what stands behind them from a get', () => {
    const lab = new PagingCore({}, new PagingStore({ readMax: 2 }));
    lab.channel.queue('q', { durable: true, arguments: deadLetters });
    publish(lab, 2, '1000');
    publish(lab, 2, '5000');
    lab.sync();
    const restarted = lab.restarted({}, { readMax: 2 });
    const { channel, core } = restarted;
    channel.send('basic.get', { queue: 'q', noAck: true });
    core.clock.timeMs += 1000;
    restarted.answerAll();
    expect(channel.take()).toMatchObject([{ name: 'basic.get-ok', body: 'm5000-0' }]);
  });

  it('ask for a turn once they are read', () => {
    const lab = withMessagesOnDisk(2);
    advance(lab, 1000);
    let turns = 0;
    lab.core.broker.requestTurn = () => {
      turns++;
    };
    lab.store.answer();
    expect(turns).toBeGreaterThan(0);
  });

  it('do not ring for ever while they are read', () => {
    const lab = withMessagesOnDisk(2);
    let rings = 0;
    lab.core.clock.advance(1000, () => {
      if (rings++ > 10) throw new Error('it rings and rings');
      lab.core.endTurn();
    });
    expect(lab.owed).toEqual(['fetch q']);
  });
});
