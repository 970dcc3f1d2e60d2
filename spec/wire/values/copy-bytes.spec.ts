/**
 * Short and long copies take different ways and must not differ, least of all at the border.
 */
import { describe, expect, it } from '@jest/globals';
import { copyBytes } from '../../../src/wire/values/copy-bytes.js';

const from = Buffer.from(Array.from({ length: 300 }, (_, i) => i));

describe('copying bytes', () => {
  it.each([0, 1, 95, 96, 97, 250])('copies %d of them, and no more', (length) => {
    const to = Buffer.alloc(300, 0xaa);
    copyBytes(from, 7, 7 + length, to, 11);
    const expected = Buffer.alloc(300, 0xaa);
    from.copy(expected, 11, 7, 7 + length);
    expect(to).toEqual(expected);
  });
});
