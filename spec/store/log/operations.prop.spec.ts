/**
 * What is told to a commit is what is read from its bytes; of bytes that are cut short or damaged nothing is
 * read that was never told.
 */
import { describe, expect, it } from '@jest/globals';
import { COMMIT_HEADER_BYTES } from '../../../src/store/log/commit-header.js';
import { CommitBuffer } from '../../../src/store/log/commit-buffer.js';
import { OperationParser } from '../../../src/store/log/operation-parser.js';
import { seedOf } from '../../../src/store/log/operations.js';
import { SEGMENT_HEADER_BYTES, Segment } from '../../../src/store/log/segment.js';
import { Random } from '../../support/random.js';
import { persistent } from '../../support/store-hands.js';
import { ToldOperations } from '../../support/told-operations.js';

const SALT = 0xfedcba98;
const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);

interface Sample {
  /** From the start of the commit. */
  readonly bytes: Buffer;
  readonly number: number;
  /** What was told, with each run taken apart. */
  readonly lines: readonly string[];
  /** Where in the segment `bytes` stand. */
  readonly base: number;
}

function fill(random: Random, count: number): Sample {
  const number = random.pick([1, 2, 77, 0xffff_ffff, 2 ** 40]);
  const position = random.pick([0, 5000]);
  const buffer = new CommitBuffer(SALT);
  buffer.aim(1, new Segment(9), 0); // of an earlier use
  buffer.put(1, 1, persistent('old'));
  buffer.aim(number, new Segment(3), position);
  const lines: string[] = [];
  const puts: { offset: number; length: number; body: string }[] = [];
  for (let i = 0; i < count; i++) {
    const queue = random.pick([1, 2, 0xffff_ffff]);
    const sequence = random.pick([i, i, 1000 + i, 2 ** 47 + i]);
    const body = random.word(random.pick([0, 3, 300]));
    const time = random.pick([0, 1, 1_800_000_000_000, 2 ** 48 - 1, random.next()]);
    switch (random.below(10)) {
      case 0: {
        const offset = buffer.put(queue, sequence, persistent(body));
        expect(buffer.lengthOfRecordAt(offset)).toBe(buffer.recordLength);
        puts.push({ offset, length: buffer.recordLength, body });
        lines.push(`put ${queue} ${sequence} ${offset} ${body}`);
        break;
      }
      case 1: {
        const put = puts.at(-1);
        if (put === undefined) break;
        buffer.share(queue, sequence, put.offset, put.length);
        lines.push(`share ${queue} ${sequence} 3 ${put.offset} ${put.length}`);
        break;
      }
      case 2: {
        const offset = buffer.move(queue, sequence, recordOf(body));
        buffer.moveShare(queue, sequence + 1, 3, offset);
        lines.push(`move ${queue} ${sequence} ${offset} ${body}`, `moveShare ${queue} ${sequence + 1} 3 ${offset}`);
        break;
      }
      case 3:
        buffer.settleRange(queue, sequence, sequence + 3);
        for (let settled = 0; settled < 3; settled++) lines.push(`settle ${queue} ${sequence + settled}`);
        break;
      case 4:
        buffer.settle(queue, sequence);
        lines.push(`settle ${queue} ${sequence}`);
        break;
      case 5:
        buffer.deliver(queue, sequence);
        lines.push(`deliver ${queue} ${sequence}`);
        break;
      case 6:
        buffer.define(Buffer.from(`name ${i}`), Buffer.from(body));
        lines.push(`define ${hex(`name ${i}`)} ${hex(body)}`);
        break;
      case 7:
        buffer.undefine(Buffer.from(`name ${i}`));
        lines.push(`undefine ${hex(`name ${i}`)}`);
        break;
      case 8:
        buffer.expires(queue, sequence, time);
        lines.push(`expires ${queue} ${sequence} ${time}`);
        break;
      case 9:
        buffer.delay(queue, sequence, time);
        lines.push(`delay ${queue} ${sequence} ${time}`);
        break;
    }
  }
  expect(buffer.isEmpty).toBe(lines.length === 0);
  const header = position === 0 ? SEGMENT_HEADER_BYTES : 0;
  const bytes = Buffer.from(buffer.seal().subarray(header));
  return { bytes, number, lines, base: position + header };
}

function hex(text: string): string {
  return Buffer.from(text).toString('hex');
}

