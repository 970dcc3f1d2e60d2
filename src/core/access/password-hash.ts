/**
 * What is kept of a password: never the password itself. Who hashes and compares is the server.
 */
import { AccessError } from './access-error.js';

/**
 * `sha256`, `sha512` and `md5` are RabbitMQ's: the digest of a salt of four bytes and the password, behind
 * the salt. `scrypt` is what new passwords get: costly to guess, with what it cost and its salt before it.
 */
export type HashAlgorithm = 'sha256' | 'sha512' | 'md5' | 'scrypt';

export interface PasswordHash {
  readonly algorithm: HashAlgorithm;
  /** Base64. */
  readonly hash: string;
}

/** By the names that definitions have in RabbitMQ's format; scrypt is unknown there. */
const algorithmsByModule: Readonly<Record<string, HashAlgorithm>> = {
  rabbit_password_hashing_sha256: 'sha256',
  rabbit_password_hashing_sha512: 'sha512',
  rabbit_password_hashing_md5: 'md5',
  leveret_password_hashing_scrypt: 'scrypt',
};

/** Bytes of salt, digest and, of scrypt, three octets of costs. */
const lengths: Readonly<Record<HashAlgorithm, number>> = { sha256: 36, sha512: 68, md5: 20, scrypt: 51 };

/** The name that an algorithm has in definitions. */
export function hashingModule(algorithm: HashAlgorithm): string {
  return Object.entries(algorithmsByModule).find(([, known]) => known === algorithm)![0];
}

/**
 * Reads a hash of definitions: `password_hash` and `hashing_algorithm`, which may be missing. An empty hash
 * is that of a user who has no password, and cannot log in by one.
 *
 * @throws AccessError
 */
export function readPasswordHash(hash: unknown, module?: unknown): PasswordHash | undefined {
  if (hash === '') return undefined;
  const algorithm = module === undefined || module === null ? 'sha256' : algorithmOf(module);
  if (algorithm === undefined) throw wrong(`the hashing algorithm is not one of ${modules}`);
  if (typeof hash !== 'string') throw wrong('the password hash is not a string');
  const read = { algorithm, hash };
  assertPasswordHash(read);
  return read;
}

/** @throws AccessError when no password could have this hash */
export function assertPasswordHash({ algorithm, hash }: PasswordHash): void {
  const bytes = base64Length(hash);
  if (bytes === lengths[algorithm]) return;
  if (bytes === undefined) throw wrong('the password hash is not base64');
  throw wrong(`the password hash has ${bytes} bytes, and one by ${algorithm} has ${lengths[algorithm]}`);
}

const modules = Object.keys(algorithmsByModule).join(', ');

function algorithmOf(module: unknown): HashAlgorithm | undefined {
  const isKnown = typeof module === 'string' && Object.hasOwn(algorithmsByModule, module);
  return isKnown ? algorithmsByModule[module] : undefined;
}

function base64Length(text: string): number | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  return (text.length / 4) * 3 - (text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0);
}

function wrong(message: string): AccessError {
  return new AccessError('ERR_ACCESS_PASSWORD_HASH', message);
}
