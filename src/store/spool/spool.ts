/**
 * Messages that have to leave memory and are not to survive the process: chunks of messages side by
 * side in files of some 64 MiB, which are written without a sync and deleted at the next start.
 *
 * A chunk is what one call spills: one write, and later one read. What is freed is written over, and a
 * file is deleted as soon as nothing in it is needed.
 */
import assert from 'node:assert';
import { Buffer } from 'node:buffer';
import { constants } from 'node:fs';
import { join } from 'node:path';
import type { RestoredMessage, SpillableMessage, Spilled } from '../../core/storage.js';
import { type Disk, type DiskFailure, type DiskFile, type Done, readAll, writeAll } from '../disk.js';
import type { StoreLog } from '../store-log.js';
import { ChunkDecoder, type ChunkShape, encodeChunk, measureChunk } from './chunk-codec.js';
import { Room } from './room.js';

const FILE_BYTES = 64 * 1024 * 1024;
const FILE_SUFFIX = '.spool';
/** Two, so that one is encoded while the other is written, and threads are left for the log. */
const WRITES_MAX = 2;
/** Larger chunks are encoded in memory of their own. */
const SCRATCH_BYTES = 512 * 1024;
/** What is read at a time of a chunk that cannot be read as a whole. */
const PIECE_BYTES = 4096;

type OnSpilled = (spilled: Spilled | undefined) => void;
type OnRead = (messages: readonly RestoredMessage[]) => void;

interface SpoolFile {
  readonly path: string;
  readonly file: DiskFile;
  readonly room: Room;
}

/** A chunk that stands in a file. */
class Chunk implements Spilled {
  /** Reads of it that are under way. */
  reads = 0;
  freed = false;

  constructor(
    readonly count: number,
    readonly shape: ChunkShape,
    readonly home: SpoolFile,
    readonly position: number,
  ) {}

  get bytes(): number {
    return this.shape.bytes;
  }
}

interface WaitingSpill {
  readonly messages: readonly SpillableMessage[];
  readonly shape: ChunkShape;
  readonly onSpilled: OnSpilled;
}

export class Spool {
  /** The oldest first: it is filled up first, so that the youngest become empty. */
  private readonly files: SpoolFile[] = [];
  private readonly waiting: WaitingSpill[] = [];
  private readonly scratches: Buffer[] = [];
  private readonly decoder = new ChunkDecoder();
  private lastFile = 0;
  private lastChunk = 0;
  private opening = false;
  private writes = 0;
  /** Calls that have not been answered. */
  private underWay = 0;
  /** True from a chunk that the disk did not take until one that it took. */
  private failing = false;
  private onClosed: (() => void) | undefined;

  constructor(
    private readonly disk: Disk,
    private readonly directory: string,
    private readonly log: StoreLog,
    private readonly fileBytes = FILE_BYTES,
  ) {}

  /** Makes the directory and deletes what an earlier process has left there. Nothing may be called before it is done. */
  open(done: Done): void {
    this.disk.makeDirectory(this.directory, (failure) => {
      if (failure !== null) done(failure);
      else this.removeLeftovers(done);
    });
  }

  /**
   * Writes messages aside. They must not change until `onSpilled`, which tells what to ask them back
   * with, or `undefined` when the disk did not take them.
   */
  spill(messages: readonly SpillableMessage[], onSpilled: OnSpilled): void {
    assert(messages.length > 0);
    if (this.onClosed !== undefined) return;
    this.lastChunk = (this.lastChunk + 1) >>> 0;
    this.waiting.push({ messages, shape: measureChunk(messages, this.lastChunk), onSpilled });
    this.writeWaiting();
  }

  /** Reads messages back, but for those that are damaged. `onRead` is not called when they are freed meanwhile. */
  read(spilled: Spilled, onRead: OnRead): void {
    assert(spilled instanceof Chunk && !spilled.freed);
    if (this.onClosed !== undefined) return;
    const { home, position } = spilled;
    const bytes = Buffer.allocUnsafeSlow(spilled.bytes);
    spilled.reads++;
    this.underWay++;
    readAll(home.file, bytes, position, (failure) => {
      if (failure === null) this.endRead(spilled, bytes, onRead);
      else {
        this.log.warn({ err: failure, file: home.path, position }, 'cannot read spilled messages at once');
        readPieces(home.file, bytes, position, () => {
          this.endRead(spilled, bytes, onRead);
        });
      }
    });
  }

  /** Messages that are not needed any more. */
  free(spilled: Spilled): void {
    assert(spilled instanceof Chunk && !spilled.freed);
    spilled.freed = true;
    if (spilled.reads === 0 && this.onClosed === undefined) this.release(spilled);
  }

  /** Deletes all there is. From now on nothing is done any more, and no callback called but `done`. */
  close(done: () => void): void {
    assert(this.onClosed === undefined);
    this.onClosed = done;
    this.waiting.length = 0;
    this.underWay++;
    setImmediate(() => {
      this.underWay--;
      this.endClosing();
    });
  }

