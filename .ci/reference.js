/**
 * `npm run reference`: writes docs/reference from the comments in the source; with `--check` it fails when what
 * stands there is not what it would write.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const kept = join(root, 'docs', 'reference');

if (process.argv.includes('--check')) process.exitCode = check();
else {
  rmSync(kept, { recursive: true, force: true });
  process.exitCode = write(kept);
}

/** Returns the exit code. */
function write(out) {
  const typedoc = join(root, 'node_modules', 'typedoc', 'bin', 'typedoc');
  return spawnSync(process.execPath, [typedoc, '--out', out], { cwd: root, stdio: 'inherit' }).status ?? 1;
}

function check() {
  const fresh = mkdtempSync(join(tmpdir(), 'reference-'));
  try {
    const status = write(fresh);
    if (status !== 0) return status;
    if (JSON.stringify(textsIn(fresh)) === JSON.stringify(textsIn(kept))) return 0;
    console.error('docs/reference is not what the source says: run `npm run reference`');
    return 1;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function textsIn(folder) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith('.md'));
  return names.sort().map((name) => [name, readFileSync(join(folder, name), 'utf8')]);
}
