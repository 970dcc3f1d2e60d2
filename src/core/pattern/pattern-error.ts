/**
 * Why a text is no regular expression, or none that can be had here, in PCRE's words where it has some.
 */
export class PatternError extends Error {
  override readonly name = 'PatternError';

  constructor(
    message: string,
    /** Where in the pattern. */
    readonly offset: number,
  ) {
    super(message);
  }
}
