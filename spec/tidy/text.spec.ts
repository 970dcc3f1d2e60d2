/**
 * What is read before the code: a header that says what and why, a length that invites reading, no loose ends.
 */
import { describe, expect, it } from '@jest/globals';
import { findLines, publicNames, readFiles } from './project-files.js';

const src = readFiles('src/**/*.ts');
const all = readFiles('{src,spec,conformance,bench,bin}/**/*.{ts,js,cjs,mjs}');

// Put together here so that this file does not find itself.
const LOOSE_ENDS = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X'.repeat(3)].join('|')})\\b`);
const LINES_MAX = 300;

describe('source files', () => {
  it('begin with a comment that says what they are and why', () => {
    const bare = src.filter(({ text }) => !/^\/\*\*\s+(\*\s)?\s*\w/.test(text));
    expect(bare.map(({ path }) => `${path}:1`)).toEqual([]);
  });

  it(`have at most ${LINES_MAX} lines`, () => {
    const long = src.filter(({ lines }) => lines.length > LINES_MAX);
    expect(long.map(({ path, lines }) => `${path}:${LINES_MAX + 1}: ${lines.length} lines`)).toEqual([]);
  });

  it('leave no loose ends', () => {
    expect(findLines(all, LOOSE_ENDS)).toEqual([]);
  });

  it('re-export nothing', () => {
    const inner = src.filter(({ path }) => !publicNames.includes(path));
    expect(findLines(inner, /^export\s+(type\s+)?(\*|\{[^}]*\}\s+from\b)/)).toEqual([]);
  });
});
