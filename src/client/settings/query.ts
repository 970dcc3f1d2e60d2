/**
 * The query of an AMQP URL (RabbitMQ's URI query parameters), as options.
 *
 * A name that is not known is refused, so that a typing error does not pass for a default.
 */
import { readFileSync } from 'node:fs';
import type { ConnectionOptions as TlsConnectionOptions } from 'node:tls';
import { InvalidOptionError } from '../errors.js';
import type { ClientLimits } from '../limits.js';

/** What a query said. */
export interface QueryOptions {
  heartbeatSeconds?: number;
  connectionName?: string;
  mechanisms?: string[];
  limits: { -readonly [Name in keyof ClientLimits]?: number };
  tls: TlsConnectionOptions;
}

type Setter = (options: QueryOptions, value: string, name: string) => void;

const setters: Readonly<Record<string, Setter>> = {
  heartbeat: (options, value, name) => (options.heartbeatSeconds = integer(value, name)),
  connection_timeout: (options, value, name) => (options.limits.connectTimeoutMs = integer(value, name)),
  channel_max: (options, value, name) => (options.limits.channelMax = integer(value, name)),
  frame_max: (options, value, name) => (options.limits.frameMax = integer(value, name)),
  auth_mechanism: (options, value) => (options.mechanisms ??= []).push(value.toUpperCase()),
  connection_name: (options, value) => (options.connectionName = value),
  cacertfile: ({ tls }, value, name) => (tls.ca = read(value, name)),
  certfile: ({ tls }, value, name) => (tls.cert = read(value, name)),
  keyfile: ({ tls }, value, name) => (tls.key = read(value, name)),
  password: ({ tls }, value) => (tls.passphrase = value),
  verify: ({ tls }, value) => (tls.rejectUnauthorized = verifies(value)),
  server_name_indication: ({ tls }, value) => (tls.servername = value),
  // About servers: nothing of it is for a client to decide.
  fail_if_no_peer_cert: () => undefined,
  depth: () => undefined,
};

/**
 * Reads the files that it names.
 *
 * @throws InvalidOptionError for an unknown name, a value that is none, or a file that cannot be read
 */
export function readQuery(query: readonly (readonly [name: string, value: string])[]): QueryOptions {
  const options: QueryOptions = { limits: {}, tls: {} };
  for (const [name, value] of query) {
    const set = Object.hasOwn(setters, name) ? setters[name] : undefined;
    if (set === undefined) throw new InvalidOptionError(`the URL has an unknown parameter '${name}'`);
    set(options, value, name);
  }
  return options;
}

function integer(value: string, name: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new InvalidOptionError(`${name}=${value} in the URL is not a number`);
  return Number(value);
}

function verifies(value: string): boolean {
  if (value !== 'verify_peer' && value !== 'verify_none') {
    throw new InvalidOptionError(`verify=${value} in the URL is neither verify_peer nor verify_none`);
  }
  return value === 'verify_peer';
}

function read(path: string, name: string): Buffer {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new InvalidOptionError(`${name} of the URL cannot be read: ${(cause as Error).message}`, { cause });
  }
}
