/**
 * A directory that cannot be used is refused with a code, and with a text that names what is in the way and
 * what to do about it; nothing in it is changed.
 */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { nodeDisk } from '../../../src/store/disk.js';
import { type OpenOptions, openStore } from '../../../src/store/opening/open-store.js';
import { StoreError } from '../../../src/store/store-error.js';
import { FaultyDisk } from '../../support/faulty-disk.js';
import { Random } from '../../support/random.js';
import { RecordedLog } from '../../support/recorded-log.js';
import { StoreHands, persistent, readAll } from '../../support/store-hands.js';
import { temporaryDirectory } from '../../support/temporary-directory.js';

/** Messages of each queue: so many that the last file has some, and is not full. */
const COUNT = 37;
const ADVICE = /\b(restore|choose|use|free|mend|stop)\b/;

describe('opening a store', () => {
  const directory = temporaryDirectory();
  let data: string;
  const storeFile = (): string => join(data, 'store.json');

  beforeEach(() => {
    data = join(directory.path, 'data');
  });

  /** A store with some messages, closed. */
  async function make(): Promise<void> {
    const hands = await StoreHands.open(data);
    const queues = ['p', 'q'].map((name) => hands.queue(name));
    for (let sequence = 0; sequence < COUNT; sequence++) {
      for (const queue of queues) queue.append(persistent('x'.repeat(1000)), sequence);
      await hands.settled();
    }
    await hands.close();
  }

  async function expectRefusal(code: string, path: string, options: Partial<OpenOptions> = {}): Promise<void> {
    let refusal: unknown;
    try {
      await openStore({ directory: data, log: new RecordedLog(), diskFreeMin: 0, ...options });
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(StoreError);
    const { message, ...rest } = refusal as StoreError;
    expect([rest.code, message]).toEqual([code, expect.stringContaining(path)]);
    expect(message).toMatch(ADVICE);
  }

  it('makes a directory that is not there, for nobody else to look into', async () => {
    data = join(directory.path, 'a', 'b', 'c');
    await make();
    expect(readdirSync(data).sort()).toEqual(['index', 'log', 'spool', 'store.json']);
    await (await StoreHands.open(data)).close();
  });

  it('takes an empty directory, and one that a file system has made its own place in', async () => {
    mkdirSync(join(data, 'lost+found'), { recursive: true });
    await make();
    expect(readdirSync(data)).toContain('lost+found');
  });

  it('takes a directory in which another start did not come far', async () => {
    mkdirSync(data);
    writeFileSync(join(data, 'store.json.0f0e'), '{"format":1');
    await make();
    expect(readdirSync(data)).toContain('store.json');
  });

  it('refuses one that holds something else', async () => {
    mkdirSync(data);
    writeFileSync(join(data, 'notes.txt'), 'mine');
    await expectRefusal('ERR_STORE_FOREIGN', data);
    expect(readdirSync(data)).toEqual(['notes.txt']);
  });

  it('refuses one that this process has open', async () => {
    const hands = await StoreHands.open(data);
    await expectRefusal('ERR_STORE_LOCKED', data);
    await hands.close();
    await (await StoreHands.open(data)).close();
  });

  it('refuses one that another process has open', async () => {
    await make();
    const level = createRequire(import.meta.url).resolve('level');
    const script = `new (require(${JSON.stringify(level)}).Level)(process.argv[1]).open().then(() => console.log('open'))`;
    const child = spawn(process.execPath, ['-e', `${script}; setInterval(() => {}, 1000)`, join(data, 'index')]);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    await expectRefusal('ERR_STORE_LOCKED', join(data, 'index'));
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    await ended;
    await (await StoreHands.open(data)).close();
  });

  it.each(['', 'sub/directory'])('refuses a place below a file (%s)', async (below) => {
    writeFileSync(join(directory.path, 'file'), '');
    data = join(directory.path, 'file', below);
    await expectRefusal('ERR_STORE_NOT_WRITABLE', data);
  });

  it.each(['log', 'index', 'spool'])('refuses one whose %s is no directory', async (name) => {
    await make();
    rmSync(join(data, name), { recursive: true });
    writeFileSync(join(data, name), '');
    const code = name === 'index' ? 'ERR_STORE_DAMAGED' : 'ERR_STORE_NOT_WRITABLE';
    await expectRefusal(code, data);
  });

  it('refuses one whose store.json is missing', async () => {
    await make();
    rmSync(storeFile());
    await expectRefusal('ERR_STORE_DAMAGED', storeFile());
    expect(readdirSync(data)).not.toContain('store.json');
  });

  it('refuses one whose store.json is damaged, wherever that is', async () => {
    await make();
    const text = readFileSync(storeFile());
    for (let at = 0; at < text.length - 1; at++) {
      const damaged = Buffer.from(text);
      damaged[at]! ^= 0x10;
      writeFileSync(storeFile(), damaged);
      const refused = openStore({ directory: data, log: new RecordedLog(), diskFreeMin: 0 });
      await expect(refused).rejects.toMatchObject({ code: expect.stringMatching(/^ERR_STORE_(DAMAGED|NEWER)$/) });
    }
    writeFileSync(storeFile(), '');
    await expectRefusal('ERR_STORE_DAMAGED', storeFile());
    writeFileSync(storeFile(), text);
    await (await StoreHands.open(data)).close();
  });

  it('refuses one of a newer format', async () => {
    await make();
    writeFileSync(storeFile(), JSON.stringify({ format: 3, more: true }));
    await expectRefusal('ERR_STORE_NEWER', storeFile());
  });

  it('refuses one whose log a newer version has written', async () => {
    await make();
    const { salt } = JSON.parse(readFileSync(storeFile(), 'utf8')) as { salt: number };
    const newest = readdirSync(join(data, 'log')).sort().at(-1)!;
    const path = join(data, 'log', newest);
    const bytes = readFileSync(path);
    bytes.write('LEVERETS', 'latin1');
    bytes.writeUInt16LE(2, 8);
    bytes.writeUInt32LE(Number(/\d+/.exec(newest)![0]), 12);
    bytes.writeUInt32LE(crc32(bytes.subarray(0, 16), salt), 16);
    writeFileSync(path, bytes);
    await expectRefusal('ERR_STORE_NEWER', path);
  });

  it.each(['', 'CURRENT', 'MANIFEST'])('refuses one whose index is missing, or part of it: %s', async (part) => {
    await make();
    await (await StoreHands.open(data)).close(); // level has its data in more than one file now
    const index = join(data, 'index');
    for (const name of readdirSync(index)) if (name.startsWith(part)) rmSync(join(index, name));
    await expectRefusal('ERR_STORE_DAMAGED', index);
    await expectRefusal('ERR_STORE_DAMAGED', index);
  });

  it('refuses one whose newest file of the log is missing', async () => {
    await make();
    const used = readdirSync(join(data, 'log')).sort().slice(0, -1);
    rmSync(join(data, 'log', used.at(-1)!));
    await expectRefusal('ERR_STORE_DAMAGED', used.at(-1)!);
  });

  it('opens one whose log misses a file in the midst, and says what is lost', async () => {
    await make();
    rmSync(join(data, 'log', '0000000002.log'));
    let hands = await StoreHands.open(data);
    expect(hands.log.entries).toEqual([
      { level: 'error', fields: { messages: expect.any(Number) }, text: expect.stringContaining('0000000002.log') },
    ]);
    const lost = hands.log.entries[0]!.fields.messages as number;
    let found = 0;
    for (const name of ['p', 'q']) found += (await readAll(hands.queue(name))).length;
    expect(found).toBe(2 * COUNT - lost);
    await hands.close();
    hands = await StoreHands.open(data);
    expect(hands.log.entries).toEqual([]);
    expect(['p', 'q'].map((name) => hands.queue(name).restoredCount).reduce((a, b) => a + b)).toBe(found);
    await hands.close();
  });

  it('opens one whose newest file of the log is cut short, and goes on', async () => {
    await make();
    const newest = readdirSync(join(data, 'log')).sort().at(-2)!;
    truncateSync(join(data, 'log', newest), 100);
    let hands = await StoreHands.open(data);
    expect(hands.log.levels).toEqual(['error']);
    hands.queue('p').append(persistent('new'), COUNT);
    await hands.close();
    hands = await StoreHands.open(data);
    expect(await readAll(hands.queue('p'), COUNT)).toHaveLength(1);
    await hands.close();
  });

  it.each([0.1, 0.5, 0.99])('refuses an index that is cut off (at %d of its file)', async (share) => {
    await make();
    const hands = await StoreHands.open(data);
    await hands.store.state.database.compact(Buffer.of(0), Buffer.of(0xff));
    await hands.close();
    const tables = readdirSync(join(data, 'index')).filter((name) => name.endsWith('.ldb'));
    expect(tables.length).toBeGreaterThan(0);
    for (const name of tables) {
      const path = join(data, 'index', name);
      truncateSync(path, Math.floor(readFileSync(path).length * share));
    }
    await expectRefusal('ERR_STORE_DAMAGED', join(data, 'index'));
  });

  it.each(['list', 'makeDirectory', 'read'] as const)('refuses when the disk fails: %s', async (call) => {
    await make();
    const disk = new FaultyDisk(new Random(1), { failOneIn: { [call]: 1 } });
    const code = 'ERR_STORE_DAMAGED'; // EIO: what is there cannot be read
    await expectRefusal(code, data, { disk });
    await (await StoreHands.open(data)).close();
  });

  it('refuses when the disk is full', async () => {
    const failure = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    const makeDirectory: typeof nodeDisk.makeDirectory = (_path, done) => setImmediate(() => done(failure));
    await expectRefusal('ERR_STORE_FULL', data, { disk: { ...nodeDisk, makeDirectory } });
  });

  it('is not misled by links', async () => {
    await make();
    const moved = join(directory.path, 'elsewhere');
    cpSync(data, moved, { recursive: true });
    rmSync(data, { recursive: true });
    symlinkSync(moved, data);
    chmodSync(moved, 0o700);
    const hands = await StoreHands.open(data);
    expect(hands.queue('p').restoredCount).toBe(COUNT);
    await hands.close();
  });
});
