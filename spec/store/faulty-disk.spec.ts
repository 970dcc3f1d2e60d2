/**
 * The disk that other specs make fail does what they rely on, and short reads and writes are made up for.
 */
import { constants, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { type DiskFailure, type DiskFile, readAll, writeAll } from '../../src/store/disk.js';
import { type Faults, FaultyDisk } from '../support/faulty-disk.js';
import { Random } from '../support/random.js';
import { temporaryDirectory } from '../support/temporary-directory.js';

const BYTES = new Random(1).bytes(10_000);

describe('a faulty disk', () => {
  const directory = temporaryDirectory();
  const path = (): string => join(directory.path, 'f');

  function open(seed: number, faults: Faults): Promise<{ disk: FaultyDisk; file: DiskFile }> {
    const disk = new FaultyDisk(new Random(seed), faults);
    return new Promise((resolve, reject) => {
      disk.open(path(), constants.O_RDWR | constants.O_CREAT, (failure, file) => {
        if (failure === null) resolve({ disk, file });
        else reject(failure);
      });
    });
  }

  const write = (file: DiskFile, bytes: Buffer, position: number): Promise<DiskFailure | null> =>
    new Promise((resolve) => {
      writeAll(file, bytes, position, resolve);
    });
  const read = (file: DiskFile, bytes: Buffer): Promise<DiskFailure | null> =>
    new Promise((resolve) => {
      readAll(file, bytes, 0, resolve);
    });
  const close = (file: DiskFile): Promise<DiskFailure | null> =>
    new Promise((resolve) => {
      file.close(resolve);
    });

  it.each([1, 2, 3, 4, 5])('that cuts reads and writes short loses nothing (seed %i)', async (seed) => {
    const { disk, file } = await open(seed, { shortOneIn: 2 });
    expect(await write(file, BYTES, 0)).toBeNull();
    const bytes = Buffer.alloc(BYTES.length);
    expect(await read(file, bytes)).toBeNull();
    expect(bytes.equals(BYTES)).toBe(true);
    await write(file, BYTES, BYTES.length);
    await read(file, bytes);
    expect(disk.shortened).toBeGreaterThan(0);
    expect(disk.count('write') + disk.count('read')).toBe(4 + disk.shortened);
    await close(file);
  });

  it('fails as often as it was told to, and may have written some', async () => {
    const { disk, file } = await open(3, { failOneIn: { write: 2 } });
    let failures = 0;
    for (let at = 0; at < 100; at++) if ((await write(file, BYTES.subarray(0, 100), at * 100)) !== null) failures++;
    expect(failures).toBe(disk.failed);
    expect(failures).toBeGreaterThan(20);
    expect(failures).toBeLessThan(80);
    await close(file);
  });

  it('that is full takes nothing until it is not', async () => {
    const { disk, file } = await open(1, {});
    disk.full = true;
    expect((await write(file, BYTES, 0))?.code).toBe('ENOSPC');
    disk.full = false;
    expect(await write(file, BYTES, 0)).toBeNull();
    await close(file);
  });

  it('answers in another order than it was asked', async () => {
    const { file } = await open(1, { turnsMax: 5 });
    const order: number[] = [];
    const writes = Array.from({ length: 20 }, async (_, index) => {
      await write(file, BYTES.subarray(0, 10), index * 10);
      order.push(index);
    });
    await Promise.all(writes);
    expect(order).not.toEqual(order.toSorted((a, b) => a - b));
    await close(file);
  });

  it('keeps what it has answered, and a part at most of the rest, when the process dies', async () => {
    let torn = 0;
    for (let seed = 0; seed < 40; seed++) {
      writeFileSync(path(), '');
      const { disk, file } = await open(seed, {});
      await write(file, BYTES, 0);
      const answers: unknown[] = [];
      writeAll(file, BYTES, BYTES.length, (failure) => answers.push(failure));
      await disk.crash();
      writeAll(file, BYTES, 2 * BYTES.length, (failure) => answers.push(failure));
      await new Promise(setImmediate);
      const kept = readFileSync(path());
      expect(kept.equals(Buffer.concat([BYTES, BYTES]).subarray(0, kept.length))).toBe(true);
      expect(kept.length).toBeGreaterThanOrEqual(BYTES.length);
      expect(answers).toEqual([]);
      if (kept.length > BYTES.length && kept.length < 2 * BYTES.length) torn++;
    }
    expect(torn).toBeGreaterThan(0);
  });
});
