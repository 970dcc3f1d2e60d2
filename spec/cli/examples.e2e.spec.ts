/**
 * The examples that each command's help shows do what they say.
 */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { CliCommand } from '../../src/cli/command.js';
import { registry } from '../../src/cli/registry.js';
import { type CommandLab, onEachCommandBroker } from '../support/command-brokers.js';
import { runLine } from '../support/command-line.js';
import { temporaryDirectory } from '../support/temporary-directory.js';

const named = registry.flatMap((one) =>
  'load' in one ? [[one.name, one] as const] : one.commands.map((leaf) => [`${one.name} ${leaf.name}`, leaf] as const),
);
const commands: (readonly [string, CliCommand])[] = [];
// One after the other: Jest cannot load two at a time that import the same.
for (const [name, leaf] of named) commands.push([name, await leaf.load()]);

onEachCommandBroker((lab) => {
  describe.each(commands.filter(([, { speaks }]) => lab.isLeveret || speaks === 'amqp'))('%s', (_, { examples }) => {
    const directory = temporaryDirectory();
    const before = process.cwd();
    beforeEach(async () => {
      // For files that they write.
      process.chdir(directory.path);
      await lab.clear();
    });
    afterEach(() => process.chdir(before));

    it.each(examples.map((example) => [example.line, example] as const))('%s', async (line, example) => {
      for (const before of example.given ?? []) {
        expect(await lab.run(before)).toMatchObject({ code: 0, stderr: '' });
      }
      const running = lab.run(line, example.input === undefined ? {} : { input: example.input });
      await runUntil(lab, example.meanwhile ?? [], running);
      const outcome = await running;
      expect(outcome).toMatchObject({ code: 0, stderr: '' });
      expect(outcome.stdout).toMatch(example.prints);
    });
  });
});

/** Runs the lines over and over until something else has ended. */
async function runUntil(lab: CommandLab, lines: readonly string[], other: Promise<unknown>): Promise<void> {
  let isOver = lines.length === 0;
  void other.then(() => (isOver = true));
  for (let i = 0; !isOver; i++) await lab.run(lines[i % lines.length]!);
}

describe('the help', () => {
  it.each(commands)('of %s shows its examples', async (name, { examples }) => {
    const { code, stdout, stderr } = await runLine(`${name} --help`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`Usage: leveret ${name} `);
    for (const { line } of examples) expect(stdout).toContain(`\n  leveret ${line}\n`);
  });

  it('is found by `help` as well', async () => {
    expect(await runLine('help queue declare')).toEqual(await runLine('queue declare --help'));
  });
});
