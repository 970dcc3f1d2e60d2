/**
 * A value that an exchange has seen, as the message that is stored of it: one header, and no body.
 */
import { headersAlone } from '../../wire/content/new-content.js';
import { rawField } from '../../wire/content/raw-fields.js';
import { Message } from '../message.js';

const NAME = Buffer.from('v');

export function seenMessage(value: string): Message {
  return new Message('', '', headersAlone([rawField(NAME, Buffer.from(value, 'latin1'))]));
}

/** `undefined` when it is something else. */
export function valueOfSeen({ content }: Message): string | undefined {
  return content.header(NAME)?.toString('latin1');
}
