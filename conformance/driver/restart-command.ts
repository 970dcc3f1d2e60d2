/**
 * A restart hook out of a shell command: one that ends the broker and starts it again.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RestartHook } from './restart.js';

const COMMAND_TIMEOUT_MS = 120_000;
/** Characters of a command's output that an error shows. */
const OUTPUT_SHOWN_MAX = 500;

/** The hook ends with the command, whatever the command leaves running. */
export function restartCommand(command: string): RestartHook {
  return async () => {
    // A file, not a pipe: a broker that the command leaves behind may go on writing after the suite has ended.
    const folder = mkdtempSync(join(tmpdir(), 'conformance-restart-'));
    const output = join(folder, 'output');
    const descriptor = openSync(output, 'w');
    try {
      const child = spawn(command, {
        shell: true,
        detached: true, // nor does an interrupt of the suite reach that broker
        stdio: ['ignore', descriptor, descriptor],
        timeout: COMMAND_TIMEOUT_MS,
      });
      const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
      if (code === 0) return;
      const said = readFileSync(output, 'utf8').slice(-OUTPUT_SHOWN_MAX).trim();
      throw new Error(`the command "${command}" ended with ${code ?? signal ?? 'nothing'}: ${said}`);
    } finally {
      closeSync(descriptor);
      rmSync(folder, { recursive: true });
    }
  };
}
