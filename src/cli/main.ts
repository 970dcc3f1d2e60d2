/**
 * The process `leveret`.
 */
import { createRequire } from 'node:module';
import { runProgram } from './program.js';
import { processStreams } from './streams.js';

const { version } = createRequire(import.meta.url)('../../package.json') as { version: string };

process.exitCode = await runProgram(process.argv.slice(2), processStreams(), version);
