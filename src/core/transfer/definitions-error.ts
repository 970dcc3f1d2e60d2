/**
 * Definitions that cannot be taken. Nothing was changed; the message begins with the one that is to blame.
 */
export class DefinitionsError extends Error {
  override readonly name = 'DefinitionsError';
  readonly code = 'ERR_DEFINITIONS';

  constructor(
    /** `exchange 'x' in vhost '/'`; empty when it is about all of them. */
    readonly subject: string,
    readonly why: string,
    options?: ErrorOptions,
  ) {
    super(subject === '' ? why : `${subject}: ${why}`, options);
  }
}
