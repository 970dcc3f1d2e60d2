/**
 * What ends a command before it is done: one line for people, an exit code for scripts.
 */
import { EXIT_FAILED, EXIT_USAGE, type ExitCode } from './exit-codes.js';

export class Failure extends Error {
  readonly code = 'ERR_COMMAND';

  constructor(
    message: string,
    readonly exitCode: ExitCode = EXIT_FAILED,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = 'Failure';
  }
}

/** The command line itself is wrong. */
export function wrongUse(message: string): Failure {
  return new Failure(message, EXIT_USAGE);
}
