/**
 * Why a store cannot be opened. The message names what is in the way and what to do about it.
 */
export type StoreErrorCode =
  | 'ERR_STORE_LOCKED'
  | 'ERR_STORE_NOT_WRITABLE'
  | 'ERR_STORE_FULL'
  | 'ERR_STORE_FOREIGN'
  | 'ERR_STORE_NEWER'
  | 'ERR_STORE_DAMAGED';

export class StoreError extends Error {
  override readonly name = 'StoreError';

  constructor(
    readonly code: StoreErrorCode,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}
