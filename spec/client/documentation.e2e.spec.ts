/**
 * The examples of the client's page do what they say.
 *
 * Each block is a program: it is run as it stands, on a broker of its own port, and has to print what its comments say.
 */
import { readFileSync } from 'node:fs';
import { runInThisContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import * as client from '../../src/client/index.js';
import { brokerForFile } from '../support/broker-for-file.js';

const page = readFileSync(new URL('../../docs/client.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/^#+ (.*)$|^```js\n([^]*?)^```$/gm)].reduce<{ title: string; code: string }[]>(
  (found, [, title, code]) => {
    const last = found.at(-1);
    if (title !== undefined) found.push({ title, code: '' });
    else if (last?.code === '') last.code = code!;
    else found.push({ title: `${last!.title}, more`, code: code! });
    return found;
  },
  [],
);

const IMPORT = /^import \{ (.*) \} from 'leveret\/client';$/m;
const PRINTS = /console\.log\(.*\/\/ prints: (.*)$/gm;

describe('the page of the client', () => {
  const broker = brokerForFile();

  it.each(examples.filter(({ code }) => code !== ''))('$title', async ({ code }) => {
    const names = IMPORT.exec(code)![1]!;
    for (const name of names.split(', ')) expect(client).toHaveProperty(name);
    const body = code.replace(IMPORT, '').replace(/(amqp:\/\/(.*@)?localhost)/g, `$1:${broker.port}`);
    const printed: string[] = [];
    const console = { log: (...values: unknown[]) => printed.push(values.join(' ')) };
    const run = runInThisContext(`(async ({ ${names} }, console) => {${body}})`) as (
      ...parameters: unknown[]
    ) => Promise<void>;
    await run(client, console);
    const expected = [...code.matchAll(PRINTS)].flatMap(([, text]) => text!.split(', '));
    expect(expected.length).toBeGreaterThan(0);
    expect(printed).toEqual(expected);
  });
});
