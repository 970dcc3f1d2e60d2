/**
 * The header `x-cache-ttl` of a message: for how many milliseconds it is to be told from its duplicates,
 * whatever the exchange says (as in RabbitMQ's community plugin).
 */
import type { Content } from '../../wire/content/content.js';
import { isInteger } from '../../wire/values/field-table.js';

const HEADER = Buffer.from('x-cache-ttl');

/** 0 when it is not to be remembered; `undefined` when there is no such header, or it is no integer. */
export function ttlHeaderOf(content: Content): number | undefined {
  const value = content.headerValue(HEADER);
  return value !== undefined && isInteger(value) ? Math.max(0, Number(value.value)) : undefined;
}
