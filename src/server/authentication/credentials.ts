/**
 * What clients send to log in, by mechanism: PLAIN (RFC 4616) and AMQPLAIN (a field table with LOGIN and PASSWORD).
 */
import { Reader } from '../../wire/values/reader.js';

export interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** `[authorization identity] NUL user NUL password` */
export function readPlain(response: Buffer): Credentials | undefined {
  const fields = response.toString('utf8').split('\0');
  if (fields.length !== 3) return undefined;
  return { user: fields[1]!, password: fields[2]! };
}

/** The entries of a field table, without the length before them. */
export function readAmqPlain(response: Buffer): Credentials | undefined {
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
