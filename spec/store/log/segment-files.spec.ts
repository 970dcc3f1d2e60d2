/**
 * Files of the log come and go: none is written over that is needed, none stays that is not, and none is
 * closed under a read.
 */
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { DiskFailure } from '../../../src/store/disk.js';
import { SegmentFiles } from '../../../src/store/log/segment-files.js';
import { FaultyDisk } from '../../support/faulty-disk.js';
import { Random } from '../../support/random.js';
import { RecordedLog } from '../../support/recorded-log.js';
import { SMALL } from '../../support/store-hands.js';
import { temporaryDirectory } from '../../support/temporary-directory.js';

const SIZE = SMALL.segmentBytes;

describe('the files of the log', () => {
  const directory = temporaryDirectory();
  const path = (name: string): string => join(directory.path, name);

  function filesOn(disk = new FaultyDisk(new Random(1))): { files: SegmentFiles; log: RecordedLog; disk: FaultyDisk } {
    const log = new RecordedLog();
    return { files: new SegmentFiles(disk, directory.path, log, SMALL), log, disk };
  }

  const find = (files: SegmentFiles): Promise<readonly number[] | undefined> =>
    new Promise((resolve) => {
      files.find((_, ids) => resolve(ids));
    });

  const write = (files: SegmentFiles, id: number, text: string, at = 0): Promise<DiskFailure | null> =>
    new Promise((resolve) => {
      files.write(files.segment(id), Buffer.from(text), at, resolve);
    });

  const read = (files: SegmentFiles, id: number, length: number): Promise<string> =>
    new Promise((resolve) => {
      const bytes = Buffer.alloc(length);
      files.read(id, bytes, 0, (failure) => resolve(failure === null ? bytes.toString() : String(failure.code)));
    });

  const closed = (files: SegmentFiles): Promise<void> =>
    new Promise((resolve) => {
      files.close(resolve);
    });

  it('have their size from the first write on, and what was written', async () => {
    const { files, log } = filesOn();
    expect(await write(files, 1, 'hello')).toBeNull();
    expect(await read(files, 1, 5)).toBe('hello');
    await closed(files);
    expect([statSync(path('0000000001.log')).size, log.entries]).toEqual([SIZE, []]);
  });

  it('are found by their names, and what else is there is left alone', async () => {
    for (const name of ['0000000003.log', '0000000010.log', '12.log', 'x.log', '7.spare'])
      writeFileSync(path(name), '');
    const { files } = filesOn();
    expect(await find(files)).toEqual([3, 10]);
    await closed(files);
    expect(readdirSync(directory.path).sort()).toEqual(['0000000003.log', '0000000010.log', '12.log', 'x.log']);
  });

  it('keep one that is not needed to be used again, and no more', async () => {
    const { files } = filesOn(new FaultyDisk(new Random(1), { turnsMax: 0 }));
    for (const id of [1, 2, 3]) {
      await write(files, id, `segment ${id}`);
      files.segment(id).size = SIZE;
    }
    const inode = statSync(path('0000000001.log')).ino;
    for (const id of [1, 2]) files.release(files.segment(id));
    while (!readdirSync(directory.path).includes('1.spare')) await new Promise(setImmediate);
    await write(files, 3, 'later than the answer');
    await write(files, 4, 'again');
    expect(statSync(path('0000000004.log')).ino).toBe(inode);
    await closed(files);
    expect(readdirSync(directory.path).sort()).toEqual(['0000000003.log', '0000000004.log']);
  });

  it('never use one again in the place of one that has something', async () => {
    writeFileSync(path('0000000001.log'), Buffer.alloc(SIZE, 'old'));
    writeFileSync(path('0000000002.log'), Buffer.alloc(SIZE, 'precious'));
    const { files } = filesOn();
    await find(files);
    files.segment(1).size = SIZE;
    files.release(files.segment(1));
    await write(files, 2, 'more', 100);
    await closed(files);
    const bytes = readFileSync(path('0000000002.log'));
    expect([bytes.toString('latin1', 0, 8), bytes.toString('latin1', 100, 104)]).toEqual(['precious', 'more']);
  });

  it('keep the next one that was made ready until it is written', async () => {
    const { files, disk } = filesOn();
    files.prepare(2);
    expect(await write(files, 1, 'one')).toBeNull();
    const opened = disk.count('open');
    files.prepare(2);
    expect(await write(files, 2, 'two')).toBeNull();
    expect(disk.count('open')).toBe(opened);
    await closed(files);
    expect(disk.openFiles).toBe(0);
  });

  it('that fail to be made are made at the next try', async () => {
    const { files, disk } = filesOn();
    for (const call of ['open', 'size', 'truncate', 'sync'] as const) {
      disk.faults = { failOneIn: { [call]: 1 } };
      files.prepare(1);
      expect([call, (await write(files, 1, 'x'))?.code]).toEqual([call, 'EIO']);
    }
    disk.faults = {};
    expect(await write(files, 1, 'x')).toBeNull();
    await closed(files);
    expect(disk.openFiles).toBe(0);
  });

  it.each([1, 2, 3, 4, 5])('can be released while they are read (seed %i)', async (seed) => {
    const { files, log, disk } = filesOn(new FaultyDisk(new Random(seed), { turnsMax: 8 }));
    await write(files, 1, 'hello');
    await write(files, 2, 'other');
    await read(files, 1, 5);
    const texts = Array.from({ length: 5 }, () => read(files, 1, 5));
    files.release(files.segment(1));
    // It was open: what stands in it can still be read.
    expect(await Promise.all(texts)).toEqual(Array.from({ length: 5 }, () => 'hello'));
    expect(await read(files, 1, 5)).toBe('ENOENT');
    await closed(files);
    expect([disk.openFiles, log.entries]).toEqual([0, []]);
  });

  it('are not opened for ever, however many are read', async () => {
    const { files, disk } = filesOn();
    const ids = Array.from({ length: 100 }, (_, index) => index + 1);
    for (const id of ids) writeFileSync(path(`${String(id).padStart(10, '0')}.log`), 'hello');
    await Promise.all(ids.map((id) => read(files, id, 5)));
    for (const id of ids) expect(await read(files, id, 5)).toBe('hello');
    expect(disk.openFiles).toBeLessThan(80);
    await closed(files);
    expect(disk.openFiles).toBe(0);
  });

  it('tell that one is missing, or ends too early', async () => {
    writeFileSync(path('0000000001.log'), 'hell');
    const { files } = filesOn();
    expect(await read(files, 1, 5)).toBe('ERR_DISK_END_OF_FILE');
    expect(await read(files, 2, 5)).toBe('ENOENT');
    expect([...files.segments.keys()]).toEqual([]);
    await closed(files);
  });
});
