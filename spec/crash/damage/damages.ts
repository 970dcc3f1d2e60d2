/**
 * Damage as disks, file systems and people do it: to one file of an image, at a random place.
 */
import type { Random } from '../../support/random.js';
import type { DirectoryImage, FileImage } from './directory-image.js';

export interface Damaged {
  readonly image: DirectoryImage;
  /** What was done, for the report. */
  readonly what: string;
}

/** A changed file, or undefined for one that is gone; and what was done to it. */
type Damage = (file: FileImage, random: Random) => { readonly file: FileImage | undefined; readonly what: string };

const BLOCK_MAX = 8192;
const APPENDED_MAX = 4096;

const damages: readonly Damage[] = [flipBit, flipBit, truncate, zeroBlock, garbageBlock, misplaceBlock, append, remove];

export function damageImage(image: DirectoryImage, random: Random): Damaged {
  const victim = pickFile(image, random);
  const { file, what } = random.pick(damages)(victim, random);
  const rest = image.filter((one) => one !== victim);
  return { image: file === undefined ? rest : [...rest, file], what: `${victim.path}: ${what}` };
}

/** The log, the index and all the rest get their share, however many files they are. */
function pickFile(image: DirectoryImage, random: Random): FileImage {
  const choice = random.below(100);
  const folder = choice < 45 ? 'log/' : choice < 85 ? 'index/' : undefined;
  const files = image.filter(({ path }) =>
    folder === undefined ? !/^(log|index)\//.test(path) : path.startsWith(folder),
  );
  // Files without bytes cannot be damaged but by what is appended: they come up less often.
  const filled = files.filter(({ bytes }) => bytes.length > 0);
  return random.pick(filled.length > 0 && !random.oneIn(8) ? filled : files.length > 0 ? files : image);
}

function flipBit(file: FileImage, random: Random): ReturnType<Damage> {
  const at = position(file, random);
  const bit = random.below(8);
  return change(file, at, Buffer.of((file.bytes[at] ?? 0) ^ (1 << bit)), `bit ${bit} of byte ${at} flipped`);
}

function truncate(file: FileImage, random: Random): ReturnType<Damage> {
  const size = position(file, random);
  const what = `cut off at ${size} of ${file.size} bytes`;
  return { file: { ...file, bytes: file.bytes.subarray(0, size), size }, what };
}

function zeroBlock(file: FileImage, random: Random): ReturnType<Damage> {
  const at = position(file, random);
  const length = random.between(1, BLOCK_MAX);
  return change(file, at, Buffer.alloc(length), `${length} bytes from ${at} on zeroed`);
}

function garbageBlock(file: FileImage, random: Random): ReturnType<Damage> {
  const at = position(file, random);
  const garbage = random.bytes(random.between(1, BLOCK_MAX));
  return change(file, at, garbage, `${garbage.length} bytes from ${at} on overwritten`);
}

/** A write that went to the wrong place: all that is there makes sense, and is not what should be. */
function misplaceBlock(file: FileImage, random: Random): ReturnType<Damage> {
  const from = position(file, random);
  const at = position(file, random);
  const block = Buffer.from(file.bytes.subarray(from, from + random.between(1, BLOCK_MAX)));
  return change(file, at, block, `${block.length} bytes from ${from} on written at ${at}`);
}

/** Behind what is used of the file, or behind its end. */
function append(file: FileImage, random: Random): ReturnType<Damage> {
  const at = random.oneIn(2) ? file.bytes.length : file.size;
  const garbage = random.bytes(random.between(1, APPENDED_MAX));
  const bytes = Buffer.concat([file.bytes, Buffer.alloc(at - file.bytes.length), garbage]);
  const size = Math.max(file.size, bytes.length);
  return { file: { ...file, bytes, size }, what: `${garbage.length} bytes of garbage at ${at} of ${file.size}` };
}

function remove(): ReturnType<Damage> {
  return { file: undefined, what: 'deleted' };
}

/** Overwrites, without making the file longer. */
function change(file: FileImage, at: number, patch: Buffer, what: string): ReturnType<Damage> {
  const end = Math.min(at + patch.length, file.size);
  const bytes = Buffer.concat([file.bytes, Buffer.alloc(Math.max(0, end - file.bytes.length))]);
  patch.copy(bytes, at, 0, end - at);
  return { file: { ...file, bytes }, what };
}

/** Of the used bytes; the first and the last ones, where headers and torn writes are, more often. */
function position({ bytes }: FileImage, random: Random): number {
  const choice = random.below(10);
  if (choice === 0) return random.below(Math.min(bytes.length, 128));
  if (choice < 4) return Math.max(0, bytes.length - 1 - random.below(2048));
  return random.below(bytes.length);
}
