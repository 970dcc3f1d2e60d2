/**
 * The disk there is, and the two that know that a file may take or give only some of what was asked.
 */
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import {
  type Answer,
  type DiskFailure,
  type DiskFile,
  type Done,
  nodeDisk,
  readAll,
  writeAll,
} from '../../src/store/disk.js';
import { temporaryDirectory } from '../support/temporary-directory.js';

const { O_CREAT, O_DSYNC, O_EXCL, O_RDONLY, O_RDWR } = constants;

/** The answer to a call, or its failure thrown. */
function answerTo<T>(call: (done: Answer<T>) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    call((failure, value) => {
      if (failure === null) resolve(value);
      else reject(failure);
    });
  });
}

function done(call: (done: Done) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    call((failure) => {
      if (failure === null) resolve();
      else reject(failure);
    });
  });
}

const open = (path: string, flags: number): Promise<DiskFile> =>
  answerTo((answer) => nodeDisk.open(path, flags, answer));
const code = (failure: unknown): string | undefined => (failure as DiskFailure).code;

describe('the disk', () => {
  const directory = temporaryDirectory();
  const path = (name: string): string => join(directory.path, name);

  it('reads what was written, wherever that was', async () => {
    const file = await open(path('f'), O_RDWR | O_CREAT | O_EXCL | O_DSYNC);
    await done((answer) => writeAll(file, Buffer.from('hello'), 3, answer));
    await done((answer) => writeAll(file, Buffer.from('oh '), 0, answer));
    const bytes = Buffer.alloc(4);
    await done((answer) => readAll(file, bytes, 2, answer));
    expect(bytes.toString()).toBe(' hel');
    await done((answer) => file.sync(answer));
    await done((answer) => file.close(answer));
    expect(readFileSync(path('f'), 'utf8')).toBe('oh hello');
  });

  it("makes files that are their owner's alone", async () => {
    const file = await open(path('f'), O_RDWR | O_CREAT);
    await done((answer) => file.close(answer));
    expect(statSync(path('f')).mode & 0o777).toBe(0o600);
  });

  it('takes and gives nothing where nothing is asked', async () => {
    const file = await open(path('f'), O_RDWR | O_CREAT);
    await done((answer) => writeAll(file, Buffer.alloc(0), 0, answer));
    await done((answer) => readAll(file, Buffer.alloc(0), 9, answer));
    expect(await answerTo((answer) => file.size(answer))).toBe(0);
    await done((answer) => file.close(answer));
  });

  it('cuts a file and tells its size', async () => {
    const file = await open(path('f'), O_RDWR | O_CREAT);
    await done((answer) => writeAll(file, Buffer.alloc(10), 90, answer));
    expect(await answerTo((answer) => file.size(answer))).toBe(100);
    await done((answer) => file.truncate(40, answer));
    expect(await answerTo((answer) => file.size(answer))).toBe(40);
    await done((answer) => file.close(answer));
  });

  it('has a code for a file that ends too early', async () => {
    writeFileSync(path('f'), 'abc');
    const file = await open(path('f'), O_RDONLY);
    for (const position of [0, 1, 3, 100]) {
      const failure = await done((answer) => readAll(file, Buffer.alloc(4), position, answer)).catch(code);
      expect(failure).toBe('ERR_DISK_END_OF_FILE');
    }
    await done((answer) => file.close(answer));
  });

  it('passes on the code of the system', async () => {
    expect(await open(path('missing'), O_RDONLY).catch(code)).toBe('ENOENT');
    expect(await answerTo((answer) => nodeDisk.list(path('missing'), answer)).catch(code)).toBe('ENOENT');
    expect(await answerTo((answer) => nodeDisk.space(path('missing'), answer)).catch(code)).toBe('ENOENT');
    expect(await done((answer) => nodeDisk.rename(path('missing'), path('g'), answer)).catch(code)).toBe('ENOENT');
    writeFileSync(path('f'), '');
    expect(await done((answer) => nodeDisk.makeDirectory(path('f/d'), answer)).catch(code)).toBe('ENOTDIR');
    expect(await open(path('f'), O_RDWR | O_CREAT | O_EXCL).catch(code)).toBe('EEXIST');
    const file = await open(path('f'), O_RDONLY);
    expect(await done((answer) => writeAll(file, Buffer.from('x'), 0, answer)).catch(code)).toBe('EBADF');
    await done((answer) => file.close(answer));
  });

  it('makes, lists, renames and removes', async () => {
    for (let times = 0; times < 2; times++) await done((answer) => nodeDisk.makeDirectory(path('a/b'), answer));
    writeFileSync(path('a/f'), 'f');
    await done((answer) => nodeDisk.rename(path('a/f'), path('a/g'), answer));
    const names = await answerTo<readonly string[]>((answer) => nodeDisk.list(path('a'), answer));
    expect(names.toSorted()).toEqual(['b', 'g']);
    for (let times = 0; times < 2; times++) await done((answer) => nodeDisk.remove(path('a/g'), answer));
    expect(existsSync(path('a/g'))).toBe(false);
  });

  it('does not remove a directory', async () => {
    mkdirSync(path('d'));
    await expect(done((answer) => nodeDisk.remove(path('d'), answer))).rejects.toThrow();
    expect(existsSync(path('d'))).toBe(true);
  });

  it('syncs a directory', async () => {
    const file = await open(directory.path, O_RDONLY);
    await expect(done((answer) => file.sync(answer))).resolves.toBeUndefined();
    await done((answer) => file.close(answer));
  });

  it('knows what is free', async () => {
    expect(await answerTo((answer) => nodeDisk.space(directory.path, answer))).toBeGreaterThan(0);
  });

  it('answers after the call has returned', async () => {
    let returned = false;
    const answered = new Promise<boolean>((resolve) => {
      nodeDisk.remove(path('missing'), () => {
        resolve(returned);
      });
    });
    returned = true;
    expect(await answered).toBe(true);
  });
});

describe('writeAll', () => {
  it('gives up on a file that takes nothing', async () => {
    const file = { write: (_bytes: Buffer, _position: number, answer: Answer<number>) => answer(null, 0) };
    const failure = await done((answer) => writeAll(file as DiskFile, Buffer.from('x'), 0, answer)).catch(code);
    expect(failure).toBe('ERR_DISK_NO_PROGRESS');
  });
});
