/**
 * Completion: the scripts are run by the shells that are installed.
 */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { runLine } from '../support/command-line.js';
import { temporaryDirectory } from '../support/temporary-directory.js';

function isInstalled(shell: string): boolean {
  return spawnSync(shell, ['-c', 'true']).status === 0;
}

if (isInstalled('bash')) {
  describe('bash', () => {
    const directory = temporaryDirectory();
    const file = (): string => join(directory.path, 'leveret');
    beforeEach(async () => writeFileSync(file(), (await runLine('completion bash')).stdout));

    /** What is offered for the last word of each line; each line is a process less. */
    function offered(...lines: readonly (readonly string[])[]): string[][] {
      const asks = lines.map((words) => {
        const quoted = words.map((word) => `'${word}'`).join(' ');
        return `COMP_WORDS=(leveret ${quoted}); COMP_CWORD=${words.length}; _leveret; echo "\${COMPREPLY[*]}"`;
      });
      const { stdout, stderr } = spawnSync('bash', ['-c', `source '${file()}'; ${asks.join('; ')}`], {
        encoding: 'utf8',
      });
      expect(stderr).toBe('');
      return stdout
        .trimEnd()
        .split('\n')
        .map((line) => line.split(' '));
    }

    it('completes commands, options and values', () => {
      const [all, commands, shells, begun, formats, options, behind, skipped] = offered(
        [''],
        ['queue', ''],
        ['completion', ''],
        ['list', 'q'],
        ['--url', 'amqp://queue', 'list', 'queues', '--format', ''],
        ['queue', 'declare', 'eu', '--dead'],
        ['--quiet', 'que'],
        ['--profile', 'list', 'exchange', 'b'],
      );
      expect(all).toEqual(expect.arrayContaining(['serve', 'queue', 'list', 'completion']));
      expect(commands).toEqual(expect.arrayContaining(['declare', 'bind', 'pause']));
      expect(shells).toEqual(['bash', 'zsh', 'fish']);
      expect(begun).toEqual(['queues']);
      expect(formats).toEqual(['table', 'json', 'csv', 'yaml']);
      expect(options).toEqual(['--dead-letter-exchange', '--dead-letter-routing-key']);
      expect(behind).toEqual(['queue']);
      expect(skipped).toEqual(['bind']);
    });

    it('leaves names of files to the shell', () => {
      expect(offered(['load', 'eu']).flat()).toEqual(['']);
    });

    it('offers no option of the broker where there is none', () => {
      const [serve, listed] = offered(['serve', '--'], ['list', 'queues', '--']);
      expect(serve).toContain('--port');
      expect(serve).not.toContain('--profile');
      expect(listed).toEqual(expect.arrayContaining(['--columns', '--profile', '--help']));
    });
  });
}

describe.each(['zsh', 'fish'])('the script for %s', (shell) => {
  const directory = temporaryDirectory();

  it('names every command, and is one that the shell can read', async () => {
    const { code, stdout, stderr } = await runLine(`completion ${shell}`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const place of ['queue declare', 'list queues', 'move']) expect(stdout).toContain(`'${place}'`);
    if (!isInstalled(shell)) return;
    const file = join(directory.path, 'script');
    writeFileSync(file, stdout);
    expect(spawnSync(shell, ['-n', file], { encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });
});

it('knows three shells', async () => {
  const { code, stderr } = await runLine('completion tcsh');
  expect(code).toBe(2);
  expect(stderr).toMatch(/Allowed choices are bash, zsh, fish/);
});
