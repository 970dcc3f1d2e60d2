/**
 * What was seen outlives the process, however it ends: in a real store, and in the commit in which the
 * message is.
 */
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type FieldTable, type FieldValue, field } from '../../../src/wire/values/field-table.js';
import { type PublishOptions, type ScriptedChannel } from '../../support/scripted-channel.js';
import { ScriptedCore } from '../../support/scripted-core.js';
import { StoreHands } from '../../support/store-hands.js';
import { temporaryDirectory } from '../../support/temporary-directory.js';

const asked: readonly [string, FieldValue] = ['x-message-deduplication', field.bool(true)];
const sized: readonly [string, FieldValue] = ['x-cache-size', field.int(1000)];

class Life {
  readonly leftOut: string[] = [];
  private constructor(
    readonly hands: StoreHands,
    readonly core: ScriptedCore,
  ) {}

  /** A broker on a store, once it would serve. */
  static async begin(directory: string, atMs?: number): Promise<Life> {
    const hands = await StoreHands.open(directory);
    const life = new Life(hands, new ScriptedCore({}, hands.store));
    if (atMs !== undefined) life.core.clock.timeMs = atMs;
    life.core.broker.restore(hands.entries, (_, why) => life.leftOut.push(why));
    await new Promise<void>((resolve) => {
      life.core.broker.restoration.whenDone(resolve);
    });
    return life;
  }

  get channel(): ScriptedChannel {
    return this.core.channel();
  }

  /** All that was told is on disk. */
  async settled(): Promise<void> {
    this.core.endTurn();
    await this.hands.settled();
  }

  async declare(name: 'queue' | 'exchange', ...args: readonly (readonly [string, FieldValue])[]): Promise<void> {
    const table: FieldTable = new Map(args);
    if (name === 'queue') this.channel.send('queue.declare', { queue: 'q', durable: true, arguments: table });
    else this.channel.send('exchange.declare', { exchange: 'x', type: TYPE, durable: true, arguments: table });
    await this.settled();
  }

  async bind(): Promise<void> {
    this.channel.send('queue.bind', { queue: 'q', exchange: 'x', routingKey: '' });
    await this.settled();
  }

  /** How many are in the queue then. */
  publish(value: string, options: PublishOptions): number {
    const headers = new Map([...(options.headers ?? []), ['x-deduplication-header', field.text(value)] as const]);
    this.channel.publish({ body: value, persistent: true, ...options, headers });
    return this.ready;
  }

  get ready(): number {
    return this.core.broker.findVHost('/')!.queue('q').readyCount;
  }
}

const TYPE = 'x-message-deduplication';
const toQueue = { routingKey: 'q' } as const;
const toExchange = { exchange: 'x', routingKey: '' } as const;
const directory = temporaryDirectory();
let life: Life | undefined;

afterEach(async () => {
  await life?.hands.close();
  life = undefined;
});

/** The next life of a broker that was stopped, or killed with what it had on disk by then. */
async function next(how: 'stopped' | 'killed', atMs?: number): Promise<Life> {
  const { hands, core } = life!;
  const now = atMs ?? core.clock.now();
  if (how === 'stopped') {
    core.endTurn();
    await hands.close();
    life = await Life.begin(hands.directory, now);
  } else {
    const after = join(directory.path, `after-${Date.now()}`);
    await hands.dieInto(after);
    life = await Life.begin(after, now);
  }
  expect(life.leftOut).toEqual([]);
  return life;
}

async function begin(): Promise<Life> {
  life = await Life.begin(join(directory.path, 'first'));
  return life;
}

