/**
 * Messages are read from wherever they stand, in order and some at a time; what is settled meanwhile is left
 * out, and so is what is damaged.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { QueueStore, RestoredMessage, RestoredRun } from '../../../src/core/storage.js';
import { FaultyDisk } from '../../support/faulty-disk.js';
import { Random } from '../../support/random.js';
import { StoreHands, bodyOf, fetchAll, persistent, queueEntry, readAll } from '../../support/store-hands.js';
import { temporaryDirectory } from '../../support/temporary-directory.js';

const PAGES = 100;
const END = PAGES * 1024;
const STEP = 64;

const turnOfTheEventLoop = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

describe('fetching', () => {
  const directory = temporaryDirectory();

  /** Sixteen messages to a page, none of which is in memory. */
  async function make(disk?: FaultyDisk): Promise<{ hands: StoreHands; q: QueueStore }> {
    const hands = await StoreHands.open(directory.path, disk && { disk });
    const q = hands.queue('q');
    for (let sequence = 0; sequence < END; sequence += STEP) {
      q.append(persistent(`m${sequence}`), sequence);
      if (sequence % 3 === 0) q.expires(sequence, 1 + sequence);
    }
    q.delivered(STEP);
    q.delay(STEP, 77);
    await hands.settled();
    q.pagedOut(0, END);
    await hands.checkpoint();
    expect(pagesOf(hands)).toEqual([]);
    return { hands, q };
  }

  const pagesOf = (hands: StoreHands): number[] => {
    const [index] = hands.store.state.allIndexes();
    return [...index!.pages.keys()].sort((a, b) => a - b);
  };

  const sequencesOf = (messages: readonly RestoredMessage[]): number[] => messages.map(({ sequence }) => sequence);

  it('brings messages with all that is known of them, and holds no page longer than it needs', async () => {
    const { hands, q } = await make();
    const [first, second, third] = await fetchAll(q, [0, STEP, 3 * STEP]);
    expect([first, second, third].map((one) => bodyOf(one!.message))).toEqual(['m0', `m${STEP}`, `m${3 * STEP}`]);
    expect(first).toMatchObject({ sequence: 0, deliveries: 0, stored: true, expiresAt: 1, delayedUntil: 0 });
    expect(second).toMatchObject({ sequence: STEP, deliveries: 1, expiresAt: 0, delayedUntil: 77 });
    expect(third).toMatchObject({ expiresAt: 1 + 3 * STEP });
    expect(pagesOf(hands)).toEqual([]);
    await hands.close();
  });

  it('answers many in several goes, in order, the last of which says so', async () => {
    const { hands, q } = await make();
    const random = new Random(1);
    const wanted = Array.from({ length: END / STEP }, (_, index) => index * STEP).filter(() => random.oneIn(2));
    const goes: { sequences: number[]; isLast: boolean }[] = [];
    await new Promise<void>((resolve) => {
      q.fetch(wanted, (messages, isLast) => {
        goes.push({ sequences: sequencesOf(messages), isLast });
        if (isLast) resolve();
      });
      expect(goes).toEqual([]);
    });
    expect(goes.flatMap(({ sequences }) => sequences)).toEqual(wanted);
    expect(goes.length).toBeGreaterThan(1);
    expect(goes.map(({ isLast }) => isLast)).toEqual(goes.map((_, index) => index === goes.length - 1));
    await hands.close();
  });

  it('answers for large messages in several goes, too', async () => {
    const hands = await StoreHands.open(directory.path);
    const q = hands.queue('q');
    for (let sequence = 0; sequence < 30; sequence++) q.append(persistent('x'.repeat(200_000)), sequence);
    await hands.settled();
    let goes = 0;
    const all = await new Promise<number[]>((resolve) => {
      const found: number[] = [];
      q.fetch(
        Array.from({ length: 30 }, (_, sequence) => sequence),
        (messages, isLast) => {
          goes++;
          found.push(...sequencesOf(messages));
          if (isLast) resolve(found);
        },
      );
    });
    expect(all).toEqual(Array.from({ length: 30 }, (_, sequence) => sequence));
    expect(goes).toBeGreaterThan(4);
    await hands.close();
  });

  it('answers when nothing is there, or nothing was asked for', async () => {
    const { hands, q } = await make();
    expect([await fetchAll(q, []), await fetchAll(q, [1, 2, END - 1, END, 10 * END])]).toEqual([[], []]);
    await hands.close();
  });

  it('finds nothing on a page that is emptied, and not the next page in its place', async () => {
    const { hands, q } = await make();
    q.settleRange(1024, 2048);
    q.delivered(2048); // the page is in memory
    expect(await fetchAll(q, [1024, 1024 + STEP])).toEqual([]);
    expect(sequencesOf(await fetchAll(q, [1024, 2048, 2048 + STEP]))).toEqual([2048, 2048 + STEP]);
    await hands.close();
  });

  it('leaves out what was settled, before or while it is read', async () => {
    const { hands, q } = await make();
    q.settle(STEP);
    onceFound(hands, () => {
      q.settle(2 * STEP);
      q.settleRange(10 * 1024, END); // in the background
    });
    const fetched = await fetchAll(q, [0, STEP, 2 * STEP, 3 * STEP, 50 * 1024]);
    expect(sequencesOf(fetched)).toEqual([0, 3 * STEP]);
    await hands.close();
    expect(hands.log.entries).toEqual([]);
  });

  it('takes messages that are not written yet as soon as they are', async () => {
    const { hands, q } = await make();
    q.append(persistent('new'), END);
    const fetching = fetchAll(q, [0, END]);
    hands.store.commit();
    expect((await fetching).map(({ message }) => bodyOf(message))).toEqual(['m0', 'new']);
    await hands.close();
  });

  it('goes on beside others, beside a read, and while messages are settled', async () => {
    const { hands, q } = await make();
    const all = Array.from({ length: END / STEP }, (_, index) => index * STEP);
    const [even, odd] = [0, 1].map((rest) => all.filter((_, index) => index % 2 === rest));
    const settled: number[] = [];
    const [first, second, read] = await Promise.all([
      new Promise<number>((resolve) => {
        q.fetch(even!, (messages, isLast) => {
          for (const { sequence } of messages) {
            expect(q.settle(sequence)).toBe(`m${sequence}`.length);
            settled.push(sequence);
          }
          if (isLast) resolve(settled.length);
        });
      }),
      fetchAll(q, odd!),
      readAll(q, 0, END),
    ]);
    expect([first, second.length]).toEqual([even!.length, odd!.length]);
    expect(sequencesOf(read)).toEqual(expect.arrayContaining(odd!));
    expect(hands.accounts()).toEqual(await hands.recount());
    await hands.close();
    expect(hands.log.entries).toEqual([]);
  });

  it('settles what is damaged, and tells', async () => {
    const { hands, q } = await make();
    const [index] = hands.store.state.allIndexes();
    const { segment, offset, length } = index!.find(5 * STEP)!;
    const path = join(directory.path, 'log', hands.store.state.files.segment(segment).name);
    const bytes = readFileSync(path);
    bytes.fill(0x55, offset + 8 + length - 4, offset + 8 + length);
    writeFileSync(path, bytes);
    expect(sequencesOf(await fetchAll(q, [4 * STEP, 5 * STEP, 6 * STEP]))).toEqual([4 * STEP, 6 * STEP]);
    expect([index!.holds(5 * STEP), hands.log.levels]).toEqual([false, ['error']]);
    await hands.close();
  });

  it('waits as long as the log cannot be read', async () => {
    const disk = new FaultyDisk(new Random(1));
    const { hands, q } = await make(disk);
    disk.faults = { failOneIn: { read: 1 } };
    const reads = disk.count('read');
    const fetching = fetchAll(q, [0, STEP]);
    while (disk.count('read') < reads + 5) await turnOfTheEventLoop();
    disk.faults = {};
    expect(sequencesOf(await fetching)).toEqual([0, STEP]);
    await hands.close();
  });

  it('calls nobody back for a queue that is deleted meanwhile', async () => {
    const { hands, q } = await make();
    let calls = 0;
    const all = Array.from({ length: END / STEP }, (_, index) => index * STEP);
    await new Promise<void>((resolve) => {
      q.fetch(all, () => {
        calls++;
        hands.store.remove(queueEntry('q'));
        resolve();
      });
    });
    q.fetch(all, () => calls++);
    await hands.checkpoint();
    await hands.close();
    expect(calls).toBe(1);
  });
});

describe('a read', () => {
  const directory = temporaryDirectory();

  it('does not tell of what is settled while it is under way, nor count it as lost', async () => {
    const hands = await StoreHands.open(directory.path);
    const q = hands.queue('q');
    for (let sequence = 0; sequence < 100; sequence++) q.append(persistent(`m${sequence}`), sequence);
    await hands.settled();
    onceFound(hands, () => {
      q.settle(3);
      q.settleRange(10, 90);
    });
    const { messages, next, lost } = await new Promise<RestoredRun>((resolve) => {
      q.read(0, 100, resolve);
    });
    expect([next, lost]).toEqual([100, 0]);
    const left = [...Array(100).keys()].filter((sequence) => sequence !== 3 && (sequence < 10 || sequence >= 90));
    expect(messages.map(({ sequence }) => sequence)).toEqual(left);
    await hands.close();
  });
});

/** Does something between the look into the index and the answer of the disk. */
function onceFound({ store }: StoreHands, meanwhile: () => void): void {
  const { reader } = store.parts;
  const read = reader.read.bind(reader);
  reader.read = async (wanted) => {
    reader.read = read;
    expect(wanted.length).toBeGreaterThan(1);
    const found = await read(wanted);
    meanwhile();
    return found;
  };
}
