/**
 * How files and folders are named and sized: one idea each, and a name that says which.
 */
import { basename, dirname } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { findPaths, publicNames } from './project-files.js';

const code = findPaths('{src,spec,conformance,bench,bin}/**/*.{ts,js,cjs,mjs}');
const src = findPaths('src/**/*.ts');

const VAGUE = /^(utils?|helpers?|common|shared|managers?|services?)$/;
const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const FOLDER_FILES_MAX = 12;

describe('names', () => {
  it('are kebab-case', () => {
    const parts = (path: string): string[] => path.split(/[/.]/);
    expect(code.filter((path) => !parts(path).every((part) => KEBAB_CASE.test(part)))).toEqual([]);
  });

  it('say what is inside', () => {
    const words = (path: string): string[] => path.split(/[/.-]/);
    expect(code.filter((path) => words(path).some((word) => VAGUE.test(word)))).toEqual([]);
  });
});

describe('folders of src', () => {
  it(`hold at most ${FOLDER_FILES_MAX} files`, () => {
    const sizes = new Map<string, number>();
    for (const folder of src.map((path) => dirname(path))) sizes.set(folder, (sizes.get(folder) ?? 0) + 1);
    const full = [...sizes].filter(([, size]) => size > FOLDER_FILES_MAX);
    expect(full.map(([folder, size]) => `${folder}: ${size} files`)).toEqual([]);
  });

  it('have no barrel', () => {
    const isBarrel = (path: string): boolean => basename(path) === 'index.ts' && !publicNames.includes(path);
    expect(src.filter(isBarrel)).toEqual([]);
  });
});
