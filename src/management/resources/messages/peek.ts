/**
 * Answers `/queues/:vhost/:queue/peek`: looks at messages without disturbing them, which RabbitMQ cannot; and the same for
 * what an exchange delays. Not delivered, not redelivered, not moved.
 */
import { z } from 'zod/v3';
import type { Actor } from '../../../core/acting/actor.js';
import { type Peeked, type PeekedMessage, type PeekOptions, peek, peekDelayed } from '../../../core/browsing/peek.js';
import { messageIdText } from '../../../core/browsing/walking/message-id.js';
import { PEEKED_MESSAGES_MAX, PEEK_SCANNED_MAX } from '../../../core/limits.js';
import { actorIn, exchangeNamed } from '../../acting.js';
import type { Answer } from '../../answer.js';
import type { JsonObject } from '../../json.js';
import { rowsWritten } from '../../listing/listing.js';
import type { ManagementRequest } from '../../request.js';
import { get, post, type Route, vhostUser } from '../../route.js';
import { messageJson, payloadFormParts, type PayloadForm } from './message-json.js';
import { messageFilter, messageId, understood } from './wanted.js';

const ofQueue = '/queues/:vhost/:queue/peek';
const ofExchange = '/exchanges/:vhost/:exchange/delayed';

export const peekRoutes: readonly Route[] = [
  get(ofQueue, vhostUser, (request) => peeked(request, lookOf(request.query), inQueue)),
  post(ofQueue, vhostUser, async (request) => peeked(request, await request.body(), inQueue)),
  get(ofExchange, vhostUser, (request) => peeked(request, lookOf(request.query), delayed)),
  post(ofExchange, vhostUser, async (request) => peeked(request, await request.body(), delayed)),
];

/** Messages that one look shows when nobody says. */
const COUNT = 10;

const wantedLook = z
  .object({
    count: z.number().int().min(1).max(PEEKED_MESSAGES_MAX).default(COUNT),
    offset: z.number().int().min(0).max(PEEK_SCANNED_MAX).default(0),
    from: messageId.optional(),
    filter: messageFilter.optional(),
    ...payloadFormParts,
  })
  .strict();

/** A look as a query says it: `count`, `offset` and so on, and the parts of `filter` beside them. */
function lookOf(query: URLSearchParams): unknown {
  const look: Record<string, unknown> = {};
  const filter: Record<string, unknown> = {};
  for (const [name, text] of query) {
    const value = /^\d{1,15}$/.test(text) && NUMBERS.has(name) ? Number(text) : text;
    if (Object.hasOwn(wantedLook.shape, name)) look[name] = value;
    else filter[name] = value;
  }
  return Object.keys(filter).length === 0 ? look : { ...look, filter };
}

const NUMBERS = new Set(['count', 'offset', 'truncate', 'older_than_ms']);

type Look = (actor: Actor, request: ManagementRequest, options: PeekOptions, onPeeked: (found: Peeked) => void) => void;

const inQueue: Look = (actor, request, options, onPeeked) => {
  peek(actor, request.parameter('queue'), options, onPeeked);
};

const delayed: Look = (actor, request, options, onPeeked) => {
  peekDelayed(actor, exchangeNamed(request.parameter('exchange')), options, onPeeked);
};

async function peeked(request: ManagementRequest, given: unknown, look: Look): Promise<Answer> {
  const { count, offset, from, filter, encoding, truncate } = understood(wantedLook, given);
  const options = {
    count,
    offset,
    ...(filter !== undefined && { filter }),
    ...(from !== undefined && { from }),
  };
  const actor = actorIn(request);
  const { messages, next } = await new Promise<Peeked>((resolve) => {
    look(actor, request, options, resolve);
  });
  return { status: 200, stream: written(messages, next, { encoding, bytesMax: truncate }) };
}

/** `next` is where to look on (`from`), `null` when there is no more. */
async function* written(
  messages: readonly PeekedMessage[],
  next: Peeked['next'],
  form: PayloadForm,
): AsyncGenerator<string> {
  yield '{"messages":';
  yield* rowsWritten(messages, (message) => peekedJson(message, form));
  yield `,"next":${JSON.stringify(next === undefined ? null : messageIdText(next))}}`;
}

function peekedJson(message: PeekedMessage, form: PayloadForm): JsonObject {
  const { id, priority, deliveries, expiresAt, dueAt } = message;
  return {
    id,
    ...messageJson(message, form),
    priority,
    delivery_count: deliveries,
    redelivered: deliveries > 0,
    expires_at: expiresAt ?? null,
    due_at: dueAt ?? null,
  };
}
