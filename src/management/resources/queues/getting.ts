/**
 * `/queues/:vhost/:queue/get`: takes messages out, and puts them back unless it is told otherwise.
 */
import { type AckMode, ackModes, type FetchedMessage, fetchMessages } from '../../../core/administration/fetching.js';
import { type WantedEncoding, payloadToJson } from '../../../core/json/payload-json.js';
import { propertiesToJson } from '../../../core/json/properties-json.js';
import { textToJson } from '../../../core/json/text-json.js';
import { actorIn } from '../../acting.js';
import { type Answer, ok } from '../../answer.js';
import { badRequest } from '../../http-error.js';
import type { Json, JsonObject } from '../../json.js';
import { type Body, integerIn } from '../../request.js';
import type { ManagementRequest } from '../../request.js';
import { post, type Route, vhostUser } from '../../route.js';

export const gettingRoutes: readonly Route[] = [post('/queues/:vhost/:queue/get', vhostUser, getMessages)];

/** How payloads are to be written. */
interface PayloadForm {
  readonly encoding: WantedEncoding;
  /** Bytes of each at the most. */
  readonly bytesMax: number;
}

async function getMessages(request: ManagementRequest): Promise<Answer> {
  const body = await request.body('ackmode', 'count', 'encoding');
  const options = { ackMode: ackModeIn(body), count: integerIn(body, 'count')! };
  const form = payloadFormIn(body);
  const messages = await new Promise<readonly FetchedMessage[]>((resolve, reject) => {
    fetchMessages(actorIn(request), request.parameter('queue'), options, (outcome) => {
      if (outcome instanceof Error) reject(outcome);
      else resolve(outcome);
    });
  });
  return ok(messages.map((message) => messageJson(message, form)));
}

/** @throws HttpError 400 */
function ackModeIn({ ackmode }: Body): AckMode {
  const found = ackModes.find((mode) => mode === ackmode);
  if (found === undefined) throw badRequest(['unknown_ackmode', ackmode as Json]);
  return found;
}

/** @throws HttpError 400 */
function payloadFormIn(body: Body): PayloadForm {
  const { encoding } = body;
  if (encoding !== 'auto' && encoding !== 'base64') {
    throw badRequest('Unsupported encoding. Please use auto or base64.');
  }
  const bytesMax = integerIn(body, 'truncate') ?? Infinity;
  if (bytesMax < 0) throw badRequest(['negative', bytesMax]);
  return { encoding, bytesMax };
}

function messageJson(message: FetchedMessage, { encoding, bytesMax }: PayloadForm): JsonObject {
  const { content } = message;
  const bytes = content.body;
  return {
    payload_bytes: content.bodySize,
    redelivered: message.redelivered,
    exchange: textToJson(message.exchange),
    routing_key: textToJson(message.routingKey),
    message_count: message.messageCount,
    properties: propertiesToJson(content.properties()),
    ...payloadToJson(bytes, encoding, bytesMax),
  };
}
