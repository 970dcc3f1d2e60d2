/**
 * The value of a parameter: anything that JSON has, within bounds.
 */
import { encodeText } from '../../wire/values/text.js';
import { AccessError } from '../access/access-error.js';

/** Bytes of JSON of one value: lists of tags, descriptions and addresses are far below. */
const VALUE_BYTES_MAX = 64 * 1024;

/**
 * @param what names the parameter
 * @throws AccessError when it is too large
 */
export function parameterJson(what: string, value: unknown): string {
  const json = JSON.stringify(value);
  const { length } = encodeText(json);
  if (length <= VALUE_BYTES_MAX) return json;
  const detail = `the value of ${what} has ${length} bytes, and may have ${VALUE_BYTES_MAX}`;
  throw new AccessError('ERR_ACCESS_LIMIT', detail);
}

/** Why what the store kept is no value; `undefined` when it is one. */
export function parameterWrong(json: string): string | undefined {
  try {
    JSON.parse(json);
    return undefined;
  } catch {
    return 'its value is not JSON';
  }
}
