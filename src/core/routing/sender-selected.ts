/**
 * Sender-selected distribution (RabbitMQ): the headers `CC` and `BCC` hold further routing keys of a
 * message. `BCC` is nobody else's business: it goes before the message does.
 */
import type { Content } from '../../wire/content/content.js';
import { stringsOfArray } from '../../wire/content/field-walk.js';
import { withoutHeader } from '../../wire/content/rewrite.js';
import { ChannelError } from '../../wire/methods/errors.js';
import type { FieldType } from '../../wire/values/field-table.js';
import { decodeText } from '../../wire/values/text.js';
import { fieldTypeName } from '../field-text.js';
import type { Message } from '../message.js';

const CC = Buffer.from('CC');
const BCC = Buffer.from('BCC');
const LETTER_ARRAY = 'A'.charCodeAt(0);
const LENGTH_BYTES = 4;

export const noFurtherKeys: readonly string[] = [];

/**
 * The routing keys of a message beside its own.
 *
 * @throws ChannelError 406 when one of the headers is no array
 */
export function furtherKeys(content: Content): readonly string[] {
  const copies = content.header(CC);
  const blindCopies = content.header(BCC);
  if (copies === undefined && blindCopies === undefined) return noFurtherKeys;
  return [...keysIn('CC', copies), ...keysIn('BCC', blindCopies)];
}

const blindKeys = new WeakMap<Message, readonly string[]>();

/** The keys that stood in the header `BCC` of a message, as long as it has not left memory. */
export function blindKeysOf(message: Message): readonly string[] {
  return blindKeys.get(message) ?? noFurtherKeys;
}

/** Remembers the keys of a message whose header is about to go. */
export function rememberBlindKeys(message: Message, content: Content): void {
  const header = content.header(BCC);
  if (header !== undefined) blindKeys.set(message, keysIn('BCC', header));
}

export function withoutCopies(content: Content): Content {
  return withoutHeader(content, CC);
}

export function withoutBlindCopies(content: Content): Content {
  return withoutHeader(content, BCC);
}

/** The strings among the elements; RabbitMQ passes over all others. */
function keysIn(name: string, value: Buffer | undefined): readonly string[] {
  if (value === undefined) return noFurtherKeys;
  if (value[0] !== LETTER_ARRAY) {
    const type = fieldTypeName({ type: String.fromCharCode(value[0]!) as FieldType });
    throw new ChannelError('PRECONDITION_FAILED', `invalid message: {unacceptable_type_in_header,"${name}",${type}}`);
  }
  return Array.from(stringsOfArray(value, 1), (at) => {
    const start = at + LENGTH_BYTES;
    return decodeText(value, start, start + value.readUInt32BE(at));
  });
}
