/**
 * Opens the database of the index; what is in the way is told as an operator can use it.
 */
import { Level } from 'level';
import { errorCode, errorText } from '../error-code.js';
import { StoreError } from '../store-error.js';

/** @throws StoreError when it is locked by another broker, damaged, or cannot be written */
export async function openLevel(path: string): Promise<Level<Buffer, Buffer>> {
  const db = new Level<Buffer, Buffer>(path, { keyEncoding: 'buffer', valueEncoding: 'buffer' });
  try {
    await db.open();
    return db;
  } catch (error) {
    throw explain(path, error instanceof Error ? (error.cause ?? error) : error);
  }
}

function explain(path: string, cause: unknown): StoreError {
  const text = errorText(cause);
  if (errorCode(cause) === 'LEVEL_LOCKED') {
    const advice = 'stop the other broker, or choose another directory with --data';
    return new StoreError('ERR_STORE_LOCKED', `${path} is in use by another broker; ${advice}`, cause);
  }
  if (/permission denied|read-only/i.test(text)) {
    return new StoreError('ERR_STORE_NOT_WRITABLE', `${path} cannot be written: ${text}; mend its permissions`, cause);
  }
  if (/no space/i.test(text)) {
    return new StoreError('ERR_STORE_FULL', `the disk of ${path} is full; free some space and start again`, cause);
  }
  const advice = 'restore the data directory from a backup, or move it away to start with an empty one';
  return new StoreError('ERR_STORE_DAMAGED', `${path} is damaged: ${text}; ${advice}`, cause);
}
