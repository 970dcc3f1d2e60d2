/**
 * A directory that looks like a project in which Leveret, as built, and some of our development dependencies are
 * installed.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const run = promisify(execFile);

/** Makes the directory one. */
export function install(directory: string, ...packages: readonly string[]): void {
  const modules = join(directory, 'node_modules');
  writeFileSync(join(directory, 'package.json'), '{ "type": "module" }');
  mkdirSync(join(modules, '@jest'), { recursive: true });
  symlinkSync(root, join(modules, 'leveret'));
  for (const name of packages) symlinkSync(join(root, 'node_modules', name), join(modules, name));
}

/** Runs node there; fails with all that was written when it fails. */
export async function runNode(directory: string, ...args: readonly string[]): Promise<string> {
  // Jest's own variables would have a test runner inside report to us, and Jest believe that it is a worker.
  const { NODE_OPTIONS: _options, NODE_TEST_CONTEXT: _context, JEST_WORKER_ID: _worker, ...env } = process.env;
  const { stdout, stderr } = await run(process.execPath, args, { cwd: directory, env });
  return stdout + stderr;
}

/** Where our own Jest is. */
export const jestProgram = join(root, 'node_modules', 'jest', 'bin', 'jest.js');
