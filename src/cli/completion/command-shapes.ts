/**
 * What can be typed at each place of the command line, read from the commands themselves.
 */
import type { Command, Option } from 'commander';

export interface OptionShape {
  /** `-q`, `--quiet` */
  readonly flags: readonly string[];
  readonly description: string;
  readonly takesValue: boolean;
  /** Values that it may have, where there are few. */
  readonly choices: readonly string[];
}

export interface WordShape {
  readonly word: string;
  readonly description: string;
}

export interface CommandShape {
  /** The words that lead here: `queue declare`; empty for `leveret` itself. */
  readonly place: string;
  /** Commands, or values of an argument, where there are few. */
  readonly words: readonly WordShape[];
  readonly options: readonly OptionShape[];
}

const HELP: OptionShape = {
  flags: ['-h', '--help'],
  description: 'Show how it is used.',
  takesValue: false,
  choices: [],
};

/** The program first. */
export function shapesOf(program: Command): readonly CommandShape[] {
  return [...walk(program, '')];
}

function* walk(command: Command, place: string): Generator<CommandShape> {
  const choices = command.registeredArguments.flatMap(({ argChoices = [] }) => argChoices);
  yield {
    place,
    words: [
      ...command.commands.map((inner) => ({ word: inner.name(), description: inner.description() })),
      ...choices.map((word) => ({ word, description: '' })),
    ],
    options: [
      ...optionsOf(command)
        .filter(({ hidden }) => !hidden)
        .map(optionShape),
      HELP,
    ],
  };
  for (const inner of command.commands) yield* walk(inner, place === '' ? inner.name() : `${place} ${inner.name()}`);
}

/** Its own, and those of the program where its help shows them. */
function optionsOf(command: Command): readonly Option[] {
  return [...command.options, ...command.createHelp().visibleGlobalOptions(command)];
}

function optionShape({ short, long, description, required, optional, argChoices = [] }: Option): OptionShape {
  const flags = [short, long].filter((flag) => flag !== undefined);
  return { flags, description, takesValue: required || optional, choices: argChoices };
}
