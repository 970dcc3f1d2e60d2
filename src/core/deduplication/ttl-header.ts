/**
 * The header `x-cache-ttl` of a message: for how many milliseconds it is to be told from its duplicates,
 * whatever the exchange says (as in RabbitMQ's community plugin).
 */
import type { Content } from '../../wire/content/content.js';
import { Reader } from '../../wire/values/reader.js';

const HEADER = Buffer.from('x-cache-ttl');

/** 0 when it is not to be remembered; `undefined` when there is no such header, or it is no integer. */
export function ttlHeaderOf(content: Content): number | undefined {
  const bytes = content.header(HEADER);
  if (bytes === undefined) return undefined;
  const value = new Reader().aim(bytes).value();
  return 'bBsuIilL'.includes(value.type) ? Math.max(0, Number(value.value)) : undefined;
}
