/**
 * The file that a dump is written to. What `sync` has returned from is on disk.
 */
import { type FileHandle, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Failure, wrongUse } from '../failure.js';

/** Characters that are collected before they are written: far fewer calls than lines. */
const COLLECTED_MAX = 1024 * 1024;
const LINE_FEED = 0x0a;
/** Bytes of one look for the end of the last whole line. */
const LOOK_BYTES = 64 * 1024;

export class DumpFile {
  private collected = '';

  private constructor(
    private readonly path: string,
    private readonly handle: FileHandle,
  ) {}

  /**
   * A new file, or the end of one that is there: half a line at its end, of a dump that was cut off, is removed. Its
   * message is still in its queue.
   *
   * @throws Failure when the file is there already and is not to be appended to, or cannot be written
   */
  static async open(path: string, append: boolean): Promise<DumpFile> {
    return guarded(path, async () => {
      const handle = await open(path, append ? 'a+' : 'wx');
      try {
        if (append) await removeHalfLine(handle);
        await handle.sync();
        await syncDirectory(dirname(path));
      } catch (error) {
        await handle.close();
        throw error;
      }
      return new DumpFile(path, handle);
    });
  }

  async add(line: string): Promise<void> {
    this.collected += line;
    if (this.collected.length >= COLLECTED_MAX) await guarded(this.path, () => this.write());
  }

  async sync(): Promise<void> {
    await guarded(this.path, async () => {
      await this.write();
      await this.handle.sync();
    });
  }

  async close(): Promise<void> {
    await this.handle.close();
  }

  private async write(): Promise<void> {
    const { collected } = this;
    this.collected = '';
    await this.handle.appendFile(collected);
  }
}

async function removeHalfLine(handle: FileHandle): Promise<void> {
  let { size: end } = await handle.stat();
  const size = end;
  const bytes = Buffer.alloc(LOOK_BYTES);
  while (end > 0) {
    const from = Math.max(0, end - LOOK_BYTES);
    const { bytesRead } = await handle.read(bytes, 0, end - from, from);
    const at = bytes.subarray(0, bytesRead).lastIndexOf(LINE_FEED);
    end = at === -1 ? from : from + at + 1;
    if (at !== -1) break;
  }
  if (end < size) await handle.truncate(end);
}

/** Else the name of a new file may be gone after a power cut. Not every system can. */
async function syncDirectory(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

async function guarded<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw wrongUse(`${path} is there already: give another name, or --append`);
    if (code === 'ENOENT') throw wrongUse(`${path}: there is no such directory`);
    throw new Failure(`cannot write ${path}: ${message}`, undefined, { cause: error });
  }
}
