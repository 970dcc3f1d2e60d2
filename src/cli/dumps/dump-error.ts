/**
 * What is no line of a dump, and why.
 */
export class DumpError extends Error {
  readonly code = 'ERR_DUMP';

  constructor(message: string) {
    super(message);
    this.name = 'DumpError';
  }
}
