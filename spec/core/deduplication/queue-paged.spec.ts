/**
 * Values of messages that are on disk alone: they are taken as long as their messages are there, and free
 * when those expire, are purged or go with their queue.
 */
import { describe, expect, it } from '@jest/globals';
import { type FieldValue, field } from '../../../src/wire/values/field-table.js';
import { PagingCore } from '../../support/paging-core.js';

const TTL_MS = 100;
const limits = { residentEntriesMax: 4, residentBytesMax: 1_000_000 };
/** So little that nothing stays in memory which need not. */
const pressing = {
  memoryBudget: 1,
  messageMemoryMax: 1e9,
  queuedEntriesMax: 1e9,
  pressedBytesMax: 1,
  spillBytes: 1000,
};

function deduplicating(core: PagingCore, more: Readonly<Record<string, FieldValue>> = {}, durable = true): PagingCore {
  const args = { 'x-message-deduplication': field.bool(true), ...more };
  core.channel.queue('q', { durable, arguments: new Map(Object.entries(args)) });
  return core;
}

/** Publishes values from `from` on and below `to`. */
function publish(core: PagingCore, from: number, to: number, persistent = true): void {
  for (let value = from; value < to; value++) {
    const headers = new Map([['x-deduplication-header', field.int(value)]]);
    core.channel.sendPublish({ routingKey: 'q', body: `v${value}`, persistent, headers, borrowed: true });
  }
  core.sync();
}

/** How many of the values from `from` on and below `to` are taken. */
function taken(core: PagingCore, from: number, to: number): number {
  const before = core.ready('q');
  publish(core, from, to);
  return to - from - (core.ready('q') - before);
}

/** Lets so much time pass, and the disk answer. */
function wait(core: PagingCore, byMs: number): void {
  core.core.clock.advance(byMs, () => core.core.endTurn());
  core.answerAll();
}

describe.each([
  ['stored', true, limits],
  ['written aside', false, pressing],
] as const)('values of messages that are %s', (_, durable, using) => {
  const filled = (more?: Readonly<Record<string, FieldValue>>): PagingCore => {
    const core = deduplicating(new PagingCore(using), more, durable);
    publish(core, 0, 40, durable);
    core.answerAll();
    expect(core.resident).toBeLessThan(40);
    return core;
  };

  it('are taken', () => {
    expect(taken(filled(), 0, 40)).toBe(40);
  });

  it('are free when their messages were delivered', () => {
    const core = filled();
    expect(core.drain('q')).toHaveLength(40);
    expect(taken(core, 0, 40)).toBe(0);
  });

  it('are free when they expire', () => {
    const core = filled({ 'x-message-ttl': field.int(TTL_MS) });
    wait(core, TTL_MS - 1);
    expect(taken(core, 0, 40)).toBe(40);
    wait(core, 1);
    expect(core.ready('q')).toBe(0);
    expect(taken(core, 0, 40)).toBe(0);
  });

  it('are free when they are purged, all but what is delivered', () => {
    const core = filled();
    core.channel.send('basic.get', { queue: 'q' });
    core.answerAll();
    core.channel.call('queue.purge', { queue: 'q' });
    core.answerAll();
    expect(taken(core, 0, 40)).toBe(1);
  });

  it('take no memory once they are gone', () => {
    const core = filled();
    core.channel.call('queue.delete', { queue: 'q' });
    core.answerAll();
    expect([core.core.broker.memory.bytes, core.resident]).toEqual([0, 0]);
  });
});

describe('after a restart', () => {
  it('all values are known before anybody is served', () => {
    const core = deduplicating(new PagingCore(limits));
    publish(core, 0, 40);
    const next = core.restarted(limits, { readMax: 7 });
    let isReady = false;
    next.core.broker.restoration.whenDone(() => {
      isReady = true;
    });
    for (let reads = 0; reads < 5; reads++) {
      next.answer();
      expect(isReady).toBe(false);
    }
    next.answerAll();
    expect(isReady).toBe(true);
    expect(taken(next, 0, 40)).toBe(40);
    expect(next.drain('q')).toHaveLength(40);
    expect(taken(next, 0, 40)).toBe(0);
  });
});
