/**
 * The crash test's own options: a mistake is one line and exit code 2, before anything is started.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, jest } from '@jest/globals';
import { temporaryDirectory } from '../support/temporary-directory.js';
import { crashTest } from './command-line.js';

const directory = temporaryDirectory();

async function said(...args: string[]): Promise<{ code: number; text: string }> {
  const written: string[] = [];
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
  return { code: await crashTest(args), text: written.join('') };
}

describe('a mistake', () => {
  it.each([
    ['--kills 0', 'Give a whole number above zero.'],
    ['--kills some', 'Give a whole number above zero.'],
    ['--damage -1', 'Give a whole number above zero.'],
    ['--kills 1 --damage 1', 'cannot be used with option'],
    ['--memory --data here', 'cannot be used with option'],
    ['--seed now', 'Give a whole number.'],
    ['--seconds-between 2', 'Give the least and the most, as 0.2,1.'],
    ['--seconds-between 2,1', 'Give the least and the most, as 0.2,1.'],
    ['--port 70000', 'Give a number from 0 to 65535.'],
    ['more', 'too many arguments'],
  ])('in "%s" is told', async (args, text) => {
    const outcome = await said(...args.split(' '));
    expect(outcome.text).toContain(text);
    expect(outcome.code).toBe(2);
  });

  it('is a directory that holds something', async () => {
    writeFileSync(join(directory.path, 'precious'), '');
    const { code, text } = await said('--data', directory.path);
    expect(text).toBe(
      `crash-test: ${directory.path} is not empty; give one that is, or the name of one that does not exist\n`,
    );
    expect(code).toBe(2);
  });
});
