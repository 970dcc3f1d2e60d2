/**
 * `npm test`: every check in turn, stopping at the first that fails.
 *
 * The last line of the output is always `N passed, N failed`; a static check counts as one, and so
 * does each test. What a check runs is the script of the same name in package.json.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const resultFile = 'node_modules/.cache/jest-result.json';
const staticChecks = ['types', 'lint', 'format:check', 'floors', 'dead-code', 'reference:check', 'build'];

const count = { passed: 0, failed: 0 };
for (const name of staticChecks) {
  if (run(name)) count.passed++;
  else verdict({ ...count, failed: 1 });
}

mkdirSync(join(root, 'node_modules/.cache'), { recursive: true });
rmSync(join(root, resultFile), { force: true });
// Jest leaves one processor idle unless told: the suites are independent, and are most of the time this takes.
const ok = run('jest', ` --maxWorkers=100% --json --outputFile=${resultFile}`);
const tests = testCount();
// Jest can fail without a failed test: say, when it finds none, or when it breaks before its report.
verdict({ passed: count.passed + tests.passed, failed: ok ? tests.failed : Math.max(tests.failed, 1) });

/** Runs a script of package.json, as npm would but without its banner. */
function run(name, options = '') {
  console.log(`\n== ${name}`);
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  const child = spawnSync(scripts[name] + options, {
    cwd: root,
    env: { ...process.env, PATH: path },
    shell: true,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return child.status === 0;
}

function testCount() {
  try {
    const result = JSON.parse(readFileSync(join(root, resultFile), 'utf8'));
    // A suite that could not even be loaded has no tests to count: it is one failure.
    return { passed: result.numPassedTests, failed: result.numFailedTests + result.numRuntimeErrorTestSuites };
  } catch {
    return { passed: 0, failed: 0 };
  }
}

function verdict({ passed, failed }) {
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}
