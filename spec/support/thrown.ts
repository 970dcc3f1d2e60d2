/**
 * Errors as values, so that a test can look at more than their text.
 */
import { expect } from '@jest/globals';
import { ConnectionError } from '../../src/wire/methods/errors.js';

/** What `act` throws; `undefined` when it returns. */
export function thrownBy(act: () => unknown): unknown {
  try {
    act();
    return undefined;
  } catch (error) {
    return error;
  }
}

/** Expects `act` to blame the peer with this reply code, and returns the error. */
export function expectConnectionError(act: () => unknown, replyCode: number): ConnectionError {
  const error = thrownBy(act);
  expect(error).toBeInstanceOf(ConnectionError);
  expect((error as ConnectionError).replyCode).toBe(replyCode);
  return error as ConnectionError;
}

/** Expects `act` to return, or to blame the peer with one of these reply codes. */
export function expectNoBug(act: () => unknown, ...replyCodes: readonly number[]): void {
  const error = thrownBy(act);
  if (error === undefined) return;
  expect(error).toBeInstanceOf(ConnectionError);
  expect(replyCodes).toContain((error as ConnectionError).replyCode);
}
