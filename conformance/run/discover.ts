/**
 * Finds the cases: every `*.case.ts` below `cases/` is one, and nothing else lists them.
 */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { join } from 'node:path';
import glob from 'fast-glob';
import type { Case } from '../vocabulary.js';

export interface FoundCase {
  /** Path below `cases/` without its ending: `queue/declare-server-named`. */
  readonly id: string;
  /** First folder of the id. */
  readonly area: string;
  readonly testCase: Case;
}

const folder = fileURLToPath(new URL('../cases/', import.meta.url));

/** All cases by id, or those that a pattern picks: an id, a folder or a glob below `cases/`. */
export async function discoverCases(patterns: readonly string[] = []): Promise<readonly FoundCase[]> {
  const paths = await glob(patterns.length === 0 ? ['**/*.case.{ts,js}'] : patterns.flatMap(globsOf), { cwd: folder });
  return Promise.all(
    paths
      .filter((path) => !path.endsWith('.d.ts'))
      .sort()
      .map(load),
  );
}

async function load(path: string): Promise<FoundCase> {
  const module = (await import(pathToFileURL(join(folder, path)).href)) as { readonly testCase?: Case };
  if (module.testCase === undefined) throw new Error(`${path} exports no testCase`);
  const id = path.replace(/\.case\.[tj]s$/, '');
  return { id, area: id.split('/')[0]!, testCase: module.testCase };
}

/** `queue`, `queue/declare-*`, `conformance/cases/queue/purge.case.ts` all mean what they look like. */
function globsOf(pattern: string): string[] {
  const path = pattern
    .replace(/^.*cases\//, '')
    .replace(/\.case\.[tj]s$/, '')
    .replace(/\/$/, '');
  return [`${path}.case.{ts,js}`, `${path}/**/*.case.{ts,js}`];
}
