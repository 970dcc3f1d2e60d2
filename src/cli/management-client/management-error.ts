/**
 * What a management API answered that is no success, or why it did not answer.
 */
export class ManagementError extends Error {
  readonly code = 'ERR_MANAGEMENT';

  constructor(
    /** Without user and password. */
    readonly url: string,
    /** Undefined when nobody answered. */
    readonly status: number | undefined,
    /** What the API says, or why there is no answer. */
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`${url}: ${reason}`, options);
    this.name = 'ManagementError';
  }
}
