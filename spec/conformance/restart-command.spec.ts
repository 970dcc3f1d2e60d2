/**
 * The shell command that restarts a broker: the hook ends with it, and says what it said when it fails.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { restartCommand } from '../../conformance/driver/restart-command.js';
import { temporaryDirectory } from '../support/temporary-directory.js';

const directory = temporaryDirectory();

describe('a restart command', () => {
  it('is run by a shell', async () => {
    const file = join(directory.path, 'made by the command');
    await restartCommand(`true && echo > '${file}'`)();
    expect(existsSync(file)).toBe(true);
  });

  it('tells how it failed, and what it said', async () => {
    const hook = restartCommand('echo no such broker >&2; exit 3');
    await expect(hook()).rejects.toThrow(/ended with 3: no such broker/);
  });

  it('need not wait for what it leaves running', async () => {
    const file = join(directory.path, 'pid');
    await restartCommand(`sleep 60 & echo $! > '${file}'`)();
    const kill = restartCommand(`kill $(cat '${file}')`);
    await expect(kill()).resolves.toBeUndefined();
  });
});
