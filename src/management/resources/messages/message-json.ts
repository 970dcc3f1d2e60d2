/**
 * What is in a message, as RabbitMQ 3.10 writes it where it fetches some.
 */
import { z } from 'zod/v3';
import type { FetchedMessage } from '../../../core/administration/fetching.js';
import { type WantedEncoding, payloadToJson } from '../../../core/json/payload-json.js';
import { propertiesToJson } from '../../../core/json/properties-json.js';
import { textToJson } from '../../../core/json/text-json.js';
import type { JsonObject } from '../../json.js';

/** How payloads are to be written. */
export interface PayloadForm {
  readonly encoding: WantedEncoding;
  /** Bytes of each at the most. */
  readonly bytesMax: number;
}

type Content = FetchedMessage['content'];

/** The parts of a body that say it. */
export const payloadFormParts = {
  encoding: z.enum(['auto', 'base64']).default('auto'),
  truncate: z.number().int().min(0).default(Number.MAX_SAFE_INTEGER),
};

/** Where it was published, and what it holds. */
export function messageJson(
  { exchange, routingKey, content }: { exchange: string; routingKey: string; content: Content },
  { encoding, bytesMax }: PayloadForm,
): JsonObject {
  return {
    exchange: textToJson(exchange),
    routing_key: textToJson(routingKey),
    properties: propertiesToJson(content.properties()),
    payload_bytes: content.bodySize,
    ...payloadToJson(content.body(), encoding, bytesMax),
  };
}
