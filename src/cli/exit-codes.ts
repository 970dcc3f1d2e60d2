/**
 * Exit codes of the command line.
 */

/** For what the user can mend: a bad option or setting, a taken port. */
export const EXIT_USAGE = 2;
