/**
 * What went wrong, as an answer: the one place where errors of the core, of the body and of our own become
 * statuses of HTTP. What nobody foresaw is logged with its stack, and told to nobody.
 */
import { AccessError } from '../../core/access/access-error.js';
import { JsonError } from '../../core/json/json-error.js';
import { PolicyError } from '../../core/policy/policy.js';
import { refusalIn } from '../../core/refusals.js';
import { badRequest, HttpError, notAuthorised } from '../http-error.js';

/** The refusal that an error stands for; `undefined` for a bug. */
export function refusalOf(error: unknown): HttpError | undefined {
  if (error instanceof HttpError) return error;
  if (error instanceof AccessError || error instanceof PolicyError) return badRequest(error.message);
  if (error instanceof JsonError) return badRequest(error.reason);
  const refusal = refusalIn(error);
  if (refusal === undefined) return undefined;
  const { code, text } = refusal;
  if (code === NOT_FOUND) return new HttpError(404, 'not_found', text);
  return code === ACCESS_REFUSED ? notAuthorised(text) : badRequest(text);
}

/** Reply codes of AMQP. */
const NOT_FOUND = 404;
const ACCESS_REFUSED = 403;
