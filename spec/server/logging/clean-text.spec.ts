/**
 * What a peer wrote cannot begin a line of the log, move a terminal or fill a disk.
 */
import { describe, expect, it } from '@jest/globals';
import { cleanText } from '../../../src/server/logging/clean-text.js';

describe('text of a peer', () => {
  it.each([
    ['plain', "NOT_FOUND - no queue 'q' in vhost '/'", "NOT_FOUND - no queue 'q' in vhost '/'"],
    ['letters of all kinds', 'Größe 漢字 🐇', 'Größe 漢字 🐇'],
    ['a new line', 'a\r\n{"level":60}', 'a\\u{d}\\u{a}{"level":60}'],
    ['colours of a terminal', '\u001b[31mred', '\\u{1b}[31mred'],
    ['controls beyond ASCII', 'a\u009bb\u007f', 'a\\u{9b}b\\u{7f}'],
    ['another direction', 'a\u202eb\u2066c', 'a\\u{202e}b\\u{2066}c'],
    ['lines of Unicode', 'a\u2028b\u2029c', 'a\\u{2028}b\\u{2029}c'],
    ['half a character', 'a\ud800b', 'a\\u{d800}b'],
  ])('%s', (_what, text, clean) => {
    expect(cleanText(text)).toBe(clean);
  });

  it('is cut', () => {
    expect(cleanText('x'.repeat(100_000))).toBe(`${'x'.repeat(512)}…`);
  });
});
