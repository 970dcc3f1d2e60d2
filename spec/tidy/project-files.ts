/**
 * The project's own files, as the tidy specs read them: by name or line by line.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import glob from 'fast-glob';

const cwd = fileURLToPath(new URL('../..', import.meta.url));

/** What the package exports: the only files that say again what others export. */
export const publicNames: readonly string[] = ['src/index.ts', 'src/client/index.ts'];

export interface ProjectFile {
  readonly path: string;
  readonly text: string;
  readonly lines: readonly string[];
}

/** Paths relative to the project, sorted; none where a folder is not there yet. */
export function findPaths(patterns: string | string[]): string[] {
  return glob.sync(patterns, { cwd, ignore: ['**/node_modules/**'] }).sort();
}

export function readFiles(patterns: string | string[]): ProjectFile[] {
  return findPaths(patterns).map((path) => {
    const text = readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
    return { path, text, lines: text.replace(/\n$/, '').split('\n') };
  });
}

/** `path:line: text` of every line that matches. */
export function findLines(files: readonly ProjectFile[], wanted: RegExp): string[] {
  return files.flatMap(({ path, lines }) =>
    lines.flatMap((line, i) => (wanted.test(line) ? [`${path}:${i + 1}: ${line.trim()}`] : [])),
  );
}
