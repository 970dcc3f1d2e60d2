/**
 * Exit codes of the command line, the same for every command: scripts ask for the code, people read the line.
 */

export const EXIT_DONE = 0;
/** The broker could not do it, or only a part of it. */
export const EXIT_FAILED = 1;
/** For what the user can mend: a bad option or setting, a taken port. */
export const EXIT_USAGE = 2;
/** Nobody answers where the broker should be. */
export const EXIT_UNREACHABLE = 3;
/** The broker is there, and does not let this user in, or do that. */
export const EXIT_REFUSED = 4;

export type ExitCode =
  typeof EXIT_DONE | typeof EXIT_FAILED | typeof EXIT_USAGE | typeof EXIT_UNREACHABLE | typeof EXIT_REFUSED;
