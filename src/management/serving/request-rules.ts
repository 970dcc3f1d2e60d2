/**
 * What every request has to keep to, whatever it asks for.
 */
import { badRequest, HttpError } from '../http-error.js';

/**
 * Percent signs that stand for nothing, and characters that no name has.
 *
 * @throws HttpError 400
 */
export function assertWellFormedPath(target: string): void {
  const [path = ''] = target.split('?', 1);
  try {
    if (!decodeURIComponent(path).includes('\0')) return;
  } catch {
    // Said below.
  }
  throw badRequest('The path is not well formed');
}

/**
 * A page of another site may send a browser here, with the password that the browser remembers. It may not
 * change anything: its origin is not our host. Tools send no origin.
 *
 * @throws HttpError 403
 */
export function assertOwnOrigin(method: string, origin: string | undefined, host: string | undefined): void {
  if (origin === undefined || method === 'GET' || method === 'HEAD' || method === 'OPTIONS') return;
  if (URL.canParse(origin) && new URL(origin).host === host?.toLowerCase()) return;
  throw new HttpError(403, 'forbidden', 'Requests from pages of other sites are refused');
}

/** @throws HttpError 406 */
export function assertAcceptsJson(accept: string | undefined): void {
  if (accept === undefined) return;
  const types = accept.split(',').map((one) => one.split(';', 1)[0]!.trim().toLowerCase());
  if (types.some((type) => type === 'application/json' || type === 'application/*' || type === '*/*')) return;
  throw new HttpError(406, 'not_acceptable', 'Answers are application/json');
}
