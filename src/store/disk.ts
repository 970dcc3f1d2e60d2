/**
 * The file system as the store uses it: so small that a test can stand in for it and make it fail.
 *
 * Callbacks throughout, which never come before the call returns. A file may take fewer bytes than it
 * was given, and give fewer than it was asked for: `writeAll` and `readAll` alone know of that.
 */
import type { Buffer } from 'node:buffer';
import fs from 'node:fs';

/** What went wrong on disk: `code` is the system's (`ENOSPC`, `EIO`), or that of a `DiskError`. */
export type DiskFailure = Error & { readonly code?: string | undefined };

export type Done = (failure: DiskFailure | null) => void;
/** Tells what was asked for, or why it is not to be had. */
export type Answer<T> = (...answer: [failure: null, value: T] | [failure: DiskFailure, value: undefined]) => void;

export interface Disk {
  /** `flags` as in `constants` of `node:fs`. A file that is made is its owner's alone. */
  open(path: string, flags: number, done: Answer<DiskFile>): void;
  /** A file; it may be missing. */
  remove(path: string, done: Done): void;
  rename(from: string, to: string, done: Done): void;
  /** The names in a directory. */
  list(path: string, done: Answer<readonly string[]>): void;
  /** With its parents; it may be there already. */
  makeDirectory(path: string, done: Done): void;
  /** Bytes that are free for us where `path` is. */
  space(path: string, done: Answer<number>): void;
}

/** An open file, or a directory that is to be synced. */
export interface DiskFile {
  /** Tells how many bytes were written. */
  write(bytes: Buffer, position: number, done: Answer<number>): void;
  /** Tells how many bytes were read: 0 at the end of the file. */
  read(bytes: Buffer, position: number, done: Answer<number>): void;
  truncate(length: number, done: Done): void;
  size(done: Answer<number>): void;
  /** What was written is safe; of a directory, its names are. */
  sync(done: Done): void;
  close(done: Done): void;
}

/** What the system has no error for. */
class DiskError extends Error {
  override readonly name = 'DiskError';

  constructor(
    readonly code: 'ERR_DISK_END_OF_FILE' | 'ERR_DISK_NO_PROGRESS',
    message: string,
  ) {
    super(message);
  }
}

/** Writes all of `bytes`. After a failure any part of them may be written. */
export function writeAll(file: DiskFile, bytes: Buffer, position: number, done: Done): void {
  file.write(bytes, position, (failure, written) => {
    if (failure !== null) done(failure);
    else if (written === bytes.length) done(null);
    else if (written === 0) done(new DiskError('ERR_DISK_NO_PROGRESS', `no byte was taken at ${position}`));
    else writeAll(file, bytes.subarray(written), position + written, done);
  });
}

/** Fills all of `bytes`: a file that ends before is a failure. */
export function readAll(file: DiskFile, bytes: Buffer, position: number, done: Done): void {
  file.read(bytes, position, (failure, count) => {
    if (failure !== null) done(failure);
    else if (count === bytes.length) done(null);
    else if (count === 0) done(new DiskError('ERR_DISK_END_OF_FILE', `the file ends at ${position}`));
    else readAll(file, bytes.subarray(count), position + count, done);
  });
}

const FILE_MODE = 0o600;
const DIRECTORY_MODE = 0o700;

/** The disk there is. */
export const nodeDisk: Disk = {
  open: (path, flags, done) =>
    fs.open(path, flags, FILE_MODE, (failure, descriptor) => {
      if (failure === null) done(null, new NodeFile(descriptor));
      else done(failure, undefined);
    }),
  remove: (path, done) =>
    fs.unlink(path, (failure) => {
      done(failure?.code === 'ENOENT' ? null : failure);
    }),
  rename: (from, to, done) => fs.rename(from, to, done),
  list: (path, done) => fs.readdir(path, pass(done)),
  makeDirectory: (path, done) =>
    fs.mkdir(path, { recursive: true, mode: DIRECTORY_MODE }, (failure) => {
      done(failure);
    }),
  space: (path, done) =>
    fs.statfs(path, (failure, stats) => {
      if (failure === null) done(null, stats.bavail * stats.bsize);
      else done(failure, undefined);
    }),
};

class NodeFile implements DiskFile {
  constructor(private readonly descriptor: number) {}

  write(bytes: Buffer, position: number, done: Answer<number>): void {
    fs.write(this.descriptor, bytes, 0, bytes.length, position, pass(done));
  }

  read(bytes: Buffer, position: number, done: Answer<number>): void {
    fs.read(this.descriptor, bytes, 0, bytes.length, position, pass(done));
  }

  truncate(length: number, done: Done): void {
    fs.ftruncate(this.descriptor, length, done);
  }

  size(done: Answer<number>): void {
    fs.fstat(this.descriptor, (failure, stats) => {
      if (failure === null) done(null, stats.size);
      else done(failure, undefined);
    });
  }

  sync(done: Done): void {
    fs.fdatasync(this.descriptor, done);
  }

  close(done: Done): void {
    fs.close(this.descriptor, done);
  }
}

/** Node's callbacks have a value beside the failure, whatever their types say. */
function pass<T>(done: Answer<T>): (failure: DiskFailure | null, value: T) => void {
  return (failure, value) => {
    if (failure === null) done(null, value);
    else done(failure, undefined);
  };
}
