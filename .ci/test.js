/**
 * `npm test`: every check. Those that look at the source go side by side, and the tests follow when all have passed.
 *
 * The last line of the output is always `N passed, N failed`; a static check counts as one, and so
 * does each test. What a check runs is the script of the same name in package.json.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const resultFile = 'node_modules/.cache/jest-result.json';
// What takes longest comes first.
const staticChecks = ['lint', 'types', 'format:check', 'floors', 'dead-code', 'reference:check', 'build'];

const waiting = [...staticChecks];
const count = { passed: 0, failed: 0 };
await Promise.all(Array.from({ length: availableParallelism() }, checkOneByOne));
if (count.failed > 0) verdict(count);

mkdirSync(join(root, 'node_modules/.cache'), { recursive: true });
rmSync(join(root, resultFile), { force: true });
// Jest leaves one processor idle unless told: the suites are independent, and are most of the time this takes.
console.log('\n== jest');
const ok = await run('jest', { options: ` --maxWorkers=100% --json --outputFile=${resultFile}`, stdio: 'inherit' });
const tests = testCount();
// Jest can fail without a failed test: say, when it finds none, or when it breaks before its report.
verdict({ passed: count.passed + tests.passed, failed: ok ? tests.failed : Math.max(tests.failed, 1) });

async function checkOneByOne() {
  for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
    let output = '';
    const ok = await run(name, {
      onOutput: (text) => {
        output += text;
      },
    });
    console.log(`\n== ${name}: ${ok ? 'ok' : 'failed'}\n${ok ? '' : output}`);
    if (ok) count.passed++;
    else count.failed++;
  }
}

/** Runs a script of package.json, as npm would but without its banner. Resolves to whether it succeeded. */
function run(name, { options = '', stdio = 'pipe', onOutput }) {
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  const child = spawn(scripts[name] + options, {
    cwd: root,
    env: { ...process.env, PATH: path },
    shell: true,
    stdio: ['ignore', stdio, stdio],
  });
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', onOutput);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status) => resolve(status === 0));
  });
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
