/**
 * Sizes as people write them: binary and decimal units are told apart, and what is no size is no number.
 */
import { describe, expect, it } from '@jest/globals';
import { parseByteSize } from '../../../src/config/units/byte-size.js';

describe('a size', () => {
  it.each([
    ['1', 1],
    ['1048576', 1_048_576],
    ['100B', 100],
    ['2KiB', 2048],
    ['512MiB', 512 * 1024 * 1024],
    ['512mib', 512 * 1024 * 1024],
    ['512 MiB', 512 * 1024 * 1024],
    ['1.5GiB', 1.5 * 1024 ** 3],
    ['1TiB', 1024 ** 4],
    ['3KB', 3000],
    ['20MB', 20_000_000],
    ['1GB', 1_000_000_000],
    ['2TB', 2_000_000_000_000],
    ['0.1KB', 100],
    ['1.0005KB', 1000], // part of a byte is no byte
  ])('%s is %d bytes', (text, bytes) => {
    expect(parseByteSize(text)).toBe(bytes);
  });

  it.each(['', ' ', 'GB', '0', '0.5', '-1', '1 G B', '1GiBs', '1iB', '1,5GB', '1e9', '0x10', '.5GB', '99999999TB'])(
    'is not "%s"',
    (text) => {
      expect(parseByteSize(text)).toBeUndefined();
    },
  );
});
