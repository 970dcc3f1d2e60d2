/**
 * Which messages of a queue a request means, as its body says it. What is not understood is refused: a filter
 * that is misspelt must not mean all of them.
 */
import { z, type ZodType, type ZodTypeDef } from 'zod/v3';
import type { MessageFilter } from '../../../core/browsing/message-filter.js';
import type { MessageSelection } from '../../../core/browsing/selection.js';
import { type MessageId, parseMessageId } from '../../../core/browsing/walking/message-id.js';
import { tableFromJson } from '../../../core/json/table-json.js';
import { Pattern } from '../../../core/pattern/pattern.js';
import { PatternError } from '../../../core/pattern/pattern-error.js';
import { badRequest } from '../../http-error.js';

/** The name of a message for as long as it is in its queue: `0-15`. */
export const messageId = z.string().transform((text, { addIssue }): MessageId => {
  const id = parseMessageId(text);
  if (id !== undefined) return id;
  addIssue({ code: 'custom', message: 'no id of a message' });
  return z.NEVER;
});

const pattern = z.string().transform((text, { addIssue }): Pattern => {
  try {
    return new Pattern(text);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    addIssue({ code: 'custom', message: error.message });
    return z.NEVER;
  }
});

export const messageFilter = z
  .object({
    routing_key: z.string(),
    routing_key_pattern: pattern,
    headers: z.record(z.unknown()).transform((headers) => tableFromJson(headers)),
    first_death_reason: z.string(),
    older_than_ms: z.number().int().min(0),
  })
  .partial()
  .strict()
  .transform((given): MessageFilter => ({
    ...(given.routing_key !== undefined && { routingKey: given.routing_key }),
    ...(given.routing_key_pattern !== undefined && { routingKeyPattern: given.routing_key_pattern }),
    ...(given.headers !== undefined && { headers: given.headers }),
    ...(given.first_death_reason !== undefined && { firstDeathReason: given.first_death_reason }),
    ...(given.older_than_ms !== undefined && { olderThanMs: given.older_than_ms }),
  }));

/** Parts of a body that choose messages: `ids`, or a `filter`, a `count` from the head, or both. */
export const selectionParts = {
  ids: z.array(messageId).optional(),
  filter: messageFilter.optional(),
  count: z.number().int().min(1).optional(),
};

/** @throws HttpError 400 when nothing is chosen: all are meant by nobody who does not say so */
export function selectionOf(given: {
  readonly ids?: readonly MessageId[] | undefined;
  readonly filter?: MessageFilter | undefined;
  readonly count?: number | undefined;
}): MessageSelection {
  const { ids, filter, count } = given;
  if (ids !== undefined) {
    if (filter !== undefined || count !== undefined) throw badRequest('ids: not together with filter or count');
    return { ids };
  }
  if (filter === undefined && count === undefined) throw badRequest('Which messages: ids, filter or count');
  return { ...(filter !== undefined && { filter }), ...(count !== undefined && { count }) };
}

/**
 * The value in the form that the schema gives it.
 *
 * @throws HttpError 400 that says what is wrong, and where
 */
export function understood<Value>(schema: ZodType<Value, ZodTypeDef, unknown>, value: unknown): Value {
  const { success, data, error } = schema.safeParse(value);
  if (success) return data;
  throw badRequest(error.issues.map(({ path, message }) => [...path, message].join(': ')).join('; '));
}
