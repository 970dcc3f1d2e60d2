/**
 * Answers `/queues/:vhost/:queue/get`: takes messages out, and puts them back unless it is told otherwise.
 */
import { type AckMode, ackModes, type FetchedMessage, fetchMessages } from '../../../core/administration/fetching.js';
import { actorIn } from '../../acting.js';
import type { Answer } from '../../answer.js';
import { badRequest } from '../../http-error.js';
import type { Json, JsonObject } from '../../json.js';
import { rowsWritten } from '../../listing/listing.js';
import { type Body, integerIn, type ManagementRequest } from '../../request.js';
import { post, type Route, vhostUser } from '../../route.js';
import { messageJson, type PayloadForm } from '../messages/message-json.js';

export const gettingRoutes: readonly Route[] = [post('/queues/:vhost/:queue/get', vhostUser, getMessages)];

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
  return { status: 200, stream: rowsWritten(messages, (message) => fetchedJson(message, form)) };
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

function fetchedJson(message: FetchedMessage, form: PayloadForm): JsonObject {
  const { redelivered, messageCount } = message;
  return { ...messageJson(message, form), redelivered, message_count: messageCount };
}
