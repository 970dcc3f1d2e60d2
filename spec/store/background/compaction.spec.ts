/**
 * A message that is stuck does not hold the file it stands in: it is copied forward, once for all queues that
 * have it, and is there whenever the process dies.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { FaultyDisk } from '../../support/faulty-disk.js';
import { Random } from '../../support/random.js';
import { StoreHands, bodyOf, persistent, queueEntry, readAll } from '../../support/store-hands.js';
import { temporaryDirectory } from '../../support/temporary-directory.js';

const STUCK = 3;
const TIME = 1_800_000_000_000;
const BODY = 'stuck '.padEnd(600, 'y');

describe('compaction', () => {
  const directory = temporaryDirectory();
  const path = (name: string): string => join(directory.path, name);

  /** Three queues that share a stuck message among others that are settled, in more than one file. */
  async function makeStuck(hands: StoreHands): Promise<void> {
    const queues = ['a', 'b', 'c'].map((name) => hands.queue(name));
    for (let sequence = 0; sequence < 40; sequence++) {
      const message = persistent(sequence === STUCK ? BODY : 'x'.repeat(700));
      for (const queue of queues) {
        queue.append(message, sequence);
        queue.expires(sequence, TIME + sequence);
      }
      await hands.settled();
    }
    for (const queue of queues) {
      queue.delivered(STUCK);
      queue.delay(STUCK, TIME);
      queue.settleRange(0, STUCK);
      queue.settleRange(STUCK + 1, 40);
    }
  }

  const firstFile = '0000000001.log';

  async function expectStuck(hands: StoreHands, names = ['a', 'b', 'c']): Promise<void> {
    for (const name of names) {
      const found = await readAll(hands.queue(name), 0, 41);
      const plain = found.map(({ message, sequence, deliveries }) => [sequence, bodyOf(message), deliveries]);
      expect([name, plain]).toEqual([name, [[STUCK, BODY, 1]]]);
      expect(found[0]).toMatchObject({ expiresAt: TIME + STUCK, delayedUntil: TIME });
    }
    expect(hands.accounts()).toEqual(await hands.recount());
  }

  it('lets go of the file, and writes what is shared once', async () => {
    let hands = await StoreHands.open(path('data'));
    await makeStuck(hands);
    await hands.settled();
    const { segment, offset } = hands.store.log.position;
    await hands.checkpoint();
    await hands.checkpoint(); // what is idle at two of them is copied
    const end = hands.store.log.position;
    expect([end.segment, end.offset > offset + BODY.length]).toEqual([segment, true]);
    expect(end.offset - offset).toBeLessThan(2 * BODY.length);
    await expectStuck(hands);
    await hands.checkpoint();
    expect(hands.files()).not.toContain(firstFile);
    await hands.close();
    hands = await StoreHands.open(path('data'));
    await expectStuck(hands);
    await hands.close();
  });

  it('goes on as long as there are such files, and stops', async () => {
    const hands = await StoreHands.open(path('data'));
    const q = hands.queue('q');
    for (let sequence = 0; sequence < 300; sequence++) {
      q.append(persistent('x'.repeat(700)), sequence);
      await hands.settled();
    }
    for (let sequence = 0; sequence < 300; sequence++) if (sequence % 25 !== 0) q.settle(sequence);
    for (let rounds = 0; rounds < 40; rounds++) await hands.checkpoint();
    expect(hands.files().length).toBeLessThan(6);
    expect((await readAll(q, 0, 300)).map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 12 }, (_, index) => index * 25),
    );
    const { committed } = hands.store;
    for (let rounds = 0; rounds < 4; rounds++) await hands.checkpoint();
    expect(hands.store.committed).toBe(committed);
    await hands.close();
  });

  it('does not lose what it moves while it is read', async () => {
    const hands = await StoreHands.open(path('data'));
    await makeStuck(hands);
    const { reader } = hands.store.parts;
    const read = reader.read.bind(reader);
    reader.read = async (wanted) => {
      reader.read = read;
      for (let rounds = 0; rounds < 3; rounds++) await hands.checkpoint();
      expect(hands.files()).not.toContain(firstFile); // where it was found to be
      return read(wanted);
    };
    await expectStuck(hands);
    await hands.close();
    expect(hands.log.entries).toEqual([]);
  });

  it('tells no loss of what is settled while it is read', async () => {
    const hands = await StoreHands.open(path('data'));
    await makeStuck(hands);
    const { reader } = hands.store.parts;
    const read = reader.read.bind(reader);
    reader.read = async (wanted) => {
      for (const name of ['a', 'b', 'c']) hands.queue(name).settle(STUCK);
      for (let rounds = 0; rounds < 3; rounds++) await hands.checkpoint();
      return read(wanted);
    };
    const run = await new Promise((resolve) => {
      hands.queue('a').read(0, 40, resolve);
    });
    expect(run).toEqual({ messages: [], next: 40, lost: 0 });
    await hands.close();
    expect(hands.log.entries).toEqual([]);
  });

  it('leaves alone what is in the file that is written', async () => {
    const hands = await StoreHands.open(path('data'));
    hands.queue('q').append(persistent('m'), 0);
    await hands.settled();
    const { committed } = hands.store;
    for (let rounds = 0; rounds < 5; rounds++) await hands.checkpoint();
    expect(hands.store.committed).toBe(committed);
    await hands.close();
  });

  it('keeps no more of the index in memory than there was', async () => {
    let hands = await StoreHands.open(path('data'));
    await makeStuck(hands);
    const q = hands.queue('q');
    for (let sequence = 0; sequence < 30 * 1024; sequence += 500) q.append(persistent('m'), sequence);
    hands.queue('a').append(persistent('m'), 30 * 1024);
    await hands.close();
    hands = await StoreHands.open(path('data'));
    const queues = ['a', 'b', 'c', 'q'].map((name) => hands.queue(name));
    for (let rounds = 0; rounds < 3; rounds++) {
      queues[0]!.delivered(STUCK);
      await hands.checkpoint();
    }
    expect(hands.files()).not.toContain(firstFile);
    const pages = [...hands.store.state.allIndexes()].map((index) => index.pages.size);
    expect(Math.max(...pages)).toBeLessThan(4);
    await hands.close();
  });

  it('copies nothing that is settled meanwhile, or whose queue is gone', async () => {
    const hands = await StoreHands.open(path('data'));
    await makeStuck(hands);
    await hands.checkpoint();
    hands.store.checkpointer.request();
    await hands.store.checkpointer.idle(); // it has begun to look for what is to be copied
    hands.queue('a').settle(STUCK);
    hands.store.remove(queueEntry('b'));
    await hands.store.compactor.idle();
    await hands.settled();
    await hands.checkpoint();
    expect(hands.files()).not.toContain(firstFile);
    await expectStuck(hands, ['c']);
    expect(await readAll(hands.queue('a'), 0, 41)).toEqual([]);
    await hands.close();
  });

  it.each(Array.from({ length: 30 }, (_, turns) => turns))(
    'is undone or done when the process dies (turn %i)',
    async (turns) => {
      let disk = new FaultyDisk(new Random(turns), { shortOneIn: 3 });
      let hands = await StoreHands.open(path('before'), { disk });
      await makeStuck(hands);
      await hands.checkpoint();
      hands.store.checkpointer.request();
      for (let turn = turns * 2; turn > 0; turn--) await new Promise(setImmediate);
      if (turns % 3 === 0) hands.store.checkpointer.request();
      await disk.crash();
      await hands.dieInto(path('after'));
      disk = new FaultyDisk(new Random(turns));
      hands = await StoreHands.open(path('after'), { disk });
      await expectStuck(hands);
      for (let rounds = 0; rounds < 3; rounds++) await hands.checkpoint();
      expect(hands.files()).not.toContain(firstFile);
      await hands.close();
      hands = await StoreHands.open(path('after'));
      await expectStuck(hands);
      await hands.close();
    },
  );

  it('does not hide that a message is damaged', async () => {
    let hands = await StoreHands.open(path('data'));
    await makeStuck(hands);
    await hands.close();
    const file = path(join('data', 'log', firstFile));
    const bytes = readFileSync(file);
    bytes[bytes.indexOf('stuck') + 20]! ^= 1;
    writeFileSync(file, bytes);
    hands = await StoreHands.open(path('data'));
    const queues = ['a', 'b', 'c'].map((name) => hands.queue(name));
    for (let rounds = 0; rounds < 3; rounds++) {
      queues[0]!.delivered(STUCK);
      await hands.checkpoint();
    }
    for (const queue of queues) expect(await readAll(queue)).toEqual([]);
    await hands.checkpoint();
    expect(hands.files()).not.toContain(firstFile);
    expect(hands.log.entries.map(({ fields }) => fields.messages)).toEqual([1, 1, 1]);
    await hands.close();
  });
});
