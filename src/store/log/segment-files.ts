/**
 * The files of the log: one that is written, the next one ready beside it, older ones that are read.
 *
 * A file is written with O_DSYNC: a write that has succeeded is on disk, its length included. Files that
 * are used again cost less to write than new ones, so one that is not needed is kept for that.
 */
import { constants } from 'node:fs';
import { join } from 'node:path';
import { type Answer, type Disk, type DiskFailure, type DiskFile, type Done, writeAll } from '../disk.js';
import type { StoreLog } from '../store-log.js';
import type { StoreTuning } from '../store-tuning.js';
import { Segment, segmentId } from './segment.js';
import { SegmentReaders } from './segment-readers.js';
import { UnderWay } from '../under-way.js';

const WRITE_FLAGS = constants.O_RDWR | constants.O_CREAT | constants.O_DSYNC;
/** Unneeded files that are kept to be used again. */
const SPARES_MAX = 1;
const SPARE_SUFFIX = '.spare';

/** The file that will be written next, as soon as it is open. */
interface NextFile {
  readonly id: number;
  file: DiskFile | undefined;
  /** Wants it already. */
  waiting: Answer<DiskFile> | undefined;
}

export class SegmentFiles {
  /** Every segment that has a file or is still referred to. */
  readonly segments = new Map<number, Segment>();
  private readonly readers: SegmentReaders;
  /** Segments that have a file. */
  private readonly present = new Set<number>();
  private readonly spares: string[] = [];
  private writing: { readonly id: number; readonly file: DiskFile } | undefined;
  private next: NextFile | undefined;
  private spareCount = 0;
  private readonly underWay = new UnderWay();
  private sparesComing = 0;

  constructor(
    private readonly disk: Disk,
    readonly directory: string,
    private readonly log: StoreLog,
    readonly tuning: StoreTuning,
  ) {
    this.readers = new SegmentReaders(disk, directory, (file) => {
      this.closeFile(file);
    });
  }

  /** The accounts of a segment. */
  segment(id: number): Segment {
    let segment = this.segments.get(id);
    if (segment === undefined) {
      segment = new Segment(id);
      this.segments.set(id, segment);
    }
    return segment;
  }

  /** Finds what files there are; answers the ids of the segments, in order. */
  find(done: Answer<readonly number[]>): void {
    this.disk.list(this.directory, (failure, names) => {
      if (failure !== null) {
        done(failure, undefined);
        return;
      }
      // What an earlier run kept to be used again is as good as none: it is made anew when it is needed.
      for (const name of names) if (name.endsWith(SPARE_SUFFIX)) this.removeFile(join(this.directory, name));
      const ids = names.map(segmentId).filter((id) => id !== undefined);
      for (const id of ids) this.present.add(id);
      done(
        null,
        ids.sort((a, b) => a - b),
      );
    });
  }

  /** Writes to a segment; what succeeds is on disk. One write at a time. */
  write(segment: Segment, bytes: Buffer, position: number, done: Done): void {
    if (this.writing?.id === segment.id) {
      writeAll(this.writing.file, bytes, position, done);
      return;
    }
    this.openForWriting(segment.id, (failure, file) => {
      if (failure !== null) {
        done(failure);
        return;
      }
      if (this.writing !== undefined) this.closeFile(this.writing.file);
      this.writing = { id: segment.id, file };
      if (this.next?.id === segment.id) this.next = undefined;
      writeAll(file, bytes, position, done);
    });
  }

  /** Gets the file of a segment ready before it is needed; that it fails shows when it is written. */
  prepare(id: number): void {
    if (this.next?.id === id || this.writing?.id === id) return;
    const next: NextFile = { id, file: undefined, waiting: undefined };
    this.next = next;
    this.make(id, (failure, file) => {
      if (failure !== null) {
        if (this.next === next) this.next = undefined;
        next.waiting?.(failure, undefined);
      } else if (next.waiting !== undefined) {
        next.waiting(null, file);
      } else if (this.next === next) {
        next.file = file;
      } else {
        this.closeFile(file);
      }
    });
  }

  /** Reads exactly `bytes.length` bytes of a segment. */
  read(id: number, bytes: Buffer, position: number, done: Done): void {
    this.underWay.begun();
    this.readers.read(id, bytes, position, (failure) => {
      this.underWay.ended();
      done(failure);
    });
  }

