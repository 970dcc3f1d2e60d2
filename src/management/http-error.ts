/**
 * A request that is refused: what the client is told, and by which status.
 */
import type { Json } from './json.js';

/** Statuses by which a request is refused. */
export type RefusalStatus = 400 | 401 | 403 | 404 | 405 | 406 | 413 | 503;

/** A refusal in RabbitMQ's form, `{"error":…,"reason":…}`. */
export class HttpError extends Error {
  override readonly name = 'HttpError';

  constructor(
    readonly status: RefusalStatus,
    /** A word for programs. */
    readonly error: string,
    /** A sentence for people, or one of RabbitMQ's terms. */
    readonly reason: Json,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(`${status} ${error}: ${typeof reason === 'string' ? reason : JSON.stringify(reason)}`);
  }
}

export function badRequest(reason: Json): HttpError {
  return new HttpError(400, 'bad_request', reason);
}

/** In RabbitMQ's words, whatever it is that is not there. */
export function notFound(): HttpError {
  return new HttpError(404, 'Object Not Found', 'Not Found');
}

/** Somebody who is known may not do this. */
export function notAuthorised(reason: string): HttpError {
  return new HttpError(401, 'not_authorised', reason);
}
