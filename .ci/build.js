/**
 * Builds src into dist with tsc, and remembers what it built. `build('suite')` builds the conformance
 * suite, with the wire that it speaks, into dist/suite; `build('crash')` the crash test into dist/crash.
 *
 * The mark is a hash over name, size and time of every source, so that `npm start` can tell in a few
 * milliseconds that there is nothing to build.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const targets = {
  broker: { config: 'tsconfig.build.json', out: 'dist', sources: ['src'], anew: false },
  // Cases are found by looking into the folder: one that was deleted must not stay there.
  suite: { config: 'tsconfig.conformance.json', out: 'dist/suite', sources: ['src/wire', 'conformance'], anew: true },
  crash: {
    config: 'tsconfig.crash.json',
    out: 'dist/crash',
    sources: ['src', 'spec/crash', 'spec/support'],
    anew: true,
  },
};

/** Returns tsc's exit code. */
export function build(target = 'broker') {
  const { config, out, anew } = targets[target];
  const sources = fingerprint(target);
  if (anew) rmSync(join(root, out), { recursive: true, force: true });
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  // tsc's diagnostics go to our error output: standard output may belong to the broker that starts next.
  const { status } = spawnSync(process.execPath, [tsc, '-p', join(root, config)], { stdio: ['ignore', 2, 2] });
  if (status === 0) writeFileSync(join(root, out, '.built'), sources);
  return status ?? 1;
}

export function buildIfNeeded(target = 'broker') {
  return builtFrom(target) === fingerprint(target) ? 0 : build(target);
}

function builtFrom(target) {
  try {
    return readFileSync(join(root, targets[target].out, '.built'), 'utf8');
  } catch {
    return undefined;
  }
}

function fingerprint(target) {
  const { config, sources } = targets[target];
  const below = sources.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, name)),
  );
  const hash = createHash('sha256');
  for (const name of ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json', config, ...below.sort()]) {
    const { size, mtimeMs } = statSync(join(root, name));
    hash.update(`${name} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) process.exitCode = build();
