/**
 * The durable store keeps the contract of any store, and what it was told outlives it.
 */
import { describe, expect, it } from '@jest/globals';
import type { DefinitionEntry } from '../../src/core/definitions.js';
import { emptyTable } from '../../src/wire/values/field-table.js';
import { describeStore } from '../contracts/store.js';
import { StoreHands, bodyOf, durable, persistent, queueEntry, readAll } from '../support/store-hands.js';
import { temporaryDirectory } from '../support/temporary-directory.js';

describe('a durable store', () => {
  const directory = temporaryDirectory();

  async function reopen(hands: StoreHands): Promise<StoreHands> {
    await hands.close();
    return StoreHands.open(directory.path);
  }

  describeStore('DurableStore', async () => {
    const hands = await StoreHands.open(directory.path);
    return { store: hands.store, settled: () => hands.settled(), close: () => hands.close() };
  });

  it('is empty when it is new', async () => {
    const hands = await StoreHands.open(directory.path);
    expect([hands.entries, hands.store.committed, hands.store.obstacle]).toEqual([[], 0, 'none']);
    await hands.close();
    expect(hands.log.entries).toEqual([]);
  });

  it('finds the messages that were not settled, in order, and which had been delivered', async () => {
    let hands = await StoreHands.open(directory.path);
    let q = hands.queue('q');
    for (let sequence = 0; sequence < 10; sequence++) q.append(persistent(`m${sequence}`), sequence);
    for (const sequence of [2, 5, 6]) q.delivered(sequence);
    await hands.settled();
    for (const sequence of [0, 5, 9]) q.settle(sequence);
    hands = await reopen(hands);
    q = hands.queue('q');
    expect([q.restoredCount, q.nextSequence]).toEqual([7, 10]);
    const found = await readAll(q);
    expect(found.map(({ message, sequence }) => [sequence, bodyOf(message)])).toEqual(
      [1, 2, 3, 4, 6, 7, 8].map((sequence) => [sequence, `m${sequence}`]),
    );
    expect(found.filter(({ deliveries }) => deliveries > 0).map(({ sequence }) => sequence)).toEqual([2, 6]);
    expect(found.every(({ stored }) => stored)).toBe(true);
    await hands.close();
  });

  it('tells what it has done since it was opened', async () => {
    let hands = await StoreHands.open(directory.path);
    const [a, b] = [hands.queue('a'), hands.queue('b')];
    const shared = persistent('for both');
    a.append(shared, 0);
    b.append(shared, 0);
    a.append(persistent('for one'), 1);
    await hands.settled();
    const { bytesWritten, ...rest } = hands.store.figures;
    expect(rest).toMatchObject({ messagesWritten: 2, messagesRead: 0, commits: 1, bytesRead: 0 });
    expect(bytesWritten).toBeGreaterThan('for both'.length + 'for one'.length);
    expect(a.kept).toEqual({ count: 2, bodyBytes: 15 });
    hands = await reopen(hands);
    const reread = hands.queue('a');
    expect(reread.kept).toEqual({ count: 2, bodyBytes: 15 });
    await readAll(reread);
    const { messagesRead, bytesRead, commits } = hands.store.figures;
    expect([messagesRead, commits]).toEqual([2, 0]);
    expect(bytesRead).toBeGreaterThan(15);
    reread.settle(0);
    expect(reread.kept).toEqual({ count: 1, bodyBytes: 7 });
    await hands.close();
  });

  it('never uses a sequence number again, even if nothing is left', async () => {
    let hands = await StoreHands.open(directory.path);
    const q = hands.queue('q');
    q.append(persistent('m'), 41);
    q.settle(41);
    hands = await reopen(hands);
    const { restoredCount, nextSequence } = hands.queue('q');
    expect([restoredCount, nextSequence]).toEqual([0, 42]);
    await hands.close();
  });

  it('goes on counting commits', async () => {
    let hands = await StoreHands.open(directory.path);
    for (let i = 0; i < 3; i++) {
      hands.queue(`q${i}`);
      await hands.settled();
    }
    const { committed } = hands.store;
    hands = await reopen(hands);
    expect(hands.store.committed).toBe(committed);
    await hands.close();
  });

  it('reads a range in runs, and says where the next one begins', async () => {
    const hands = await StoreHands.open(directory.path);
    const q = hands.queue('q');
    const size = 100_000;
    for (let sequence = 0; sequence < 30; sequence++) q.append(persistent('x'.repeat(size)), sequence);
    await hands.settled();
    const run = await new Promise<Parameters<Parameters<typeof q.read>[2]>[0]>((resolve) => {
      q.read(3, 28, resolve);
    });
    expect(run.next).toBeGreaterThan(4);
    expect(run.next).toBeLessThan(28);
    expect(run.messages.map(({ sequence }) => sequence)).toEqual(Array.from({ length: run.next - 3 }, (_, i) => 3 + i));
    expect((await readAll(q, run.next, 28)).map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 28 - run.next }, (_, i) => run.next + i),
    );
    await hands.close();
  });

  it('has in memory what it needs of messages that were read back, and of no others', async () => {
    const hands = await StoreHands.open(directory.path);
    const q = hands.queue('q');
    for (let sequence = 0; sequence < 20 * 1024; sequence += 256) q.append(persistent('m'), sequence);
    await hands.settled();
    q.pagedOut(1024, 19 * 1024);
    await hands.checkpoint();
    const [index] = hands.store.state.allIndexes();
    expect([...index!.pages.keys()]).toEqual([0, 19]);
    await readAll(q, 1024, 3 * 1024);
    q.delivered(0);
    await hands.checkpoint();
    expect([...index!.pages.keys()].sort((a, b) => a - b)).toEqual([0, 1, 2, 19]);
    await hands.close();
  });

  it('has nothing to tell when what is settled is settled again', async () => {
    const hands = await StoreHands.open(directory.path);
    const q = hands.queue('q');
    q.append(persistent('m'), 0);
    q.settle(0);
    await hands.settled();
    const { committed } = hands.store;
    for (const sequence of [0, 1, 5000]) q.settle(sequence);
    await hands.settled();
    expect(hands.store.committed).toBe(committed);
    await hands.close();
  });

  it('writes a message for many queues once, and keeps it until the last has settled it', async () => {
    let hands = await StoreHands.open(directory.path);
    const names = ['a', 'b', 'c', 'd'];
    const shared = persistent('x'.repeat(5000));
    for (const name of names) hands.queue(name).append(shared, 7);
    await hands.settled();
    expect(hands.store.log.position.offset).toBeLessThan(2 * 5000);
    hands = await reopen(hands);
    for (const name of names.slice(1)) hands.queue(name).settle(7);
    hands = await reopen(hands);
    expect(names.map((name) => hands.queue(name).restoredCount)).toEqual([1, 0, 0, 0]);
    expect((await readAll(hands.queue('a'))).map(({ message }) => bodyOf(message))).toEqual(['x'.repeat(5000)]);
    await hands.close();
  });

  it('has definitions in an order in which they can be restored', async () => {
    let hands = await StoreHands.open(directory.path);
    const exchange = { name: 'e', type: 'topic', durable: true, autoDelete: false, internal: true };
    const binding = { source: 'e', destinationKind: 'queue', destination: 'q', routingKey: 'a.*' } as const;
    const headers = new Map([['x-match', { type: 'S', value: 'any' } as const]]);
    const entries: DefinitionEntry[] = [
      { kind: 'binding', vhost: '/', ...binding, arguments: headers },
      queueEntry('q'),
      { kind: 'exchange', vhost: '/', definition: { ...exchange, arguments: emptyTable } },
      { kind: 'vhost', name: '/' },
      { kind: 'vhost', name: 'gone' },
    ];
    for (const entry of entries) hands.store.put(entry);
    hands.store.remove({ kind: 'vhost', name: 'gone' });
    expect(hands.store.remove({ kind: 'vhost', name: 'never there' })).toBe(0);
    hands = await reopen(hands);
    expect(hands.entries).toEqual(entries.slice(0, 4).reverse());
    await hands.close();
  });

  it('has forgotten the messages of a queue that was deleted and declared again', async () => {
    let hands = await StoreHands.open(directory.path);
    hands.queue('q').append(persistent('old'), 0);
    await hands.checkpoint();
    hands.store.remove(queueEntry('q'));
    hands.store.put(queueEntry('q'));
    const q = hands.store.openQueue(durable('q'), 0);
    expect([q.restoredCount, q.nextSequence]).toEqual([0, 0]);
    q.append(persistent('new'), 0);
    hands = await reopen(hands);
    expect((await readAll(hands.queue('q'))).map(({ message }) => bodyOf(message))).toEqual(['new']);
    await hands.close();
  });

  it('calls nobody back for a queue that is deleted while it is read', async () => {
    const hands = await StoreHands.open(directory.path);
    const q = hands.queue('q');
    q.append(persistent('m'), 0);
    await hands.settled();
    let calls = 0;
    q.read(0, 1, () => calls++);
    hands.store.remove(queueEntry('q'));
    await hands.settled();
    await hands.close();
    expect(calls).toBe(0);
  });
});
