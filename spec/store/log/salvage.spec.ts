/**
 * Of a damaged log all is saved that is not damaged itself, nothing is told that was never written, and what
 * is lost is reported, its bytes kept.
 */
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { CommitBuffer } from '../../../src/store/log/commit-buffer.js';
import { LogLab, START, type Replayed, type WrittenCommit } from '../../support/log-lab.js';
import { persistent } from '../../support/store-hands.js';
import { temporaryDirectory } from '../../support/temporary-directory.js';

const HEADER = 24;

/** A commit with a bit of everything, in which every number tells which commit it is. */
function mixed(number: number): (buffer: CommitBuffer) => void {
  return (buffer) => {
    buffer.define(Buffer.from(`name ${number}`), Buffer.from('value'));
    const offset = buffer.put(1, number * 10, persistent(`m${number * 10}`));
    buffer.share(2, number * 10, offset, buffer.recordLength);
    buffer.put(1, number * 10 + 1, persistent(`m${number * 10 + 1} `.padEnd(60, 'x')));
    buffer.expires(1, number * 10 + 1, 1_800_000_000_000 + number);
    buffer.delay(2, number * 10, number);
    buffer.settleRange(3, number * 10, number * 10 + 2);
    buffer.put(2, number * 10 + 2, persistent(''));
    buffer.undefine(Buffer.from(`name ${number}`));
  };
}

