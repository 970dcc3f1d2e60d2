/**
 * What went wrong at opening, as an operator can use it.
 */
import { errorCode, errorText } from '../error-code.js';
import { StoreError } from '../store-error.js';

const DAMAGE_ADVICE = 'restore the data directory from a backup, or move it away to start with an empty one';

export function damaged(path: string, how: string, cause?: unknown): StoreError {
  return new StoreError('ERR_STORE_DAMAGED', `${path} is damaged: ${how}; ${DAMAGE_ADVICE}`, cause);
}

/** Turns an error of the file system into one that says what to do. */
export function explainFailure(path: string, error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const code = errorCode(error);
  const text = errorText(error);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new StoreError('ERR_STORE_FULL', `the disk of ${path} is full; free some space and start again`, error);
  }
  if (code === 'EIO') return damaged(path, text, error);
  const advice = 'mend its permissions, or choose another directory with --data';
  return new StoreError('ERR_STORE_NOT_WRITABLE', `${path} cannot be used: ${text}; ${advice}`, error);
}
