/**
 * What may go wrong with a broker inside a program: each kind has a code, which stays the same when texts change.
 */
export type EmbeddingErrorCode =
  /** A time that is none, or lies in the past. */
  | 'ERR_EMBEDDING_DURATION'
  /** There is nothing of this name. */
  | 'ERR_EMBEDDING_NOT_FOUND'
  /** Only a broker with a manual clock can be moved on in time. */
  | 'ERR_EMBEDDING_NOT_MANUAL'
  /** The broker was stopped meanwhile, or before. */
  | 'ERR_EMBEDDING_STOPPED'
  /** What was waited for did not come. */
  | 'ERR_EMBEDDING_TIMEOUT';

export class EmbeddingError extends Error {
  constructor(
    readonly code: EmbeddingErrorCode,
    message: string,
  ) {
    super(message);
    this.name = 'EmbeddingError';
  }
}
