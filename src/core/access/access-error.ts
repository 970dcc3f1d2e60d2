/**
 * What is wrong with a change to users, permissions or limits. Nothing was changed.
 */
export type AccessErrorCode =
  /** A name that is empty or too long. */
  | 'ERR_ACCESS_NAME'
  /** Not a password hash of a known form. */
  | 'ERR_ACCESS_PASSWORD_HASH'
  | 'ERR_ACCESS_TAGS'
  /** Not a regular expression. */
  | 'ERR_ACCESS_PATTERN'
  | 'ERR_ACCESS_LIMIT'
  | 'ERR_ACCESS_NO_USER'
  | 'ERR_ACCESS_NO_VHOST';

export class AccessError extends Error {
  override readonly name = 'AccessError';

  constructor(
    readonly code: AccessErrorCode,
    message: string,
  ) {
    super(message);
  }
}
