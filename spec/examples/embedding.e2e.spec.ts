/**
 * What is written about the broker inside a program is true: each example of the page is run, and prints what it says
 * that it prints; so are the tests of the example service.
 */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { install, jestProgram, runNode } from '../support/installed-project.js';
import { temporaryDirectory } from '../support/temporary-directory.js';

const page = readFileSync(new URL('../../docs/embedding.md', import.meta.url), 'utf8');
const snippets = [...page.matchAll(/^```js(?: test=(\w+))?\n([\s\S]*?)^```$/gm)].map(([, runner, code]) => ({
  runner,
  code: code!,
}));
const programs = snippets.filter(({ runner }) => runner === undefined).map(({ code }) => code);

/** What a program says that it prints: behind a `console.log`, on the same line. In some order: listeners print too. */
function promised(code: string): string[] {
  return [...code.matchAll(/^.*console\.log\(.*\/\/ (.*)$/gm)].map(([, text]) => text!).sort();
}

describe('the page about embedding', () => {
  const directory = temporaryDirectory();

  it('has programs, and tests for two runners', () => {
    expect(programs.length).toBeGreaterThanOrEqual(6);
    expect(snippets.flatMap(({ runner }) => runner ?? [])).toEqual(['node', 'jest']);
  });

  it('has programs that print what they say', async () => {
    install(directory.path, 'amqplib');
    const printed = await Promise.all(
      programs.map(async (code, index) => {
        const file = join(directory.path, `program-${index}.mjs`);
        writeFileSync(file, code);
        const lines = (await runNode(directory.path, file)).trimEnd().split('\n');
        return lines.sort();
      }),
    );
    expect(printed).toEqual(programs.map(promised));
  });

  it('has a test for each runner, which passes', async () => {
    install(directory.path, 'amqplib', '@jest/globals');
    const write = (runner: string, name: string): string => {
      const file = join(directory.path, name);
      writeFileSync(file, snippets.find((snippet) => snippet.runner === runner)!.code);
      return file;
    };
    const byNode = await runNode(directory.path, '--test', write('node', 'orders.test.mjs'));
    expect(byNode).toMatch(/pass 1\n.*fail 0/);
    write('jest', 'orders.test.js');
    // Plain JavaScript needs no transformation.
    const options = ['--rootDir', directory.path, '--transform', '{}', 'orders.test.js'];
    const byJest = await runNode(directory.path, '--experimental-vm-modules', jestProgram, ...options);
    expect(byJest).toMatch(/1 passed, 1 total/);
  });
});

describe('the order service', () => {
  const directory = temporaryDirectory();

  it('passes its tests', async () => {
    const source = new URL('../../examples/order-service/', import.meta.url);
    for (const name of ['order-service.js', 'test']) {
      cpSync(new URL(name, source), join(directory.path, name), { recursive: true });
    }
    install(directory.path, 'amqplib');
    expect(await runNode(directory.path, '--test', 'test/')).toMatch(/pass 5\n.*fail 0/);
  });
});
