/**
 * A command: its arguments and options, what it does, and examples that its help shows and the tests run.
 */
import type { Command } from 'commander';
import type { Context } from './context.js';

export interface Example {
  /** Behind `leveret `, quoted as for a shell; ` < name` stands for `input`. */
  readonly line: string;
  /** Commands that have to be run before it. */
  readonly given?: readonly string[];
  /** What it reads from standard input. */
  readonly input?: string;
  /** Commands that are run beside it, over and over until it ends. */
  readonly meanwhile?: readonly string[];
  /** What stands in its output. */
  readonly prints: RegExp;
}

export interface CliCommand {
  readonly examples: readonly [Example, Example, ...Example[]];
  /** Over what it talks to the broker: what is `amqp` works with any broker. */
  readonly speaks: 'amqp' | 'http';
  /** Adds arguments and options. */
  define(command: Command): Command;
  run(context: Context, values: unknown, ...operands: unknown[]): Promise<void>;
}

/** Its parts, with the types that `define` makes its values and operands have. */
export interface CommandParts<Values, Operands extends readonly unknown[]> extends Omit<CliCommand, 'run'> {
  run(context: Context, values: Values, ...operands: Operands): Promise<void>;
}

export function defineCommand<Values, Operands extends readonly unknown[]>(
  parts: CommandParts<Values, Operands>,
): CliCommand {
  return parts as unknown as CliCommand;
}