/** The bytes that a message with this body has in the log. */
function recordOf(body: string): Buffer {
  const buffer = new CommitBuffer(0);
  buffer.aim(1, new Segment(1), 64);
  const offset = buffer.put(1, 1, persistent(body)) - 64;
  const { recordLength } = buffer;
  return Buffer.from(buffer.seal().subarray(offset, offset + 8 + recordLength));
}

function read(
  { bytes, base }: Sample,
  end: number,
  seed?: number,
): { lines: readonly string[]; isEnd: boolean; at: number } {
  const told = new ToldOperations(bytes, base);
  const stop = new OperationParser(bytes, end, told, seed).read(COMMIT_HEADER_BYTES);
  return { lines: told.lines, ...stop };
}

/** The order of runs among other operations is not kept, and need not be. */
function sorted(lines: readonly string[]): readonly string[] {
  return [...lines].sort();
}

describe('the operations of a commit', () => {
  it.each(SEEDS)('come back as they were told (seed %i)', (seed) => {
    const sample = fill(new Random(seed), 200);
    const { length } = sample.bytes;
    for (const check of [undefined, seedOf(SALT, sample.number)]) {
      const { lines, ...stop } = read(sample, length, check);
      expect(sorted(lines)).toEqual(sorted(sample.lines));
      expect(stop).toEqual({ at: length, isEnd: true });
      const inOrder = (all: readonly string[]): readonly string[] =>
        all.filter((one) => !/^(settle|deliver)/.test(one));
      expect(inOrder(lines)).toEqual(inOrder(sample.lines));
    }
  });

  it('are none, when nothing was told', () => {
    const sample = fill(new Random(1), 0);
    expect(read(sample, sample.bytes.length)).toEqual({ lines: [], at: sample.bytes.length, isEnd: true });
  });

  it.each(SEEDS.slice(0, 3))('are read up to where they are cut off, and no rubbish (seed %i)', (seed) => {
    const sample = fill(new Random(seed), 30);
    const whole = read(sample, sample.bytes.length).lines;
    for (let end = 0; end < sample.bytes.length; end++) {
      for (const check of [undefined, seedOf(SALT, sample.number)]) {
        const { lines, isEnd, at } = read(sample, end, check);
        expect(lines).toEqual(whole.slice(0, lines.length));
        expect([isEnd, at <= Math.max(end, COMMIT_HEADER_BYTES)]).toEqual([false, true]);
      }
    }
  });

  it.each(SEEDS.slice(0, 3))('are known by their checks, whatever bit is flipped (seed %i)', (seed) => {
    const sample = fill(new Random(seed), 20);
    const known = new Set(sample.lines);
    let savedMost = 0;
    for (let at = COMMIT_HEADER_BYTES; at < sample.bytes.length; at++) {
      for (let bit = 0; bit < 8; bit++) {
        sample.bytes[at]! ^= 1 << bit;
        const { lines } = read(sample, sample.bytes.length, seedOf(SALT, sample.number));
        const strange = lines.filter((line) => !known.has(line) && !line.endsWith('damaged'));
        expect([at, bit, strange]).toEqual([at, bit, []]);
        savedMost = Math.max(savedMost, lines.length);
        sample.bytes[at]! ^= 1 << bit;
      }
    }
    // Those whose message alone was damaged.
    expect(savedMost).toBe(sample.lines.length);
  });

  it('take little when neighbours are settled or delivered one by one', () => {
    const buffer = new CommitBuffer(SALT);
    buffer.aim(1, new Segment(1), 100);
    for (let sequence = 0; sequence < 1000; sequence++) {
      buffer.deliver(1, sequence);
      buffer.settle(1, sequence + 7);
    }
    expect(buffer.seal().length).toBeLessThan(100);
  });

  it('are not those of another commit, or of another store', () => {
    const sample = fill(new Random(3), 30);
    for (const seed of [seedOf(SALT, sample.number + 1), seedOf(SALT + 1, sample.number)]) {
      expect(read(sample, sample.bytes.length, seed).lines).toEqual([]);
    }
  });

  it('are not read out of random bytes', () => {
    const random = new Random(1);
    for (let i = 0; i < 2000; i++) {
      const sample = { bytes: random.bytes(random.below(400)), number: 1, lines: [], base: 0 };
      read(sample, sample.bytes.length);
      expect(read(sample, sample.bytes.length, seedOf(SALT, 1)).lines).toEqual([]);
    }
  });
});
