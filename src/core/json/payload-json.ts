/**
 * The body of a message in JSON: as text where it is UTF-8, in base64 where it is not, or where that is wanted.
 */
import { decodeText, encodeText } from '../../wire/values/text.js';
import { JsonError } from './json-error.js';

export type WantedEncoding = 'auto' | 'base64';

export interface PayloadJson {
  readonly payload: string;
  readonly payload_encoding: 'string' | 'base64';
}

/** @param bytesMax what is behind so many bytes is cut off */
export function payloadToJson(body: Buffer, encoding: WantedEncoding, bytesMax = Infinity): PayloadJson {
  const shown = body.subarray(0, Math.min(body.length, bytesMax));
  const text = encoding === 'auto' ? decodeText(shown, 0, shown.length) : undefined;
  if (text?.isWellFormed() === true) return { payload: text, payload_encoding: 'string' };
  return { payload: shown.toString('base64'), payload_encoding: 'base64' };
}

/** @throws JsonError with RabbitMQ's reason */
export function payloadFromJson(payload: unknown, encoding: unknown): Buffer {
  if (typeof payload !== 'string') throw new JsonError('payload_not_string');
  if (encoding === 'string') return encodeText(payload);
  if (encoding !== 'base64') throw new JsonError(['unsupported_encoding', String(encoding)]);
  if (!isBase64(payload)) throw new JsonError(['not_base64', payload]);
  return Buffer.from(payload, 'base64');
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}
