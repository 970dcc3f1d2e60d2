/**
 * Definitions in the body of a request: JSON, or a file in a form, as pages send one.
 */
import { bufferToFormData } from 'hono/utils/buffer';
import { badRequest } from '../../http-error.js';
import { isObject } from '../../json.js';
import type { ManagementRequest } from '../../request.js';

export interface Upload {
  readonly json: unknown;
  /** Where the page wants to be afterwards. */
  readonly redirect: string | undefined;
}

/** @throws HttpError 400 */
export async function uploadIn(request: ManagementRequest): Promise<Upload> {
  const type = request.header('content-type') ?? '';
  const text = await request.text();
  if (!type.toLowerCase().startsWith('multipart/form-data')) return { json: parsed(text), redirect: undefined };
  const form = await formOf(text, type);
  const file = form.get('file');
  if (file === null) throw badRequest('The form has no file');
  return { json: parsed(typeof file === 'string' ? file : await file.text()), redirect: redirectIn(form) };
}

async function formOf(text: string, type: string): Promise<FormData> {
  try {
    const bytes = new TextEncoder().encode(text);
    return await bufferToFormData(bytes.buffer, type);
  } catch {
    throw badRequest('The form is not well formed');
  }
}

/** Places on this very host alone. */
function redirectIn(form: FormData): string | undefined {
  const redirect = form.get('redirect');
  return typeof redirect === 'string' && /^(\.\.?\/|\/(?![/\\])|#)[\w/#.?=&%-]*$/.test(redirect) ? redirect : undefined;
}

function parsed(text: string): unknown {
  try {
    const json: unknown = JSON.parse(text);
    if (isObject(json)) return json;
  } catch {
    // Said below.
  }
  throw badRequest('failed_to_parse_json');
}
