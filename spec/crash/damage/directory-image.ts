/**
 * A data directory held in memory, to be written out again and again. Files of the log are mostly holes: of
 * a file only what stands before its last zeros is held and written.
 */
import { closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, readdirSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';

export interface FileImage {
  /** Relative to the directory. */
  readonly path: string;
  /** Without the zeros at the end. */
  readonly bytes: Buffer;
  readonly size: number;
}

export type DirectoryImage = readonly FileImage[];

/** The locks of a running broker are files too, and are not copied. */
const IGNORED = /(^|\/)LOCK$/;
const READS_MAX = 100;

export function readImage(directory: string): DirectoryImage {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(directory.length + 1))
    .filter((path) => !IGNORED.test(path))
    .sort()
    .map((path) => {
      const whole = readFileSync(join(directory, path));
      return { path, bytes: Buffer.from(whole.subarray(0, usedLength(whole))), size: whole.length };
    });
}

/** The image of a directory that a broker has open and does not use: what a SIGKILL would leave. */
export function readQuietImage(directory: string): DirectoryImage {
  let image = readImage(directory);
  for (let reads = 0; reads < READS_MAX; reads++) {
    const next = readImage(directory);
    if (isEqual(image, next)) return image;
    image = next;
  }
  throw new Error(`${directory} does not come to rest`);
}

/** The directory must not be there. */
export function writeImage(image: DirectoryImage, directory: string): void {
  for (const { path, bytes, size } of image) {
    const file = join(directory, path);
    mkdirSync(dirname(file), { recursive: true });
    const descriptor = openSync(file, 'wx', 0o600);
    for (let at = 0; at < bytes.length;) at += writeSync(descriptor, bytes, at);
    ftruncateSync(descriptor, size);
    closeSync(descriptor);
  }
}

function usedLength(bytes: Buffer): number {
  const zeros = Buffer.alloc(64 * 1024);
  let end = bytes.length;
  while (end >= zeros.length && bytes.subarray(end - zeros.length, end).equals(zeros)) end -= zeros.length;
  while (end > 0 && bytes[end - 1] === 0) end--;
  return end;
}

function isEqual(one: DirectoryImage, other: DirectoryImage): boolean {
  return (
    one.length === other.length &&
    one.every(({ path, bytes, size }, i) => {
      const twin = other[i]!;
      return twin.path === path && twin.size === size && twin.bytes.equals(bytes);
    })
  );
}
