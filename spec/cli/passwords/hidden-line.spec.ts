/**
 * What is typed for a password is read as keys are, and shown nowhere.
 */
import { PassThrough } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { hiddenLine } from '../../../src/cli/passwords/hidden-line.js';

async function typing(keys: string): Promise<{ readonly line: string; readonly shown: string }> {
  const input = new PassThrough();
  const output = new PassThrough();
  const line = hiddenLine(input, output, 'Password: ');
  input.write(keys);
  try {
    return { line: await line, shown: String(output.read()) };
  } catch (error) {
    return { line: String(error), shown: String(output.read()) };
  }
}

describe('a hidden line', () => {
  it('is what was typed, and is not shown', async () => {
    expect(await typing('secret grün\r')).toEqual({ line: 'secret grün', shown: 'Password: \n' });
  });

  it('can be mended with backspace', async () => {
    expect((await typing('secrr\u007fet\r')).line).toBe('secret');
  });

  it('is not given when the user gives up', async () => {
    expect(await typing('sec\u0003')).toEqual({ line: expect.stringContaining('interrupted'), shown: 'Password: \n' });
    expect((await typing('\u0004')).line).toContain('interrupted');
  });
});
