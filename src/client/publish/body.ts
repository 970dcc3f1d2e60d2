/**
 * Bodies of messages: bytes as they are, text as UTF-8, all else as JSON.
 */
import { InvalidOptionError } from '../errors.js';

/** Bytes, text, or what is sent as JSON, with the content type set. */
export type Body = Uint8Array | string | number | boolean | null | object;

export const JSON_CONTENT_TYPE = 'application/json';

/** True when the body is sent as JSON. */
export function isJson(body: Body): boolean {
  return typeof body !== 'string' && !(body instanceof Uint8Array);
}

/** @throws InvalidOptionError when there is no JSON for it */
export function encodeBody(body: Body): Buffer {
  if (Buffer.isBuffer(body)) return body;
  if (typeof body === 'string') return Buffer.from(body);
  if (body instanceof Uint8Array) return Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  let text: unknown;
  try {
    text = JSON.stringify(body);
  } catch (cause) {
    throw new InvalidOptionError(`the body cannot be written as JSON: ${(cause as Error).message}`, { cause });
  }
  if (typeof text !== 'string') throw new InvalidOptionError(`a body of type ${typeof body} cannot be sent`);
  return Buffer.from(text);
}
