/**
 * Lets callers in by HTTP Basic (RFC 7617), as users of the broker: removed users and tags are gone at the
 * next request, since nothing of them is kept here. The server remembers which password was right, so that a
 * costly hash is compared once, and slows down who guesses.
 */
import { HttpError } from '../http-error.js';
import type { ManagementPorts } from '../ports.js';
import { Caller } from './caller.js';

export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** RabbitMQ's: some tools look for it. */
const CHALLENGE = { 'www-authenticate': 'Basic realm="RabbitMQ Management"' };

/** The credentials of an `Authorization` header; `undefined` when there are none, `malformed` when they make no sense. */
function readBasic(header: string | undefined): Credentials | 'malformed' | undefined {
  if (header === undefined) return undefined;
  const match = /^basic +([A-Za-z0-9+/]+={0,2}) *$/i.exec(header);
  if (match === null) return 'malformed';
  const text = Buffer.from(match[1]!, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) return 'malformed';
  return { user: text.slice(0, colon), password: text.slice(colon + 1) };
}

/** @throws HttpError 401 */
export async function admit(ports: ManagementPorts, header: string | undefined, address: string): Promise<Caller> {
  const credentials = readBasic(header);
  if (credentials === undefined) throw new HttpError(401, 'not_authorized', 'Login required', CHALLENGE);
  if (credentials === 'malformed') throw loginFailed();
  return logIn(ports, credentials, address);
}

/** @throws HttpError 401 */
export async function logIn(ports: ManagementPorts, credentials: Credentials, address: string): Promise<Caller> {
  const { broker, log } = ports;
  const outcome = await ports.authenticate(credentials.user, credentials.password, address);
  const user = outcome.kind === 'accepted' ? broker.access.users.find(outcome.user) : undefined;
  if (user !== undefined) return new Caller(user, broker.access);
  if (outcome.kind === 'refused') {
    log.warn({ peer: address, user: outcome.user, why: outcome.why }, 'login to the management API refused');
  }
  throw loginFailed();
}

function loginFailed(): HttpError {
  return new HttpError(401, 'not_authorized', 'Login failed', CHALLENGE);
}
