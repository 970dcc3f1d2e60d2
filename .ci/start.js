/**
 * `npm start -- <options>`: builds if a source changed, then is `leveret serve <options>`.
 *
 * The broker runs in this very process, and the script of package.json replaces its shell by it
 * (`exec`), so that a signal sent to npm reaches the broker.
 */
import { fileURLToPath } from 'node:url';
import { buildIfNeeded } from './build.js';

const status = buildIfNeeded();
if (status !== 0) process.exit(status);

const bin = new URL('../bin/leveret.js', import.meta.url);
process.argv = [process.execPath, fileURLToPath(bin), 'serve', ...process.argv.slice(2)];
await import(bin.href);
