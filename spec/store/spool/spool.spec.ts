/**
 * What is spilled comes back as it was; what is freed leaves the disk.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Message } from '../../../src/core/message.js';
import type { SpillableMessage } from '../../../src/core/storage.js';
import { Content } from '../../../src/wire/content/content.js';
import { headerFrame } from '../../support/amqp-bytes.js';
import { plainRestored, spillable } from '../../support/plain-message.js';
import { Random } from '../../support/random.js';
import { SpoolHands } from '../../support/spool-hands.js';
import { temporaryDirectory } from '../../support/temporary-directory.js';

const FILE_BYTES = 100_000;

describe('a spool', () => {
  let hands: SpoolHands;

  afterEach(async () => {
    await hands.close();
  });

  const data = temporaryDirectory();

  beforeEach(async () => {
    hands = await SpoolHands.open(join(data.path, 'spool'), undefined, FILE_BYTES);
  });

  async function expectBack(messages: readonly SpillableMessage[]): Promise<void> {
    const spilled = await hands.spill(messages);
    expect(spilled?.count).toBe(messages.length);
    expect((await hands.read(spilled!)).map(plainRestored)).toEqual(messages.map(plainRestored));
    hands.spool.free(spilled!);
  }

  it('keeps order, sequence numbers and flags', async () => {
    const [message] = spillable(['x']).map((one) => one.message);
    await expectBack(
      [0, 1, 5, 2 ** 32, 2 ** 47].map((sequence, index) => ({
        message: message!,
        sequence,
        deliveries: index % 2,
        stored: index > 2,
        expiresAt: index % 3,
      })),
    );
  });

  it.each([0, 1, 4095, 4096, 300_000, 5_000_000])('takes bodies of %i bytes', async (size) => {
    const body = new Random(size).bytes(size);
    const whole = Content.inParts(headerFrame(3, size), size === 0 ? [] : [body]);
    const halves = Content.inParts(headerFrame(3, size), [body.subarray(0, size >> 1), body.subarray(size >> 1)]);
    await expectBack([
      ...spillable(['before'], 0),
      ...[whole, halves].map((content, index) => ({
        message: new Message('', 'q', content),
        sequence: 1 + index,
        deliveries: 0,
        stored: false,
        expiresAt: 0,
      })),
      ...spillable(['behind'], 3),
    ]);
  });

  it('gives contents that can be retained apart from what was read', async () => {
    const spilled = await hands.spill(spillable(['one', 'two']));
    const [one, two] = await hands.read(spilled!);
    expect(one?.message.content.bytes.buffer).toBe(two?.message.content.bytes.buffer);
    expect(one?.message.references).toBe(0);
  });

  it('reads the same twice', async () => {
    const spilled = await hands.spill(spillable(['a', 'b']));
    const first = await hands.read(spilled!);
    expect((await hands.read(spilled!)).map(plainRestored)).toEqual(first.map(plainRestored));
  });

  it('reads the same again while it is read', async () => {
    const messages = spillable(['a', 'b', 'c']);
    const spilled = await hands.spill(messages);
    const reads = await Promise.all([1, 2, 3].map(() => hands.read(spilled!)));
    for (const read of reads) expect(read.map(plainRestored)).toEqual(messages.map(plainRestored));
    hands.spool.free(spilled!);
  });

  it('does not give back the place of what is freed while several read it', async () => {
    const body = 'x'.repeat(50_000);
    const spilled = await hands.spill(spillable([body]));
    const answers: unknown[] = [];
    for (let times = 0; times < 3; times++) hands.spool.read(spilled!, (messages) => answers.push(messages));
    hands.spool.free(spilled!);
    const other = await hands.spill(spillable(['y'.repeat(50_000)]));
    expect((await hands.read(other!)).map(({ message }) => message.content.body().toString())).toEqual([
      'y'.repeat(50_000),
    ]);
    await hands.close();
    expect([answers, hands.log.entries, hands.files().size]).toEqual([[], [], 0]);
    hands = await SpoolHands.open(hands.directory);
  });

  it('takes many chunks at once and tells of them in any order', async () => {
    const chunks = Array.from({ length: 50 }, (_, index) =>
      spillable(
        Array.from({ length: 40 }, (_, n) => `${index}:${n}`),
        index * 40,
      ),
    );
    const spilled = await Promise.all(chunks.map((chunk) => hands.spill(chunk)));
    for (const [index, chunk] of chunks.entries()) {
      expect((await hands.read(spilled[index]!)).map(plainRestored)).toEqual(chunk.map(plainRestored));
    }
  });

  it('answers after the call has returned', async () => {
    let returned = false;
    const answered = new Promise<boolean>((resolve) => {
      hands.spool.spill(spillable(['m']), () => {
        resolve(returned);
      });
    });
    returned = true;
    expect(await answered).toBe(true);
  });

  it('closes after the call has returned', async () => {
    let returned = false;
    const empty = await SpoolHands.open(join(data.path, 'empty'));
    const closed = new Promise<boolean>((resolve) => {
      empty.spool.close(() => {
        resolve(returned);
      });
    });
    returned = true;
    expect(await closed).toBe(true);
  });

  it('does not answer a read of what is freed meanwhile', async () => {
    const spilled = await hands.spill(spillable(['m']));
    const read: unknown[] = [];
    hands.spool.read(spilled!, (messages) => read.push(messages));
    hands.spool.free(spilled!);
    await hands.close();
    expect([read, hands.log.entries, hands.files().size]).toEqual([[], [], 0]);
    hands = await SpoolHands.open(hands.directory);
  });

  it('deletes what an earlier process has left, and nothing else', async () => {
    const directory = join(data.path, 'left');
    const first = await SpoolHands.open(directory);
    await first.spill(spillable(['m']));
    for (const name of ['17.spool', 'note.txt']) writeFileSync(join(directory, name), 'left');
    const second = await SpoolHands.open(directory);
    expect([...second.files().keys()]).toEqual(['note.txt']);
    await second.close();
    await first.close();
  });

  it('tells why it cannot open', async () => {
    writeFileSync(join(data.path, 'file'), '');
    await expect(SpoolHands.open(join(data.path, 'file', 'spool'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  it('deletes all when it closes, and answers nothing any more', async () => {
    const kept = await hands.spill(spillable(['kept']));
    const other = await hands.spill(spillable(['other']));
    const answers: unknown[] = [];
    for (let times = 0; times < 5; times++) hands.spool.spill(spillable(['m']), (spilled) => answers.push(spilled));
    hands.spool.read(kept!, (messages) => answers.push(messages));
    const closed = hands.close();
    hands.spool.spill(spillable(['late']), (spilled) => answers.push(spilled));
    hands.spool.read(other!, (messages) => answers.push(messages));
    await closed;
    expect([answers, hands.files().size]).toEqual([[], 0]);
    hands.spool.free(kept!);
    expect(existsSync(hands.directory)).toBe(true);
    hands = await SpoolHands.open(hands.directory);
  });
});
