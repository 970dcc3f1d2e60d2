/**
 * A broker with its management API, and a client of it: `fetch` with a user's credentials.
 */
import { type BrokerOptions, type RunningBroker, startBroker } from '../../src/app.js';

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body; undefined when there is none. */
  readonly json: unknown;
}

export interface ApiOptions {
  readonly user?: string;
  readonly password?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export class ManagementClient {
  private constructor(readonly broker: RunningBroker) {}

  static async start(options: BrokerOptions = {}): Promise<ManagementClient> {
    return new ManagementClient(await startBroker({ port: 0, management: { port: 0 }, ...options }));
  }

  get url(): string {
    return this.broker.managementUrl!;
  }

  stop(): Promise<void> {
    return this.broker.stop();
  }

  get(path: string, options?: ApiOptions): Promise<ApiAnswer> {
    return this.ask('GET', path, undefined, options);
  }

  put(path: string, body: unknown = {}, options?: ApiOptions): Promise<ApiAnswer> {
    return this.ask('PUT', path, body, options);
  }

  post(path: string, body: unknown = {}, options?: ApiOptions): Promise<ApiAnswer> {
    return this.ask('POST', path, body, options);
  }

  delete(path: string, options?: ApiOptions): Promise<ApiAnswer> {
    return this.ask('DELETE', path, undefined, options);
  }

  /** @param path below `/api`; @param body text as it is, anything else as JSON */
  async ask(
    method: string,
    path: string,
    body?: unknown,
    { user = 'guest', password = user, headers = {} }: ApiOptions = {},
  ): Promise<ApiAnswer> {
    const response = await fetch(`${this.url}/api${path}`, {
      method,
      headers: { authorization: basic(user, password), 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, json: text === '' ? undefined : parse(text) };
  }

  /** Makes a user whose password is his name. */
  async addUser(name: string, tags: string, vhost?: string): Promise<void> {
    await this.put(`/users/${name}`, { password: name, tags });
    if (vhost === undefined) return;
    const all = { configure: '.*', write: '.*', read: '.*' };
    await this.put(`/permissions/${encodeURIComponent(vhost)}/${name}`, all);
  }
}

export function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
