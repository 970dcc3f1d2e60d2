/**
 * What a handler answers with.
 */
import type { Json } from './json.js';

export interface Answer {
  readonly status: 200 | 201 | 202 | 204 | 303 | 503;
  /** Written as JSON. */
  readonly json?: Json;
  /** JSON that is written portion by portion. */
  readonly stream?: AsyncIterable<string>;
  /** Something else than JSON, and what it is. */
  readonly text?: { readonly type: string; readonly body: string };
  readonly headers?: Readonly<Record<string, string>>;
}

export function ok(json: Json): Answer {
  return { status: 200, json };
}

/** Nothing more to say. */
export const done: Answer = { status: 204 };

/** 201 for what is new, 204 for what was there (RabbitMQ). */
export function stored(isNew: boolean): Answer {
  return { status: isNew ? 201 : 204 };
}
