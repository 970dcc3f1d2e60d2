/**
 * Things of a broker that have a name in the paths of its management API.
 */
import { Failure, wrongUse } from '../failure.js';
import { ManagementError } from './management-error.js';

const NOT_FOUND = 404;

/**
 * A path below `/api`, its parts encoded.
 *
 * @throws Failure for names that a URL cannot have: what is behind it would be something else
 */
export function pathOf(...parts: readonly string[]): string {
  const impossible = parts.find((part) => part === '' || part === '.' || part === '..');
  if (impossible !== undefined) throw wrongUse(`the name '${impossible}' cannot be asked for over HTTP`);
  return parts.map((part) => `/${encodeURIComponent(part)}`).join('');
}

/** Waits for an answer; that there is no such thing is said by `line`. @throws Failure */
export async function orAbsent<T>(answer: Promise<T>, line: string): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ManagementError && error.status === NOT_FOUND)
      throw new Failure(line, undefined, { cause: error });
    throw error;
  }
}
