/**
 * Login of the one user that there is so far: guest, from this machine alone, as RabbitMQ's default.
 *
 * Mechanisms PLAIN (RFC 4616) and AMQPLAIN (a field table with LOGIN and PASSWORD).
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { AuthenticationOutcome, Authenticator, Peer } from '../core/ports.js';
import { Reader } from '../wire/values/reader.js';

const USER = 'guest';
const PASSWORD = 'guest';

interface Credentials {
  readonly user: string;
  readonly password: string;
}

export class GuestAuthenticator implements Authenticator {
  readonly mechanisms = ['PLAIN', 'AMQPLAIN'];

  authenticate(
    mechanism: string,
    response: Buffer,
    peer: Peer,
    onOutcome: (outcome: AuthenticationOutcome) => void,
  ): void {
    const credentials = mechanism === 'PLAIN' ? readPlain(response) : readAmqPlain(response);
    if (credentials === undefined) {
      onOutcome({ kind: 'malformed', why: `${mechanism} response is not well formed` });
    } else if (peer.loopback && same(credentials.user, USER) && same(credentials.password, PASSWORD)) {
      onOutcome({ kind: 'accepted', user: USER });
    } else {
      onOutcome({ kind: 'refused' });
    }
  }
}

/** `[authorization identity] NUL user NUL password` */
function readPlain(response: Buffer): Credentials | undefined {
  const fields = response.toString('utf8').split('\0');
  if (fields.length !== 3) return undefined;
  return { user: fields[1]!, password: fields[2]! };
}

/** The entries of a field table, without the length before them. */
function readAmqPlain(response: Buffer): Credentials | undefined {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(response.length);
  try {
    const table = new Reader().aim(Buffer.concat([length, response])).table();
    const user = table.get('LOGIN');
    const password = table.get('PASSWORD');
    if (user?.type !== 'S' || password?.type !== 'S') return undefined;
    return { user: user.value, password: password.value };
  } catch {
    return undefined;
  }
}

/** Takes the same time whatever differs. */
function same(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
