/**
 * `npm run crash-test -- <options>`: builds the broker and the crash test if a source changed, then runs it.
 */
import { buildIfNeeded } from './build.js';

const status = buildIfNeeded() || buildIfNeeded('crash');
if (status !== 0) process.exit(status);

const { crashTest } = await import(new URL('../dist/crash/spec/crash/command-line.js', import.meta.url).href);
process.exit(await crashTest(process.argv.slice(2)));
