/**
 * Reads AMQP URLs as RabbitMQ's URI specification has them: `amqp://user:password@host:port/vhost?query`.
 *
 * Every part may be absent, which is not the same as empty: `amqp://host` leaves the vhost to the default,
 * `amqp://host/` names the vhost whose name is empty. All parts are percent-encoded, the host too. Several
 * hosts are separated by commas.
 */
import { InvalidOptionError } from '../errors.js';

/** The parts of a URL; what is absent is `undefined`. */
export interface ParsedUrl {
  readonly tls: boolean;
  readonly user: string | undefined;
  readonly password: string | undefined;
  /** At least one. */
  readonly hosts: readonly ParsedHost[];
  readonly vhost: string | undefined;
  readonly query: readonly (readonly [name: string, value: string])[];
}

export interface ParsedHost {
  readonly host: string | undefined;
  readonly port: number | undefined;
}

const SCHEME = /^(amqps?):\/\//i;
const IPV6 = /^\[([0-9a-f:.%]+)\](?::(\d*))?$/i;
const NAME = /^([^:[\]]*)(?::(\d*))?$/;
const PORT_MAX = 65_535;

/** @throws InvalidOptionError that says what is wrong, without a password */
export function parseUrl(text: string): ParsedUrl {
  const scheme = SCHEME.exec(text);
  if (scheme === null) throw new InvalidOptionError('a URL of a broker begins with amqp:// or amqps://');
  const [beforeQuery, query] = cutAt(text.slice(scheme[0].length), '?');
  const [authority, path] = cutAt(beforeQuery, '/');
  const userEnd = authority.lastIndexOf('@');
  const [user, password] = userEnd === -1 ? ['', undefined] : cutAt(authority.slice(0, userEnd), ':');
  if (path?.includes('/') === true) throw new InvalidOptionError("a '/' in the name of a vhost is written %2F");
  return {
    tls: scheme[1]!.toLowerCase() === 'amqps',
    // `amqp://:@` has an empty user, `amqp://host` none.
    user: userEnd === -1 ? undefined : decode(user, 'user'),
    password: password === undefined ? undefined : decode(password, 'password'),
    hosts: authority
      .slice(userEnd + 1)
      .split(',')
      .map(parseHost),
    vhost: path === undefined ? undefined : decode(path, 'vhost'),
    query: [...new URLSearchParams(query)],
  };
}

function parseHost(text: string): ParsedHost {
  const match = IPV6.exec(text) ?? NAME.exec(text);
  // Without the text: a password with a '/' that is not percent-encoded ends up here.
  if (match === null) throw new InvalidOptionError("the URL's host and port cannot be read: is all percent-encoded?");
  const [, host = '', port = ''] = match;
  if (Number(port) > PORT_MAX) throw new InvalidOptionError(`port ${port} is above ${PORT_MAX}`);
  return {
    host: host === '' ? undefined : decode(host, 'host'),
    port: port === '' ? undefined : Number(port),
  };
}

function cutAt(text: string, separator: string): [before: string, after: string | undefined] {
  const at = text.indexOf(separator);
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function decode(text: string, what: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw new InvalidOptionError(`the ${what} of the URL is not percent-encoded UTF-8`, { cause });
  }
}