describe.each(['stopped', 'killed'] as const)('after a broker was %s', (how) => {
  it('an exchange knows what it has seen, though no message is left', async () => {
    const first = await begin();
    await first.declare('queue');
    await first.declare('exchange', sized);
    await first.bind();
    for (let i = 0; i < 300; i++) first.publish(`v${i}`, toExchange);
    first.publish('transient', { ...toExchange, persistent: false });
    first.channel.drain('q');
    await first.settled();
    if (how === 'killed') await first.hands.checkpoint();
    first.publish('late', toExchange);
    await first.settled();
    const second = await next(how);
    const before = second.ready;
    for (let i = 0; i < 300; i++) expect(second.publish(`v${i}`, toExchange)).toBe(before);
    expect(second.publish('late', toExchange)).toBe(before);
    expect(second.publish('transient', toExchange)).toBe(before);
    expect(second.publish('new', toExchange)).toBe(before + 1);
    await second.settled();
    expect((await next(how)).publish('new', toExchange)).toBe(before + 1);
  });

  it('an exchange has its values for as long as they were to be kept, and no more than there is room for', async () => {
    const first = await begin();
    await first.declare('queue');
    await first.declare('exchange', ['x-cache-size', field.int(3)], ['x-cache-ttl', field.int(100)]);
    await first.bind();
    const { clock } = first.core;
    for (const value of ['pushed out', 'a', 'b']) first.publish(value, toExchange);
    first.publish('c', { ...toExchange, headers: new Map([['x-cache-ttl', field.int(1000)]]) });
    first.channel.drain('q');
    await first.settled();
    const second = await next(how, clock.now() + 99);
    const before = second.ready;
    expect(['a', 'b', 'c'].map((value) => second.publish(value, toExchange))).toEqual([before, before, before]);
    second.core.clock.advance(1);
    expect(['a', 'c', 'pushed out'].map((value) => second.publish(value, toExchange))).toEqual(
      [1, 1, 2].map((n) => before + n),
    );
    await second.settled();
    const third = await next(how, second.core.clock.now() + 2000);
    const left = third.ready;
    expect(['c', 'a'].map((value) => third.publish(value, toExchange))).toEqual([left + 1, left + 2]);
  });

  it('a queue knows its messages, and no others', async () => {
    const first = await begin();
    await first.declare('queue', asked, ['x-max-priority', field.int(2)]);
    for (const value of ['gone', 'unacked', 'ready']) first.publish(value, toQueue);
    first.publish('transient', { ...toQueue, persistent: false });
    const channel = first.channel;
    channel.call('basic.get', { queue: 'q', noAck: true });
    channel.call('basic.get', { queue: 'q' });
    await first.settled();
    const second = await next(how);
    expect(second.ready).toBe(2);
    expect(['unacked', 'ready'].map((value) => second.publish(value, toQueue))).toEqual([2, 2]);
    expect(['gone', 'transient'].map((value) => second.publish(value, toQueue))).toEqual([3, 4]);
  });

  it('a deleted exchange has left nothing behind', async () => {
    const first = await begin();
    await first.declare('queue');
    await first.declare('exchange', sized);
    await first.bind();
    first.publish('a', toExchange);
    first.channel.send('exchange.delete', { exchange: 'x' });
    await first.settled();
    await first.declare('exchange', sized);
    await first.bind();
    await first.settled();
    const second = await next(how);
    const before = second.ready;
    expect([second.publish('a', toExchange), second.publish('a', toExchange)]).toEqual([before + 1, before + 1]);
  });
});

describe('what is kept in memory', () => {
  it('goes with the process', async () => {
    const first = await begin();
    await first.declare('queue');
    await first.declare('exchange', sized, ['x-cache-persistence', field.text('memory')]);
    await first.bind();
    expect([first.publish('a', toExchange), first.publish('a', toExchange)]).toEqual([1, 1]);
    await first.settled();
    const second = await next('stopped');
    expect([second.publish('a', toExchange), second.publish('a', toExchange)]).toEqual([2, 2]);
  });
});

describe('a commit that was not written', () => {
  it('is as if neither the message nor its value had been there', async () => {
    const first = await begin();
    await first.declare('queue');
    await first.declare('exchange', sized);
    await first.bind();
    first.channel.sendPublish({
      ...toExchange,
      body: 'a',
      persistent: true,
      headers: new Map([['x-deduplication-header', field.text('a')]]),
    });
    const second = await next('killed'); // the turn has not ended
    expect([second.ready, second.publish('a', toExchange)]).toEqual([0, 1]);
  });
});
