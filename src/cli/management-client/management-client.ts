/**
 * The management API over HTTP: Leveret's, and RabbitMQ's from 3.10 on.
 */
import type { Context } from '../context.js';
import { type Target, findTarget } from '../connection/target.js';
import type { Row } from '../output/format.js';
import { ManagementError } from './management-error.js';
import { reasonOf } from './reason.js';
import { orAbsent, pathOf } from './resource.js';

export interface Question {
  readonly method?: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly query?: Readonly<Record<string, string | undefined>>;
  /** To be written as JSON. */
  readonly body?: unknown;
  /** JSON as it is to be sent, instead of `body`. */
  readonly text?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Statuses that are answers although they are no success. */
  readonly accept?: readonly number[];
}

/** Long enough for a list of a hundred thousand queues. */
const TIMEOUT_MS = 60_000;

export class ManagementClient {
  constructor(readonly target: Target) {}

  /** Of the broker that the command's options name. */
  static async of({ streams, values }: Context): Promise<ManagementClient> {
    return new ManagementClient(await findTarget(streams.environment, values));
  }

  /** The one that is meant where there has to be one. */
  get vhost(): string {
    return this.target.vhost ?? '/';
  }

  /** A list; of one vhost where `vhost` is given. */
  async list(resource: string, query: Question['query'] = {}, vhost?: string): Promise<readonly Row[]> {
    if (vhost === undefined) return (await this.ask(`/${resource}`, { query })) as readonly Row[];
    const absent = `there is no vhost '${vhost}'; list vhosts shows those that there are, --vhost chooses one`;
    return orAbsent(this.ask(`/${resource}${pathOf(vhost)}`, { query }) as Promise<readonly Row[]>, absent);
  }

  /**
   * @param path below `/api`
   * @throws ManagementError
   */
  async ask(path: string, question: Question = {}): Promise<unknown> {
    const { managementUrl } = this.target;
    const { status, statusText, text } = await this.fetch(path, question);
    const json = parsed(text);
    const isGood = status >= 200 && status < 300;
    const isAnswer = isGood || question.accept?.includes(status) === true;
    if (isAnswer && (json !== undefined || text === '')) return json;
    if (isGood) throw new ManagementError(managementUrl, status, 'it does not answer in JSON');
    throw new ManagementError(managementUrl, status, reasonOf(json) ?? `${status} ${statusText}`);
  }

  private async fetch(path: string, { method = 'GET', query = {}, headers = {}, ...rest }: Question): Promise<Fetched> {
    const { managementUrl, user, password } = this.target;
    const { body, text = body === undefined ? undefined : JSON.stringify(body) } = rest;
    const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const search = given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
    const authorization = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    try {
      const response = await fetch(`${managementUrl}/api${path}${search}`, {
        method,
        headers: { authorization, ...headers, ...(text !== undefined && { 'content-type': 'application/json' }) },
        ...(text !== undefined && { body: text }),
        redirect: 'error', // whoever is elsewhere must not get the password
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const { status, statusText } = response;
      return { status, statusText, text: await response.text() };
    } catch (error) {
      throw new ManagementError(managementUrl, undefined, whyUnreachable(error as Error), { cause: error });
    }
  }
}

interface Fetched {
  readonly status: number;
  readonly statusText: string;
  readonly text: string;
}

/** The system's word for it, which `fetch` keeps below. */
function whyUnreachable(error: Error): string {
  const { cause = error } = error as { readonly cause?: unknown };
  const { code, message } = cause as NodeJS.ErrnoException;
  if (error.name === 'TimeoutError') return `no answer within ${TIMEOUT_MS} ms`;
  return code ?? message;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
