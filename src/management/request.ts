/**
 * A request as handlers see it.
 */
import type { Sampler } from '../core/statistics/sampling/sampler.js';
import type { VHost } from '../core/vhost/vhost.js';
import type { Caller } from './access/caller.js';
import { badRequest, HttpError, notFound } from './http-error.js';
import { type Json, isObject } from './json.js';
import { managementLimits } from './limits.js';
import type { Operations } from './operations/operations.js';
import type { ListeningPort, ManagementPorts } from './ports.js';

/** What handlers have beside the ports. */
export interface Surroundings extends ManagementPorts {
  /** All ports, those of the API included. */
  allPorts(): readonly ListeningPort[];
  /** Milliseconds since 1970. */
  readonly startedAtMs: number;
  /** How fast figures change. */
  readonly sampler: Sampler;
  /** Long work on messages. */
  readonly operations: Operations;
}

export type Body = Readonly<Record<string, unknown>>;

export interface RequestParts {
  readonly surroundings: Surroundings;
  /** The path's, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  /** The client's. */
  readonly address: string;
  /** Set where the route needs a tag. */
  readonly caller: Caller | undefined;
  /** Reads the body, as far as its size is allowed. */
  text(): Promise<string>;
}

export class ManagementRequest {
  readonly surroundings: Surroundings;
  readonly query: URLSearchParams;

  constructor(private readonly parts: RequestParts) {
    this.surroundings = parts.surroundings;
    this.query = parts.query;
  }

  get broker(): Surroundings['broker'] {
    return this.surroundings.broker;
  }

  get caller(): Caller {
    return this.parts.caller!;
  }

  get address(): string {
    return this.parts.address;
  }

  /** Part of the path, by its name in the route. */
  parameter(name: string): string {
    return this.parts.parameters[name] ?? '';
  }

  header(name: string): string | undefined {
    return this.parts.headers.get(name) ?? undefined;
  }

  /**
   * The vhost that the path names.
   *
   * @throws HttpError 404
   */
  get vhost(): VHost {
    const vhost = this.broker.findVHost(this.parameter('vhost'));
    if (vhost === undefined) throw notFound();
    return vhost;
  }

  text(): Promise<string> {
    return this.parts.text();
  }

  /**
   * The body: an object of JSON, empty when there is none.
   *
   * @param required keys that have to be there
   * @throws HttpError 400
   */
  async body(...required: readonly string[]): Promise<Body> {
    const body = parse(await this.text());
    const missing = required.filter((key) => body[key] === undefined);
    if (missing.length > 0) throw badRequest(`[${missing.map((key) => `{key_missing,${key}}`).join(',')}]`);
    return body;
  }

  /**
   * Waits until a change is as durable as it will be.
   *
   * @throws HttpError 503 when the disk does not take it
   */
  async durable(commit: number | undefined): Promise<void> {
    const { broker } = this;
    if (commit === undefined || commit === 0) {
      broker.requestTurn();
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => {
        reject(new HttpError(503, 'not_durable', 'The change is made, and the disk has not taken it yet'));
      }, managementLimits.durableTimeoutMs);
      broker.afterCommit(commit, () => {
        clearTimeout(timer);
        resolve();
      });
      broker.requestTurn();
    });
  }
}

/**
 * A key of the body that has to be a text.
 *
 * @throws HttpError 400
 */
export function textIn(body: Body, key: string): string {
  const value = body[key];
  if (typeof value !== 'string') throw badRequest(`${key} should be a text`);
  return value;
}

/**
 * A key of the body that has to be true or false, if it is there; `rabbitmqadmin` sends that as a text.
 *
 * @throws HttpError 400
 */
export function flagIn(body: Body, key: string): boolean | undefined {
  const value = body[key];
  if (value === undefined || typeof value === 'boolean') return value;
  if (value === 'true' || value === 'false') return value === 'true';
  throw badRequest(['not_boolean', value as Json]);
}

/**
 * A key of the body that has to be a whole number, if it is there; it may be a text, too.
 *
 * @throws HttpError 400
 */
export function integerIn(body: Body, key: string): number | undefined {
  const value = body[key];
  if (value === undefined) return undefined;
  const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
  if (Number.isSafeInteger(number)) return number as number;
  throw badRequest(['not_integer', value as Json]);
}

function parse(text: string): Body {
  if (text.trim() === '') return {};
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw badRequest('not_json');
  }
  if (!isObject(value)) throw badRequest('not_json');
  return value;
}
