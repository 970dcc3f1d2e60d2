/**
 * Reply codes of AMQP 0-9-1 (specification section 1.2, "AMQP-defined constants").
 *
 * A reply text on the wire is always `NAME - explanation`, at most 255 bytes, as RabbitMQ writes it.
 */
import { SHORTSTR_BYTES_MAX } from '../values/writer.js';

export const replyCodes = {
  REPLY_SUCCESS: 200,
  CONTENT_TOO_LARGE: 311,
  NO_ROUTE: 312,
  NO_CONSUMERS: 313,
  CONNECTION_FORCED: 320,
  INVALID_PATH: 402,
  ACCESS_REFUSED: 403,
  NOT_FOUND: 404,
  RESOURCE_LOCKED: 405,
  PRECONDITION_FAILED: 406,
  FRAME_ERROR: 501,
  SYNTAX_ERROR: 502,
  COMMAND_INVALID: 503,
  CHANNEL_ERROR: 504,
  UNEXPECTED_FRAME: 505,
  RESOURCE_ERROR: 506,
  NOT_ALLOWED: 530,
  NOT_IMPLEMENTED: 540,
  INTERNAL_ERROR: 541,
} as const;

export type ReplyName = keyof typeof replyCodes;

/** Codes that close a channel alone ("soft"). */
export type ChannelReplyName =
  'CONTENT_TOO_LARGE' | 'ACCESS_REFUSED' | 'NOT_FOUND' | 'RESOURCE_LOCKED' | 'PRECONDITION_FAILED';

/** `NAME - explanation`, cut at a character boundary so that it fits a shortstr (section 4.2.5.3). */
export function replyText(name: ReplyName, explanation: string): string {
  const text = `${name} - ${explanation}`;
  if (Buffer.byteLength(text) <= SHORTSTR_BYTES_MAX) return text;
  const bytes = Buffer.from(text);
  let end = SHORTSTR_BYTES_MAX;
  while ((bytes[end]! & 0xc0) === 0x80) end--;
  return bytes.toString('utf8', 0, end);
}
