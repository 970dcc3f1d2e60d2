/**
 * Files of the log that are open for reading: those that were read last.
 */
import { constants } from 'node:fs';
import { join } from 'node:path';
import { type Answer, type Disk, type DiskFile, type Done, readAll } from '../disk.js';
import { segmentName } from './segment.js';

/** Files open for reading at a time, unless more are being read. */
const READERS_MAX = 64;

interface Reader {
  readonly file: DiskFile;
  reads: number;
  /** To be closed as soon as nobody reads. */
  isDropped: boolean;
}

export class SegmentReaders {
  private readonly readers = new Map<number, Reader>();
  private closed = false;

  constructor(
    private readonly disk: Disk,
    private readonly directory: string,
    private readonly closeFile: (file: DiskFile) => void,
  ) {}

  /** Reads exactly `bytes.length` bytes of a segment. */
  read(id: number, bytes: Buffer, position: number, done: Done): void {
    this.use(id, (failure, reader) => {
      if (failure !== null) {
        done(failure);
        return;
      }
      readAll(reader.file, bytes, position, (readFailure) => {
        this.used(reader);
        done(readFailure);
      });
    });
  }

  /** Bytes of a segment's file. */
  size(id: number, done: Answer<number>): void {
    this.use(id, (failure, reader) => {
      if (failure !== null) {
        done(failure, undefined);
        return;
      }
      reader.file.size((...answer) => {
        this.used(reader);
        done(...answer);
      });
    });
  }

  /** Lets go of a segment's file; who reads it can read on. */
  release(id: number): void {
    const reader = this.readers.get(id);
    if (reader !== undefined) this.drop(id, reader);
  }

  close(): void {
    this.closed = true;
    for (const [id, reader] of this.readers) this.drop(id, reader);
  }

  /** Finds or opens a file; `used` is to be called when it is not read any more. */
  private use(id: number, done: Answer<Reader>): void {
    const known = this.readers.get(id);
    if (known !== undefined) {
      this.readers.delete(id); // to the end: the one that was not used for longest is the first
      this.readers.set(id, known);
      known.reads++;
      done(null, known);
      return;
    }
    this.disk.open(join(this.directory, segmentName(id)), constants.O_RDONLY, (failure, file) => {
      if (failure !== null) {
        done(failure, undefined);
        return;
      }
      const isDropped = this.closed || this.readers.has(id);
      const reader = { file, reads: 1, isDropped };
      if (!isDropped) this.readers.set(id, reader);
      done(null, reader);
    });
  }

  private used(reader: Reader): void {
    reader.reads--;
    if (reader.isDropped && reader.reads === 0) this.closeFile(reader.file);
    for (const [id, other] of this.readers) {
      if (this.readers.size <= READERS_MAX) return;
      if (other.reads === 0) this.drop(id, other);
    }
  }

  private drop(id: number, reader: Reader): void {
    this.readers.delete(id);
    reader.isDropped = true;
    if (reader.reads === 0) this.closeFile(reader.file);
  }
}
