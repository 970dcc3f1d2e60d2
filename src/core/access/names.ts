/**
 * Names of users and vhosts.
 */
import { encodeText } from '../../wire/values/text.js';
import { SHORTSTR_BYTES_MAX } from '../../wire/values/writer.js';
import { AccessError } from './access-error.js';

/** @throws AccessError when it is no name; `what` says of what */
export function assertName(what: string, name: unknown): asserts name is string {
  if (typeof name !== 'string') throw new AccessError('ERR_ACCESS_NAME', `${what} should be a string`);
  if (name === '') throw new AccessError('ERR_ACCESS_NAME', `${what} is empty`);
  const { length } = encodeText(name);
  // They are parts of keys in the store, and travel as short strings.
  if (length <= SHORTSTR_BYTES_MAX) return;
  throw new AccessError('ERR_ACCESS_NAME', `${what} has ${length} bytes, and may have ${SHORTSTR_BYTES_MAX}`);
}

/** In the order of lists: by code units, the same on every machine. */
export function byName<Named>(nameOf: (named: Named) => string): (a: Named, b: Named) => number {
  return (a, b) => {
    const [left, right] = [nameOf(a), nameOf(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  };
}
