/**
 * `npm run conformance -- <options>`: builds the suite if a source changed, then runs it.
 */
import { fileURLToPath } from 'node:url';
import { buildIfNeeded } from './build.js';

const status = buildIfNeeded('suite');
if (status !== 0) process.exit(status);

const main = new URL('../dist/suite/conformance/main.js', import.meta.url);
process.argv = [process.execPath, fileURLToPath(main), ...process.argv.slice(2)];
await import(main.href);