  /** Bytes of a segment's file. */
  size(id: number, done: Answer<number>): void {
    this.readers.size(id, done);
  }

  /** A segment is not needed any more. */
  release(segment: Segment): void {
    this.segments.delete(segment.id);
    this.readers.release(segment.id);
    if (!this.present.delete(segment.id)) return;
    const path = join(this.directory, segment.name);
    if (this.spares.length + this.sparesComing >= SPARES_MAX || segment.size < this.tuning.segmentBytes / 2) {
      this.removeFile(path);
      return;
    }
    const spare = join(this.directory, `${++this.spareCount}${SPARE_SUFFIX}`);
    this.sparesComing++;
    this.underWay.begun();
    this.disk.rename(path, spare, (failure) => {
      this.sparesComing--;
      this.underWay.ended();
      if (failure === null) this.spares.push(spare);
      else this.log.warn({ err: failure, path }, 'cannot keep a file of the log to use it again');
    });
  }

  /** Frees the files that are kept to be used again: the disk is full. */
  releaseSpares(): void {
    for (const spare of this.spares.splice(0)) this.removeFile(spare);
  }

  /** Calls back once nothing is under way any more; nothing may be asked for meanwhile. */
  close(done: () => void): void {
    this.readers.close();
    if (this.writing !== undefined) this.closeFile(this.writing.file);
    if (this.next?.file !== undefined) this.closeFile(this.next.file);
    this.writing = undefined;
    this.next = undefined; // one that is still being opened is closed as soon as it is
    this.whenQuiet(done);
  }

  /** Calls back once the disk owes no answer. */
  whenQuiet(done: () => void): void {
    this.underWay.whenNone(done);
  }

  private openForWriting(id: number, done: Answer<DiskFile>): void {
    const { next } = this;
    if (next?.id !== id) this.make(id, done);
    else if (next.file === undefined) next.waiting = done;
    else done(null, next.file);
  }

  /** Opens the file of a segment for writing, new if there is none. */
  private make(id: number, done: Answer<DiskFile>): void {
    const path = join(this.directory, this.segment(id).name);
    this.underWay.begun();
    const made: Answer<DiskFile> = (...answer) => {
      done(...answer);
      this.underWay.ended();
    };
    // Never in the place of a file that may have something.
    const spare = this.present.has(id) ? undefined : this.spares.pop();
    this.present.add(id);
    if (spare === undefined) {
      this.open(path, made);
      return;
    }
    this.disk.rename(spare, path, () => {
      // A spare that is gone is no loss: the file is made anew.
      this.open(path, made);
    });
  }

  private open(path: string, done: Answer<DiskFile>): void {
    this.disk.open(path, WRITE_FLAGS, (failure, file) => {
      if (failure !== null) done(failure, undefined);
      else this.enlarge(file, done);
    });
  }

  /** Gives the file its size, so that no write has to, and makes sure that it is in its directory. */
  private enlarge(file: DiskFile, done: Answer<DiskFile>): void {
    const { segmentBytes } = this.tuning;
    const finish = (failure: DiskFailure | null): void => {
      if (failure === null) {
        done(null, file);
        return;
      }
      this.closeFile(file);
      done(failure, undefined);
    };
    file.size((failure, size) => {
      if (failure !== null) finish(failure);
      else if (size >= segmentBytes) this.syncDirectory(finish);
      else {
        file.truncate(segmentBytes, (truncateFailure) => {
          if (truncateFailure === null) this.syncDirectory(finish);
          else finish(truncateFailure);
        });
      }
    });
  }

  private syncDirectory(done: Done): void {
    this.disk.open(this.directory, constants.O_RDONLY, (failure, directory) => {
      if (failure !== null) {
        done(failure);
        return;
      }
      directory.sync((syncFailure) => {
        this.closeFile(directory);
        done(syncFailure);
      });
    });
  }

  private closeFile(file: DiskFile): void {
    this.underWay.begun();
    file.close((failure) => {
      this.underWay.ended();
      if (failure !== null) this.log.warn({ err: failure }, 'cannot close a file of the log');
    });
  }

  private removeFile(path: string): void {
    this.underWay.begun();
    this.disk.remove(path, (failure) => {
      this.underWay.ended();
      if (failure !== null) this.log.warn({ err: failure, path }, 'cannot remove a file of the log');
    });
  }
}
