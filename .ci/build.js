/**
 * Builds src into dist with tsc, and remembers what it built.
 *
 * The mark is a hash over name, size and time of every source, so that `npm start` can tell in a few
 * milliseconds that there is nothing to build.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const mark = join(root, 'dist', '.built');

/** Returns tsc's exit code. */
export function build() {
  const sources = fingerprint();
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  // tsc's diagnostics go to our error output: standard output may belong to the broker that starts next.
  const { status } = spawnSync(process.execPath, [tsc, '-p', join(root, 'tsconfig.build.json')], {
    stdio: ['ignore', 2, 2],
  });
  if (status === 0) writeFileSync(mark, sources);
  return status ?? 1;
}

export function buildIfNeeded() {
  return builtFrom() === fingerprint() ? 0 : build();
}

function builtFrom() {
  try {
    return readFileSync(mark, 'utf8');
  } catch {
    return undefined;
  }
}

function fingerprint() {
  const hash = createHash('sha256');
  const below = readdirSync(join(root, 'src'), { recursive: true }).map((name) => join('src', name));
  for (const name of ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json', ...below.sort()]) {
    const { size, mtimeMs } = statSync(join(root, name));
    hash.update(`${name} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) process.exitCode = build();
