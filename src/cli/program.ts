/**
 * The command `leveret`: finds the command that is meant, loads it and runs it.
 *
 * Commander knows all names from the start; options and arguments of a command are added when it is the one that
 * is run.
 */
import { Command, CommanderError, Option } from 'commander';
import type { CliCommand, Example } from './command.js';
import { clientVariables } from '../config/client-variables.js';
import type { GlobalValues } from './context.js';
import { EXIT_DONE, EXIT_FAILED, EXIT_USAGE, type ExitCode } from './exit-codes.js';
import { formats } from './output/format.js';
import type { Group, Leaf } from './registration/leaf.js';
import { registry } from './registry.js';
import type { Streams } from './streams.js';

/** Runs one command to its end, `serve` until it serves. */
export async function runProgram(words: readonly string[], streams: Streams, version: string): Promise<ExitCode> {
  const written: Promise<void>[] = [];
  const program = makeProgram(streams, version, written);
  try {
    await program.parseAsync(withoutHelpCommand(words), { from: 'user' });
    return EXIT_DONE;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_DONE : EXIT_USAGE;
    // It knows the errors of all that commands use, which who asks for help need not load.
    const { complaintOf } = await import('./output/complaint.js');
    const complaint = complaintOf(error);
    // A bug of ours: whoever reports it needs the stack.
    const text = complaint?.line ?? String((error as { readonly stack?: unknown }).stack ?? error);
    await streams.stderr.write(`leveret: ${text}\n`);
    return complaint?.exitCode ?? EXIT_FAILED;
  } finally {
    await Promise.all(written);
  }
}

function makeProgram(streams: Streams, version: string, written: Promise<void>[]): Command {
  const program = new Command('leveret')
    .description('An AMQP 0-9-1 message broker, and a command line for any broker.')
    .version(version)
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: (text) => written.push(streams.stdout.write(text)),
      writeErr: (text) => written.push(streams.stderr.write(text)),
      // A suggestion would be a second line: logs and scripts want an error to be one.
      outputError: (text, write) => write(`${text.trim().replaceAll('\n', ' ')}\n`),
    })
    .exitOverride();
  addServer(program);
  for (const one of registry) {
    if ('load' in one) addLeaf(program, one, streams);
    else addGroup(program, one, streams);
  }
  return addGlobalOptions(program).addHelpText('after', EXIT_CODES_TEXT);
}

const EXIT_CODES_TEXT = '\nExit codes: 0 done, 1 failed, 2 wrong use, 3 broker not reachable, 4 refused.';

function addGlobalOptions(program: Command): Command {
  const heading = 'Which broker, and how to write results:';
  const options = [
    new Option('--url <url>', `amqp or http URL of the broker (or ${clientVariables.url})`),
    new Option('--management-url <url>', 'URL of its management API (default: port 15672 of the same host)'),
    new Option('--profile <name>', `broker of that name in the file of profiles (or ${clientVariables.profile})`),
    new Option('--vhost <name>', `virtual host (or ${clientVariables.vhost})`),
    new Option('--format <format>', 'how results are written').choices(formats).default('table'),
    new Option('-q, --quiet', 'say nothing but results and errors'),
  ];
  for (const option of options) program.addOption(option.helpGroup(heading));
  return program;
}

/** The broker itself; it has settings instead of a broker that is meant. */
function addServer(program: Command): void {
  const add = (name: string, summary: string, define: (command: Command) => Promise<Command>): void => {
    const command = program.command(name).description(summary);
    command.configureHelp({ showGlobalOptions: false });
    onChoice(program, command, async () => {
      refuseGlobalOptions(program, command);
      inheritAll(await define(command));
    });
  };
  add('serve', 'Run the broker.', async (command) => (await import('./serve.js')).defineServe(command));
  add('config', 'Look at settings of the broker.', async (command) =>
    (await import('./config.js')).defineConfig(command),
  );
}

function refuseGlobalOptions(program: Command, command: Command): void {
  const given = program.options.find((option) => program.getOptionValueSource(option.attributeName()) === 'cli');
  if (given !== undefined) command.error(`error: option '${given.long!}' is not one of ${command.name()}`);
}

function inheritAll(command: Command): void {
  for (const inner of command.commands) {
    inner.copyInheritedSettings(command);
    inheritAll(inner);
  }
}

function addGroup(program: Command, { name, summary, commands }: Group, streams: Streams): void {
  const group = program.command(name).description(summary);
  for (const one of commands) addLeaf(group, one, streams);
}

function addLeaf(parent: Command, one: Leaf, streams: Streams): void {
  const command = parent.command(one.name).description(one.summary);
  onChoice(parent, command, async () => {
    const found = await one.load();
    found.define(command);
    command.addHelpText('after', () => examplesText(found.examples));
    command.action((...given: unknown[]) => run(found, command, given, streams));
  });
}

/** What gives a command its arguments and options. */
const definitions = new WeakMap<Command, () => Promise<void>>();

/** Has `define` run when the command is the one that was named. */
function onChoice(parent: Command, command: Command, define: () => Promise<void>): void {
  definitions.set(command, define);
  parent.hook('preSubcommand', async (_parent, chosen) => {
    if (chosen === command) await define();
  });
}

async function defineAll(command: Command): Promise<Command> {
  await definitions.get(command)?.();
  for (const inner of command.commands) await defineAll(inner);
  return command;
}

/** Commander gives operands, then options, then the command. */
async function run(found: CliCommand, command: Command, given: readonly unknown[], streams: Streams): Promise<void> {
  const values = command.optsWithGlobals<GlobalValues>();
  const allCommands = (): Promise<Command> => defineAll(makeProgram(streams, '', []));
  await found.run(
    { streams, values, commandName: nameOf(command), allCommands },
    command.opts(),
    ...given.slice(0, -2),
  );
}

function nameOf(command: Command): string {
  const { parent } = command;
  return parent?.parent ? `${parent.name()} ${command.name()}` : command.name();
}

function examplesText(examples: readonly Example[]): string {
  return `\nExamples:\n${examples.map(({ line }) => `  leveret ${line}`).join('\n')}`;
}

/** `leveret help queue declare` */
function withoutHelpCommand(words: readonly string[]): string[] {
  return words[0] === 'help' ? [...words.slice(1), '--help'] : [...words];
}
