/**
 * A checksum of all definitions and queue records together. Level may drop part of what it has, damaged,
 * without a word: then the checksum is not the one that was written last.
 */
import { crc32 } from 'node:zlib';

export class Digest {
  /** Whatever the order in which entries came. */
  value = 0;
  private readonly checksums = new Map<string, number>();

  /** An entry has this value now; undefined: there is none any more. */
  set(key: Buffer, value: Buffer | undefined): void {
    const name = key.toString('latin1');
    this.value = (this.value ^ (this.checksums.get(name) ?? 0)) >>> 0;
    if (value === undefined) {
      this.checksums.delete(name);
      return;
    }
    const checksum = crc32(value, crc32(key));
    this.checksums.set(name, checksum);
    this.value = (this.value ^ checksum) >>> 0;
  }
}
