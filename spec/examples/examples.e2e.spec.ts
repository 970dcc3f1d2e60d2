/**
 * The examples do what they say, as a reader runs them: each in a process of its own, a thousand times as fast.
 */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { brokerForFile } from '../support/broker-for-file.js';

const run = promisify(execFile);

describe('the examples', () => {
  const broker = brokerForFile();

  it.each(['retry-by-hand', 'retry-by-the-broker'])('%s tries four times, then parks the message', async (name) => {
    const env = { ...process.env, SECOND_MS: '1' };
    const { stdout } = await run(process.execPath, [`examples/${name}.mjs`, broker.url], { env });
    const lines = stdout.trimEnd().split('\n');
    const told = lines.map((line) => line.replace(/^ *\d+ s {2}/, ''));
    expect(told).toEqual([...Array<string>(4).fill('tried "an order", and it failed'), 'parked "an order"']);
  });
});
