/**
 * Answers as HTTP has them.
 */
import { ReadableStream } from 'node:stream/web';
import type { Answer } from '../answer.js';
import type { HttpError } from '../http-error.js';

const JSON_HEADERS = {
  'content-type': 'application/json',
  // It is different at every moment, and for everybody.
  'cache-control': 'no-cache',
  vary: 'accept, accept-encoding, authorization, origin',
};

export function respond({ status, json, stream, text, headers = {} }: Answer): Response {
  if (text !== undefined) {
    return new Response(text.body, { status, headers: { ...JSON_HEADERS, 'content-type': text.type, ...headers } });
  }
  if (stream !== undefined) {
    const body = ReadableStream.from(encoded(stream)) as unknown as ConstructorParameters<typeof Response>[0];
    return new Response(body, { status, headers: { ...JSON_HEADERS, ...headers } });
  }
  if (json === undefined) return new Response(null, { status, headers: { 'cache-control': 'no-cache', ...headers } });
  return new Response(JSON.stringify(json), { status, headers: { ...JSON_HEADERS, ...headers } });
}

export function respondRefusal({ status, error, reason, headers }: HttpError): Response {
  return new Response(JSON.stringify({ error, reason }), { status, headers: { ...JSON_HEADERS, ...headers } });
}

async function* encoded(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  for await (const text of texts) yield encoder.encode(text);
}