  private removeLeftovers(done: Done): void {
    this.disk.list(this.directory, (failure, names) => {
      if (failure !== null) {
        done(failure);
        return;
      }
      const leftovers = names.filter((name) => name.endsWith(FILE_SUFFIX));
      const removeNext = (): void => {
        const name = leftovers.pop();
        if (name === undefined) done(null);
        else
          this.disk.remove(join(this.directory, name), (cause) => {
            if (cause === null) removeNext();
            else done(cause);
          });
      };
      removeNext();
    });
  }

  private writeWaiting(): void {
    while (this.writes < WRITES_MAX && !this.opening) {
      const next = this.waiting[0];
      if (next === undefined) return;
      const home = this.files.find(({ room }) => room.fits(next.shape.bytes));
      if (home === undefined) {
        this.addFile(Math.max(this.fileBytes, next.shape.bytes));
        return;
      }
      this.write(this.waiting.shift()!, home);
    }
  }

  /** Adds a file for the first who waits. */
  private addFile(capacity: number): void {
    const path = join(this.directory, `${++this.lastFile}${FILE_SUFFIX}`);
    this.opening = true;
    this.underWay++;
    this.disk.open(path, constants.O_RDWR | constants.O_CREAT | constants.O_TRUNC, (failure, file) => {
      this.underWay--;
      this.opening = false;
      const next = this.waiting.shift();
      if (failure === null) {
        const home: SpoolFile = { path, file, room: new Room(capacity) };
        this.files.push(home);
        if (next !== undefined) this.write(next, home);
      } else this.refuse(failure, path, next);
      this.endClosing();
      this.writeWaiting();
    });
  }

  private write({ messages, shape, onSpilled }: WaitingSpill, home: SpoolFile): void {
    const position = home.room.reserve(shape.bytes);
    const chunk = new Chunk(messages.length, shape, home, position);
    const scratch = this.scratchFor(shape.bytes);
    encodeChunk(messages, shape, scratch);
    this.writes++;
    this.underWay++;
    writeAll(home.file, scratch.subarray(0, shape.bytes), position, (failure) => {
      this.writes--;
      this.underWay--;
      if (scratch.length === SCRATCH_BYTES) this.scratches.push(scratch);
      if (failure !== null) {
        this.release(chunk);
        this.refuse(failure, home.path, { onSpilled });
      } else {
        if (this.failing) this.log.info({ file: home.path }, 'the disk takes spilled messages again');
        this.failing = false;
        if (this.onClosed === undefined) onSpilled(chunk);
      }
      this.endClosing();
      this.writeWaiting();
    });
  }

  private refuse(failure: DiskFailure, path: string, spill: Pick<WaitingSpill, 'onSpilled'> | undefined): void {
    if (!this.failing) this.log.error({ err: failure, file: path }, 'cannot spill messages: they stay in memory');
    this.failing = true;
    if (this.onClosed === undefined) spill?.onSpilled(undefined);
  }

  private scratchFor(bytes: number): Buffer {
    if (bytes > SCRATCH_BYTES) return Buffer.allocUnsafeSlow(bytes);
    return this.scratches.pop() ?? Buffer.allocUnsafeSlow(SCRATCH_BYTES);
  }

  private endRead(chunk: Chunk, bytes: Buffer, onRead: OnRead): void {
    this.underWay--;
    chunk.reads--;
    if (chunk.freed) {
      if (chunk.reads === 0) this.release(chunk);
    } else if (this.onClosed === undefined) {
      const messages = this.decoder.decode(bytes, chunk.shape);
      const lost = chunk.count - messages.length;
      const { home, position } = chunk;
      if (lost > 0) this.log.error({ file: home.path, position, lost }, 'spilled messages are damaged and lost');
      onRead(messages);
    }
    this.endClosing();
  }

  private release({ home, position, bytes }: Chunk): void {
    home.room.release(position, bytes);
    if (!home.room.isEmpty) return;
    this.files.splice(this.files.indexOf(home), 1);
    this.removeFile(home);
  }

  private removeFile({ file, path }: SpoolFile): void {
    this.underWay++;
    file.close(() => {
      this.disk.remove(path, (failure) => {
        this.underWay--;
        if (failure !== null) this.log.warn({ err: failure, file: path }, 'cannot delete a file of spilled messages');
        this.endClosing();
      });
    });
  }

  /** Goes on with `close` once the disk owes no answer. */
  private endClosing(): void {
    if (this.onClosed === undefined || this.underWay > 0) return;
    if (this.files.length === 0) this.onClosed();
    else for (const home of this.files.splice(0)) this.removeFile(home);
  }
}

/** Reads what can be read; the rest is zeros. */
function readPieces(file: DiskFile, bytes: Buffer, position: number, done: () => void): void {
  bytes.fill(0);
  const readFrom = (at: number): void => {
    if (at >= bytes.length) done();
    else
      readAll(file, bytes.subarray(at, at + PIECE_BYTES), position + at, () => {
        readFrom(at + PIECE_BYTES);
      });
  };
  readFrom(0);
}
