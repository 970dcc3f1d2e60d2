/**
 * A log is read from any commit on, over all its files, up to where it ends: at a write that was cut off, or
 * before what an earlier use has left in a file.
 */
import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import type { CommitBuffer } from '../../../src/store/log/commit-buffer.js';
import { LogLab, START } from '../../support/log-lab.js';
import { Random } from '../../support/random.js';
import { SMALL, persistent } from '../../support/store-hands.js';
import { temporaryDirectory } from '../../support/temporary-directory.js';

/** Puts one message; its body tells its number, and its length. */
function put(number: number, size = 0): (buffer: CommitBuffer) => void {
  return (buffer) => {
    buffer.put(1, number, persistent(`m${number} `.padEnd(size, 'x')));
  };
}

/** The numbers of the messages that were put. */
function numbersIn(lines: readonly string[]): readonly number[] {
  return lines.map((line) => Number(/^put 1 (\d+) \d+ m\1 x*$/.exec(line)![1]));
}

const upTo = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);

describe('replay', () => {
  const directory = temporaryDirectory();

  it('tells everything in order, over many files, and where the log ends', async () => {
    const lab = new LogLab(directory.path);
    const written = await lab.write(
      START,
      upTo(100).map((number) => put(number, 1000)),
    );
    expect(written.at(-1)!.segment).toBeGreaterThan(5);
    const { end, lines, log } = await lab.replay();
    expect(numbersIn(lines)).toEqual(upTo(100));
    expect(end).toEqual({ segment: end.segment, offset: end.offset, commit: 100 });
    expect(written.at(-1)).toMatchObject(end);
    expect(log.entries).toEqual([]);
  });

  it('begins behind any commit', async () => {
    const lab = new LogLab(directory.path);
    const written = await lab.write(
      START,
      upTo(60).map((number) => put(number, 1000)),
    );
    for (const [index, { segment, offset, commit }] of written.entries()) {
      const { end, lines } = await lab.replay({ segment, offset, commit });
      expect(numbersIn(lines)).toEqual(upTo(60).slice(index + 1));
      expect(end.commit).toBe(60);
    }
  });

  it('takes a commit that is larger than a file', async () => {
    const lab = new LogLab(directory.path);
    await lab.write(START, [put(0), put(1, 5 * SMALL.segmentBytes), put(2)]);
    expect(numbersIn((await lab.replay()).lines)).toEqual([0, 1, 2]);
  });

  it('finds nothing where there is nothing', async () => {
    const lab = new LogLab(directory.path);
    expect(await lab.replay()).toMatchObject({ end: START, lines: [] });
    writeFileSync(lab.path(1), '');
    const { end, lines, log } = await lab.replay();
    expect([end, lines, log.entries]).toEqual([START, [], []]);
  });

  it.each(['zeros', 'rubbish'])('drops a last write that was cut off, at whatever byte, before %s', async (behind) => {
    const lab = new LogLab(directory.path);
    const random = new Random(1);
    const [first, second] = await lab.write(START, [put(0), put(1, 40)]);
    const whole = readFileSync(lab.path(1));
    for (let cut = first!.offset; cut < second!.offset; cut++) {
      const rest = behind === 'zeros' ? Buffer.alloc(whole.length - cut) : random.bytes(whole.length - cut);
      const torn = Buffer.concat([whole.subarray(0, cut), rest]);
      if (torn.equals(whole)) continue; // it ended with zeros
      writeFileSync(lab.path(1), torn);
      const { end, lines, log } = await lab.replay();
      expect([cut, numbersIn(lines), end.offset, end.commit]).toEqual([cut, [0], first!.offset, 1]);
      const hasHeader = cut >= first!.offset + 24;
      const cutOff = log.levels.join();
      expect([cut, cutOff]).toEqual([cut, hasHeader ? 'warn' : '']);
    }
  });

  it('goes on where a last write was cut off', async () => {
    const lab = new LogLab(directory.path);
    const [, second] = await lab.write(START, [put(0), put(1, 2000)]);
    lab.change(1, (bytes) => bytes.fill(0, second!.offset - 500));
    const { end } = await lab.replay();
    await lab.write(end, [put(11, 300), put(12)]);
    const { lines, log } = await lab.replay();
    expect(numbersIn(lines)).toEqual([0, 11, 12]);
    expect(log.entries).toEqual([]);
  });

  it('goes on where the first write to a file was cut off', async () => {
    const lab = new LogLab(directory.path);
    const written = await lab.write(
      START,
      upTo(30).map((number) => put(number, 1000)),
    );
    const first = written.findIndex(({ segment }) => segment === 2);
    for (const segment of [3, 4]) rmSync(lab.path(segment), { force: true });
    lab.change(2, (bytes) => bytes.fill(0, 200));
    const { end, lines } = await lab.replay();
    expect([numbersIn(lines), end.segment]).toEqual([upTo(first), 1]);
    await lab.write(end, [put(99)]);
    expect(numbersIn((await lab.replay()).lines)).toEqual([...upTo(first), 99]);
  });

  it('does not tell what an earlier use has left in a file', async () => {
    const lab = new LogLab(directory.path);
    await lab.write(
      START,
      upTo(10).map((number) => put(number, 100)),
    );
    // Commits of the same sizes in the same places, but for their numbers; fewer of them.
    await lab.write(
      { ...START, commit: 50 },
      upTo(4).map((number) => put(number + 50, 100)),
    );
    const { lines, end, log } = await lab.replay({ ...START, commit: 50 });
    expect([numbersIn(lines), end.commit, log.entries]).toEqual([[50, 51, 52, 53], 54, []]);
  });

  it('does not tell what another store has written, or a client sent', async () => {
    const other = new LogLab(directory.path, 815);
    await other.write(
      START,
      upTo(10).map((number) => put(number, 100)),
    );
    const lab = new LogLab(directory.path);
    expect((await lab.replay()).lines).toEqual([]);
    const log = readFileSync(lab.path(1)).toString('latin1', 0, 2000);
    rmSync(lab.path(1));
    const sent = (buffer: CommitBuffer): void => {
      buffer.put(1, 7, persistent(log));
    };
    await lab.write(START, [sent, put(8)]);
    lab.change(1, (bytes) => {
      bytes[300]! ^= 1;
    });
    const { lines } = await lab.replay();
    expect(lines).toEqual([expect.stringMatching(/^put 1 7 \d*/), expect.stringMatching(/^put 1 8 /)]);
  });

  it('refuses a file that a newer version has written', async () => {
    const lab = new LogLab(directory.path);
    await lab.write(START, [put(0)]);
    lab.change(1, (bytes) => {
      bytes.writeUInt16LE(2, 8);
      bytes.writeUInt32LE(crc32(bytes.subarray(0, 16), lab.salt), 16);
      return bytes;
    });
    await expect(lab.replay()).rejects.toThrow('newer: 0000000001.log');
  });

  it('tells that a file is missing, and goes on behind it', async () => {
    const lab = new LogLab(directory.path);
    const written = await lab.write(
      START,
      upTo(60).map((number) => put(number, 1000)),
    );
    rmSync(lab.path(2));
    const { lines, log, end } = await lab.replay();
    expect(numbersIn(lines)).toEqual(upTo(60).filter((number) => written[number]!.segment !== 2));
    expect(end.commit).toBe(60);
    expect(log.entries).toEqual([
      { level: 'error', fields: { commits: 60 - lines.length }, text: expect.stringMatching(/missing/) },
    ]);
  });

  it('tells that a file is cut short, and goes on with the next', async () => {
    const lab = new LogLab(directory.path);
    const written = await lab.write(
      START,
      upTo(60).map((number) => put(number, 1000)),
    );
    truncateSync(lab.path(2), 5000);
    const { lines, log } = await lab.replay();
    const isThere = (number: number): boolean => written[number]!.segment !== 2 || written[number]!.offset <= 5000;
    expect(numbersIn(lines)).toEqual(upTo(60).filter(isThere));
    expect(log.levels).toEqual(expect.arrayContaining(['error', 'error']));
  });
});