describe('a damaged log', () => {
  const directory = temporaryDirectory();
  const quarantine = (): string => join(directory.path, 'quarantine');

  interface Written {
    readonly lab: LogLab;
    readonly commits: readonly WrittenCommit[];
    /** What each commit tells. */
    readonly told: readonly (readonly string[])[];
  }

  async function write(count: number): Promise<Written> {
    const lab = new LogLab(directory.path);
    const fills = Array.from({ length: count }, (_, index) => mixed(index + 1));
    const commits = await lab.write(START, fills);
    const told: (readonly string[])[] = [];
    let before = 0;
    for (const { segment, offset, commit } of commits) {
      const behind = (await lab.replay({ segment, offset, commit })).lines.length;
      const { lines } = await lab.replay();
      told.push(lines.slice(before, lines.length - behind));
      before = lines.length - behind;
    }
    return { lab, commits, told };
  }

  /** Flips a bit, and back. */
  async function withFlip(lab: LogLab, at: number, bit: number, look: () => Promise<void>): Promise<void> {
    const flip = (bytes: Buffer): undefined => {
      bytes[at]! ^= 1 << bit;
    };
    lab.change(1, flip);
    await look();
    lab.change(1, flip);
  }

  /** Says what is wrong with what was told instead of `expected`: all but what is damaged. */
  function strange({ lines }: Replayed, expected: readonly string[]): readonly string[] {
    const known = new Set(expected);
    return lines.filter((line) => !known.has(line) && !line.endsWith('damaged'));
  }

  it('loses nothing but what is damaged in the midst of it, whatever bit is flipped', async () => {
    const { lab, commits, told } = await write(3);
    const [first, second] = commits;
    let wholeCount = 0;
    for (let at = first!.offset; at < second!.offset; at++) {
      await withFlip(lab, at, at % 8, async () => {
        const replayed = await lab.replay();
        const { lines, log, end } = replayed;
        expect([at, strange(replayed, told.flat())]).toEqual([at, []]);
        expect(lines.slice(0, told[0]!.length)).toEqual(told[0]);
        expect(lines.slice(-told[2]!.length)).toEqual(told[2]);
        expect(end.commit).toBe(3);
        expect(new Set(log.levels)).toEqual(new Set(['error']));
        if (lines.length === told.flat().length) wholeCount++;
        expect(existsSync(join(quarantine(), `0000000001.log-${first!.offset}`))).toBe(true);
        rmSync(quarantine(), { recursive: true });
      });
    }
    // Flips in headers, in messages, and at the end of a commit.
    expect(wholeCount).toBeGreaterThan(HEADER + 60 + 13);
  });

  it('loses nothing but what is damaged in its last commit, and goes on behind it', async () => {
    const { lab, commits, told } = await write(2);
    const [first, second] = commits;
    let droppedCount = 0;
    for (let at = first!.offset; at < second!.offset; at++) {
      await withFlip(lab, at, at % 8, async () => {
        const replayed = await lab.replay();
        const { lines, log, end } = replayed;
        expect([at, strange(replayed, told.flat())]).toEqual([at, []]);
        if (end.commit === 1) {
          // It looks like a write that was cut off.
          droppedCount++;
          expect([lines, log.levels.filter((level) => level !== 'warn')]).toEqual([told[0], []]);
        } else {
          expect([end, log.levels]).toEqual([{ segment: 1, offset: second!.offset, commit: 2 }, ['error']]);
        }
      });
    }
    // If its last thirteen bytes are damaged, and hardly ever else.
    expect(droppedCount).toBeLessThan(30);
  });

  it('says the same at the next start, when more was written behind the damage', async () => {
    const { lab, commits } = await write(2);
    lab.change(1, (bytes) => {
      bytes[commits[0]!.offset + 3]! ^= 1;
      return bytes;
    });
    const { end, lines } = await lab.replay();
    await lab.write(end, [mixed(7)]);
    const again = await lab.replay();
    expect(again.lines.slice(0, lines.length)).toEqual(lines);
    expect([again.lines.length, again.end.commit]).toEqual([lines.length + 9 + 1, 3]);
  });

  it('tells a damaged message, for who reads it to find out', async () => {
    const { lab, told } = await write(2);
    const at = readFileSync(lab.path(1)).indexOf('m11 xx');
    await withFlip(lab, at + 5, 0, async () => {
      const { lines, log } = await lab.replay();
      expect(lines).toEqual(told.flat().map((line) => (line.startsWith('put 1 11 ') ? 'put 1 11 damaged' : line)));
      expect(log.entries).toEqual([
        expect.objectContaining({ fields: { commits: 1 } }),
        expect.objectContaining({ fields: expect.objectContaining({ saved: 2 }) }),
      ]);
    });
  });

  it('saves what it can of many damaged commits in a row', async () => {
    const { lab, commits, told } = await write(6);
    lab.change(1, (bytes) => {
      for (const { start } of commits.slice(1, 5)) bytes[start + 2]! ^= 1; // the magic of four commits
      return bytes;
    });
    const { lines, log } = await lab.replay();
    expect(lines).toEqual(told.flat());
    expect(log.entries[0]).toMatchObject({ level: 'error', fields: { commits: 4 } });
    expect(readdirSync(quarantine())).toHaveLength(4);
  });

  it('goes on behind a block of zeros', async () => {
    const { lab, commits, told } = await write(8);
    const [from, to] = [commits[1]!.offset + 90, commits[4]!.offset + 10];
    lab.change(1, (bytes) => bytes.fill(0, from, to));
    const replayed = await lab.replay();
    const { lines } = replayed;
    expect(strange(replayed, told.flat())).toEqual([]);
    expect(lines.slice(0, 16)).toEqual(told.flat().slice(0, 16));
    expect(lines.length).toBeGreaterThan(16 + 16);
    expect(lines.slice(-16)).toEqual(told.flat().slice(-16));
  });

  it('is saved at the end of a file as well', async () => {
    const lab = new LogLab(directory.path);
    const fills = Array.from({ length: 200 }, (_, index) => mixed(index + 1));
    const commits = await lab.write(START, fills);
    const { lines } = await lab.replay();
    const last = commits.filter(({ segment }) => segment === 1).at(-1)!;
    lab.change(1, (bytes) => {
      bytes[last.start + 2]! ^= 1;
      return bytes;
    });
    const { log, ...damaged } = await lab.replay();
    expect(damaged.lines).toEqual(lines);
    expect(damaged.end).toEqual({ segment: commits.at(-1)!.segment, offset: commits.at(-1)!.offset, commit: 200 });
    expect(log.levels).toEqual(['error', 'error']);
  });
});
