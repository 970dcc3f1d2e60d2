/**
 * The pager asks the fullest queues first, for no more than has to be, and forgets who is gone.
 */
import { describe, expect, it } from '@jest/globals';
import { ENTRY_HEAP_BYTES, type Limits, RESIDENT_MEMORY_ALARM_SHARE } from '../../../src/core/limits.js';
import { MemoryGauge } from '../../../src/core/memory-gauge.js';
import { Message } from '../../../src/core/message.js';
import { Pager, type PagerLimits, type Pressable, type Reader } from '../../../src/core/paging/pager.js';
import { framedContent } from '../../support/framed-content.js';

const unlimited = { messageMemoryMax: Infinity, queuedEntriesMax: Infinity, spillsMax: 2, readsMax: 2 };

/** A memory of empty messages, and queues that have so many of them. */
class Memory {
  readonly gauge: MemoryGauge;
  readonly pager: Pager;
  /** Names of the queues that were asked, in order. */
  readonly asked: string[] = [];
  private readonly message = new Message('', 'q', framedContent({}));

  constructor(entries: number, limits: Partial<PagerLimits & Pick<Limits, 'residentMemoryMax'>> = {}) {
    const all = { ...unlimited, memoryBudget: entries * ENTRY_HEAP_BYTES + this.message.content.byteLength, ...limits };
    this.gauge = new MemoryGauge(all, () => undefined);
    this.pager = new Pager(all, this.gauge);
  }

  /** A queue that lets go of all its entries when it is asked. */
  queue(name: string, entries: number): Pressable {
    for (let i = 0; i < entries; i++) this.gauge.hold(this.message);
    let left = entries;
    const queue = {
      get residentBytes() {
        return left * ENTRY_HEAP_BYTES;
      },
      press: () => {
        this.asked.push(name);
        for (; left > 0; left--) this.gauge.release(this.message);
      },
    };
    this.pager.addCrowded(queue);
    return queue;
  }
}

function reader(name: string, asked: string[]): Reader {
  return { readAhead: () => asked.push(name), wake: () => asked.push(`wake ${name}`) };
}

describe('Pager', () => {
  it('asks nobody as long as the budget lasts', () => {
    const memory = new Memory(10);
    for (const name of ['a', 'b']) memory.queue(name, 5);
    memory.pager.relieve();
    expect([memory.asked, memory.pager.pressed]).toEqual([[], false]);
  });

  it('leaves messages half of what the process may take, when other things take much', () => {
    const held = 10 * ENTRY_HEAP_BYTES;
    const memory = new Memory(1_000, { residentMemoryMax: 1_000_000 });
    memory.queue('a', 10);
    memory.gauge.measured(1_000_000 * RESIDENT_MEMORY_ALARM_SHARE - 2 * held);
    memory.pager.relieve();
    expect([memory.asked, memory.gauge.full]).toEqual([[], false]);
    memory.gauge.measured(1_000_000 * RESIDENT_MEMORY_ALARM_SHARE - held + 1_000);
    memory.pager.relieve();
    expect([memory.asked, memory.gauge.full]).toEqual([['a'], false]);
  });

  it('asks those with the most first, until four fifths of it are enough', () => {
    const memory = new Memory(20);
    memory.queue('small', 2);
    memory.queue('large', 9);
    memory.queue('middle', 6);
    memory.queue('larger', 10);
    memory.pager.relieve();
    expect(memory.asked).toEqual(['larger', 'large']);
    memory.queue('new', 13);
    memory.pager.relieve();
    expect(memory.asked).toEqual(['larger', 'large', 'new']);
  });

  it('leaves half of what stops publishers free, whatever the budget', () => {
    const memory = new Memory(1000, { queuedEntriesMax: 20 });
    memory.queue('a', 9);
    memory.pager.relieve();
    expect(memory.asked).toEqual([]);
    memory.queue('b', 1);
    memory.pager.relieve();
    expect(memory.asked).toEqual(['a']);
  });

  it('asks for no more than what is about to leave', () => {
    const memory = new Memory(10);
    memory.queue('a', 11);
    memory.pager.spillBegun(4 * ENTRY_HEAP_BYTES);
    memory.pager.relieve();
    expect([memory.asked, memory.pager.pressed]).toEqual([[], true]);
    memory.pager.spillEnded(4 * ENTRY_HEAP_BYTES);
    memory.pager.relieve();
    expect(memory.asked).toEqual(['a']);
  });

  it('asks those that wait for a write as soon as one is free', () => {
    const memory = new Memory(10);
    const waiting = memory.queue('waiting', 5);
    memory.queue('rest', 7);
    memory.pager.awaitSpill(waiting);
    for (let writes = 0; writes < 2; writes++) memory.pager.spillBegun(0);
    memory.pager.relieve();
    expect(memory.asked).toEqual(['rest']);
    memory.queue('more', 6);
    memory.pager.spillEnded(0);
    memory.pager.relieve();
    expect(memory.asked).toEqual(['rest', 'waiting']);
  });

  it('lets few read at a time, the others in the order in which they asked', () => {
    const { pager } = new Memory(10);
    const asked: string[] = [];
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => reader(name, asked));
    expect([a, b, c, d, c].map((one) => pager.mayRead(one!))).toEqual([true, true, false, false, false]);
    pager.readEnded();
    expect(asked).toEqual(['c', 'd']);
  });

  it('wakes those that wait for room, once', () => {
    const { pager } = new Memory(10);
    const asked: string[] = [];
    for (const name of ['a', 'b']) pager.awaitRoom(reader(name, asked));
    for (let times = 0; times < 2; times++) pager.roomMade();
    expect(asked).toEqual(['wake a', 'wake b']);
  });

  it('forgets a queue that is gone', () => {
    const memory = new Memory(10);
    const { pager, asked } = memory;
    const queue = memory.queue('gone', 11);
    const gone = reader('gone', asked);
    pager.awaitSpill(queue);
    pager.awaitRoom(gone);
    for (const one of [reader('a', asked), reader('b', asked), gone]) pager.mayRead(one);
    pager.forget(queue, gone);
    pager.relieve();
    pager.readEnded();
    pager.roomMade();
    expect(asked).toEqual([]);
  });
});
