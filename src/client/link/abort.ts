/**
 * Waiting that a caller may give up, by an AbortSignal.
 */

/** What an aborted wait rejects with: the signal's reason, an error unless the program gave another. */
export function reasonOf(signal: AbortSignal): Error {
  return signal.reason as Error;
}

/**
 * Settles as `promise` does, unless `signal` comes first, which rejects with its reason and calls `onAbort`.
 * Without a signal it is `promise` itself.
 */
export function abortable<T>(promise: Promise<T>, signal?: AbortSignal, onAbort?: () => void): Promise<T> {
  if (signal === undefined) return promise;
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      onAbort?.();
      reject(reasonOf(signal));
    };
    promise.then(resolve, reject).finally(() => {
      signal.removeEventListener('abort', abort);
    });
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
  });
}
