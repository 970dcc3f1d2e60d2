/**
 * Texts and bytes in JSON, which has texts alone: what is no UTF-8 is written as RabbitMQ's management does.
 */
import { decodeText, encodeText } from '../../wire/values/text.js';

const NOT_UTF8 = 'Not UTF-8, base64 is: ';

/** The text of a name or a string, of which AMQP asks for bytes alone. */
export function textToJson(text: string): string {
  return text.isWellFormed() ? text : `${NOT_UTF8}${encodeText(text).toString('base64')}`;
}

export function bytesToJson(bytes: Buffer): string {
  return textToJson(decodeText(bytes, 0, bytes.length));
}
