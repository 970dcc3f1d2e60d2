/**
 * The file that says what a data directory is: `store.json`, written once.
 */
import { randomInt, randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { StoreError } from '../store-error.js';
import { damaged, explainFailure } from './open-failure.js';

/** Rises when an older version could not read what this one writes. This one reads all up to it. */
const FORMAT = 2;
const SALT_MAX = 0xffff_ffff;
/** The root of a file system has it from the beginning. */
const LOST_AND_FOUND = 'lost+found';

export interface StoreFile {
  readonly format: number;
  /** Seed of the log's checksums: bytes that clients send, or of another store, never pass for ours. */
  readonly salt: number;
}

/**
 * Reads the file, or makes a directory ours that is empty or not there.
 *
 * @throws StoreError
 */
export function readStoreFile(directory: string): StoreFile {
  const path = join(directory, 'store.json');
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    if (!existsSync(path)) create(directory, path);
    return parse(path, readFileSync(path, 'utf8'));
  } catch (error) {
    throw explainFailure(directory, error);
  }
}

/**
 * Marks a directory of an older version as ours, before anything is written that the older one cannot read.
 *
 * @throws StoreError
 */
export function raiseFormat(directory: string, { format, salt }: StoreFile): void {
  if (format === FORMAT) return;
  const path = join(directory, 'store.json');
  try {
    renameSync(write(path, salt), path);
    syncDirectory(directory);
  } catch (error) {
    throw explainFailure(directory, error);
  }
}

function create(directory: string, path: string): void {
  const others = readdirSync(directory).filter((name) => !name.startsWith('store.json.') && name !== LOST_AND_FOUND);
  if (others.some((name) => ['index', 'log'].includes(name))) {
    throw damaged(path, 'it is missing');
  }
  if (others.length > 0) {
    const advice = 'choose an empty or new directory with --data';
    throw new StoreError('ERR_STORE_FOREIGN', `${directory} holds files of something else; ${advice}`);
  }
  const temporary = write(path, randomInt(1, SALT_MAX));
  try {
    // Unlike a rename, a link fails when another process was faster.
    linkSync(temporary, path);
  } catch (error) {
    if (!existsSync(path)) throw error;
  } finally {
    unlinkSync(temporary);
  }
  syncDirectory(directory);
}

/** Writes the file as this version has it, beside its place; returns where. */
function write(path: string, salt: number): string {
  const temporary = `${path}.${randomUUID()}`;
  const descriptor = openSync(temporary, 'wx', 0o600);
  writeSync(descriptor, `${JSON.stringify({ format: FORMAT, salt, check: checkOf(FORMAT, salt) })}\n`);
  fsyncSync(descriptor);
  closeSync(descriptor);
  return temporary;
}

function syncDirectory(directory: string): void {
  const descriptor = openSync(directory, 'r');
  fsyncSync(descriptor);
  closeSync(descriptor);
}

function parse(path: string, text: string): StoreFile {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (typeof value === 'object' && value !== null && 'format' in value) {
    const { format } = value;
    const salt = 'salt' in value ? value.salt : undefined;
    const check = 'check' in value ? value.check : undefined;
    if (typeof format === 'number' && format > FORMAT) {
      const text = `${path} says format ${format}, this version reads up to ${FORMAT}; use a newer Leveret`;
      throw new StoreError('ERR_STORE_NEWER', text);
    }
    const isWhole = typeof format === 'number' && typeof salt === 'number' && check === checkOf(format, salt);
    if (isWhole && format > 0) return { format, salt };
  }
  throw damaged(path, 'it makes no sense');
}

/** A salt that is not the one that was written would make the whole log look empty. */
function checkOf(format: number, salt: number): number {
  return crc32(`Leveret ${format} ${salt}`);
}
