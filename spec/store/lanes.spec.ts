/**
 * A queue with priorities has a store for each of its lanes, found again by the next process and gone together;
 * so has what an exchange delays, beside a queue of the same name.
 */
import { describe, expect, it } from '@jest/globals';
import type { QueueDefinition } from '../../src/core/queue/queue-definition.js';
import type { QueueStore } from '../../src/core/storage.js';
import { decodeDefinition, encodeName, encodeValue } from '../../src/store/definitions/definition-codec.js';
import { StoreHands, bodyOf, durable, durableLanes, persistent, queueEntry, readAll } from '../support/store-hands.js';
import { temporaryDirectory } from '../support/temporary-directory.js';

const LANES = durableLanes('lanes', 3);
const DELAYS: QueueDefinition = { ...durable('e'), delays: true };

describe('the lanes of a queue', () => {
  const directory = temporaryDirectory();

  const open = (): Promise<StoreHands> => StoreHands.open(directory.path);

  const lanesOf = ({ store }: StoreHands, count = 4): QueueStore[] => {
    return Array.from({ length: count }, (_, lane) => store.openQueue(LANES, lane));
  };

  const bodiesIn = async (lanes: readonly QueueStore[]): Promise<string[][]> => {
    const all: string[][] = [];
    for (const lane of lanes) all.push((await readAll(lane)).map(({ message }) => bodyOf(message)));
    return all;
  };

  it('have messages, numbers and counts of their own', async () => {
    let hands = await open();
    hands.store.put(queueEntry('', LANES));
    const next = hands.queue('next'); // its id is not among theirs
    for (const [lane, queue] of lanesOf(hands).entries()) {
      for (let sequence = 0; sequence <= lane; sequence++) queue.append(persistent(`${lane}.${sequence}`), sequence);
    }
    next.append(persistent('next'), 0);
    await hands.close();
    hands = await open();
    const lanes = lanesOf(hands);
    expect(lanes.map(({ nextSequence, restoredCount }) => [nextSequence, restoredCount])).toEqual([1, 2, 3, 4].map((n) => [n, n])); // prettier-ignore
    expect(await bodiesIn(lanes)).toEqual([['0.0'], ['1.0', '1.1'], ['2.0', '2.1', '2.2'], ['3.0', '3.1', '3.2', '3.3']]); // prettier-ignore
    lanes[2]!.settle(1);
    lanes[3]!.settleRange(0, 4);
    hands.queue('new');
    await hands.close();
    hands = await open();
    expect(await bodiesIn(lanesOf(hands))).toEqual([['0.0'], ['1.0', '1.1'], ['2.0', '2.2'], []]);
    expect(await bodiesIn([hands.queue('next'), hands.queue('new')])).toEqual([['next'], []]);
    expect(hands.accounts()).toEqual(await hands.recount());
    await hands.close();
  });

  it('go together, and come anew', async () => {
    let hands = await open();
    hands.store.put(queueEntry('', LANES));
    for (const queue of lanesOf(hands)) queue.append(persistent('old'), 0);
    await hands.checkpoint();
    hands.store.remove(queueEntry('', LANES));
    expect([hands.accounts().size, [...hands.store.state.allIndexes()]]).toEqual([0, []]);
    hands.store.put(queueEntry('', LANES));
    expect(lanesOf(hands).map(({ restoredCount }) => restoredCount)).toEqual([0, 0, 0, 0]);
    await hands.close();
    hands = await open();
    expect(lanesOf(hands).map(({ nextSequence }) => nextSequence)).toEqual([0, 0, 0, 0]);
    await hands.close();
  });

  it('are not found beyond the last one', async () => {
    const hands = await open();
    hands.store.put(queueEntry('', LANES));
    expect(() => hands.store.openQueue(LANES, 4)).toThrow();
    expect(() => hands.store.openQueue(durable('other'), 0)).toThrow();
    await hands.close();
  });

  it('are there for a queue of a version that had no lanes, its messages in the first', async () => {
    let hands = await open();
    const { store } = hands;
    const [name, value] = [
      encodeName(queueEntry('', LANES)),
      encodeValue({ entry: queueEntry('', LANES), queueIds: [1] }),
    ];
    expect(value[0]).toBe(1);
    store.log.filling.define(name, value);
    store.state.define(name, value);
    store.openQueue(LANES, 0).append(persistent('old'), 0);
    hands.queue('next').append(persistent('next'), 0);
    await hands.close();
    hands = await open();
    expect(await bodiesIn(lanesOf(hands))).toEqual([['old'], [], [], []]);
    for (const queue of lanesOf(hands)) queue.append(persistent('new'), 1);
    await hands.settled();
    await hands.dieInto(`${directory.path}.after`);
    hands = await StoreHands.open(`${directory.path}.after`);
    expect(await bodiesIn(lanesOf(hands))).toEqual([['old', 'new'], ['new'], ['new'], ['new']]);
    expect(await bodiesIn([hands.queue('next')])).toEqual([['next']]);
    await hands.close();
  });
});

describe('what an exchange delays', () => {
  const directory = temporaryDirectory();

  it('stands beside a queue of its name, behind the exchanges', async () => {
    let hands = await StoreHands.open(directory.path);
    const exchange = { name: 'e', type: 'x-delayed-message', durable: true, autoDelete: false, internal: false };
    const definition = { ...exchange, arguments: durable('e').arguments };
    const entries = [
      { kind: 'vhost', name: '/' },
      { kind: 'exchange', vhost: '/', definition },
      queueEntry('', DELAYS),
      queueEntry('e'),
    ] as const;
    for (const entry of [...entries].reverse()) hands.store.put(entry);
    hands.store.openQueue(DELAYS, 0).append(persistent('delayed'), 0);
    hands.store.openQueue(durable('e'), 0).append(persistent('ready'), 5);
    await hands.close();
    hands = await StoreHands.open(directory.path);
    expect(new Set(hands.entries)).toEqual(new Set(entries));
    expect(hands.entries.map(({ kind }) => kind)).toEqual(['vhost', 'exchange', 'queue', 'queue']);
    const bodies = async (queue: QueueDefinition): Promise<string[]> => {
      return (await readAll(hands.store.openQueue(queue, 0))).map(({ message }) => bodyOf(message));
    };
    expect([await bodies(DELAYS), await bodies(durable('e'))]).toEqual([['delayed'], ['ready']]);
    hands.store.remove(queueEntry('', DELAYS));
    await hands.close();
    hands = await StoreHands.open(directory.path);
    expect(hands.entries).toHaveLength(3);
    expect(await bodies(durable('e'))).toEqual(['ready']);
    await hands.close();
  });

  it.each([LANES, DELAYS, durable('q'), { ...DELAYS, ...LANES }])('comes back from its bytes (%#)', (definition) => {
    const entry = queueEntry('', definition);
    const queueIds = definition.arguments.size > 0 ? [7, 100, 101, 102] : [7];
    const [name, value] = [encodeName(entry), encodeValue({ entry, queueIds })];
    expect(decodeDefinition(name, value)).toEqual({ entry, queueIds });
    value[0] = 3;
    expect(decodeDefinition(name, value)).toBeUndefined();
  });
});
