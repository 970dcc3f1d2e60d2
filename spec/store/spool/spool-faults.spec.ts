/**
 * A disk that is full, fails or damages what it keeps: messages stay in memory or are counted as lost.
 */
import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Spilled } from '../../../src/core/storage.js';
import { FaultyDisk } from '../../support/faulty-disk.js';
import { plainRestored, spillable } from '../../support/plain-message.js';
import { Random } from '../../support/random.js';
import { SpoolHands } from '../../support/spool-hands.js';
import { temporaryDirectory } from '../../support/temporary-directory.js';

const MESSAGES = spillable(Array.from({ length: 2000 }, (_, index) => `message ${index}`));

describe('a spool on a bad disk', () => {
  let disk: FaultyDisk;
  let hands: SpoolHands;

  afterEach(async () => {
    await hands.close();
    expect(hands.files().size).toBe(0);
  });

  const directory = temporaryDirectory();

  beforeEach(async () => {
    disk = new FaultyDisk(new Random(1));
    hands = await SpoolHands.open(directory.path, disk);
  });

  const spool = (): string => join(directory.path, '1.spool');

  async function expectIntact(spilled: Spilled, lostMax: number): Promise<void> {
    const read = (await hands.read(spilled)).map((message) => JSON.stringify(plainRestored(message)));
    const expected = MESSAGES.map((message) => JSON.stringify(plainRestored(message)));
    const lost = MESSAGES.length - read.length;
    expect(lost).toBeGreaterThan(0);
    expect(lost).toBeLessThanOrEqual(lostMax);
    const kept = new Set(read);
    expect(expected.filter((message) => kept.has(message))).toEqual(read);
    expect(hands.log.entries.at(-1)).toMatchObject({ level: 'error', fields: { file: spool(), position: 0, lost } });
  }

  it('gives nothing aside while the disk is full, and says so once', async () => {
    disk.full = true;
    const refused = await Promise.all(Array.from({ length: 6 }, () => hands.spill(MESSAGES)));
    expect(refused).toEqual(Array.from({ length: 6 }, () => undefined));
    expect(hands.log.levels).toEqual(['error']);
    expect(hands.log.entries[0]?.fields.err).toMatchObject({ code: 'ENOSPC' });
    disk.full = false;
    const spilled = await hands.spill(MESSAGES);
    expect((await hands.read(spilled!)).map(plainRestored)).toEqual(MESSAGES.map(plainRestored));
    await hands.spill(MESSAGES);
    expect(hands.log.levels).toEqual(['error', 'info']);
    disk.full = true;
    await hands.spill(MESSAGES);
    expect(hands.log.levels).toEqual(['error', 'info', 'error']);
  });

  it('gives the room of what was refused to others', async () => {
    disk.full = true;
    await hands.spill(MESSAGES);
    expect(disk.count('close')).toBe(1);
    disk.full = false;
    const kept = await hands.spill(MESSAGES);
    disk.full = true;
    await hands.spill(MESSAGES);
    disk.full = false;
    await hands.spill(MESSAGES);
    expect(hands.files()).toEqual(new Map([['2.spool', 2 * kept!.bytes]]));
  });

  it('keeps what it has while later writes fail', async () => {
    const spilled = await hands.spill(MESSAGES);
    disk.full = true;
    expect(await hands.spill(MESSAGES)).toBeUndefined();
    expect((await hands.read(spilled!)).map(plainRestored)).toEqual(MESSAGES.map(plainRestored));
  });

  it('gives nothing aside when no file can be made', async () => {
    disk.faults = { failOneIn: { open: 1 } };
    expect(await Promise.all([hands.spill(MESSAGES), hands.spill(MESSAGES)])).toEqual([undefined, undefined]);
    disk.faults = {};
    expect((await hands.spill(MESSAGES))?.count).toBe(MESSAGES.length);
    expect(hands.log.levels).toEqual(['error', 'info']);
  });

  it('makes up for short writes and short reads', async () => {
    disk.faults = { shortOneIn: 2 };
    const chunks = await Promise.all(Array.from({ length: 8 }, () => hands.spill(MESSAGES)));
    for (const spilled of chunks) {
      expect((await hands.read(spilled!)).map(plainRestored)).toEqual(MESSAGES.map(plainRestored));
    }
    expect(disk.shortened).toBeGreaterThan(4);
  });

  it('loses a block where a byte is damaged', async () => {
    const spilled = await hands.spill(MESSAGES);
    const bytes = readFileSync(spool());
    bytes[bytes.length >> 1]! ^= 0x10;
    writeFileSync(spool(), bytes);
    await expectIntact(spilled!, 100);
  });

  it('loses the end of a file that was cut', async () => {
    const spilled = await hands.spill(MESSAGES);
    truncateSync(spool(), Math.floor(spilled!.bytes / 2));
    await expectIntact(spilled!, MESSAGES.length * 0.6);
    expect(hands.log.levels).toEqual(['warn', 'error']);
  });

  it('loses what the disk does not read at the second attempt either', async () => {
    const spilled = await hands.spill(MESSAGES);
    disk.faults = { failOneIn: { read: 1 } };
    expect(await hands.read(spilled!)).toEqual([]);
    expect(hands.log.entries.at(-1)?.fields.lost).toBe(MESSAGES.length);
    disk.faults = {};
    expect((await hands.read(spilled!)).map(plainRestored)).toEqual(MESSAGES.map(plainRestored));
  });

  it('does not take older bytes in the same place for what should be there', async () => {
    const first = await hands.spill(MESSAGES);
    const kept = await hands.spill(MESSAGES);
    const old = readFileSync(spool());
    hands.spool.free(first!);
    const second = await hands.spill(MESSAGES);
    writeFileSync(spool(), old);
    expect(await hands.read(second!)).toEqual([]);
    expect(await hands.read(kept!)).toHaveLength(MESSAGES.length);
  });

  it('goes on when a file cannot be deleted', async () => {
    const spilled = await hands.spill(MESSAGES);
    disk.faults = { failOneIn: { remove: 1 } };
    hands.spool.free(spilled!);
    expect((await hands.spill(MESSAGES))?.count).toBe(MESSAGES.length);
    disk.faults = {};
    await hands.close();
    expect([hands.log.levels, [...hands.files().keys()]]).toEqual([['warn'], ['1.spool']]);
    hands = await SpoolHands.open(directory.path, disk);
  });
});
