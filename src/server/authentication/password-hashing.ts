/**
 * Passwords to hashes, and whether a password is that of a hash.
 *
 * New passwords are hashed by scrypt (RFC 7914), beside the event loop; what came from RabbitMQ keeps its
 * digest. All comparisons take the same time whatever differs.
 */
import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import type { PasswordHash } from '../../core/access/password-hash.js';

const SALT_BYTES = 16;
const KEY_BYTES = 32;
/**
 * The octets that stand before the salt: N is 2 to the power of the first, then r and p. Some 16 MiB and a few
 * hundredths of a second: after a restart the users of many services log in at once, and none may time out.
 */
const COSTS = [14, 8, 1] as const;
const COST_OCTETS = COSTS.length;
/** What comes from elsewhere may ask for more, within reason: memory, and the times that it is gone through. */
const MEMORY_MAX = 128 * 1024 * 1024;
const PASSES_MAX = 16;

/** RabbitMQ's salt. */
const DIGEST_SALT_BYTES = 4;

export async function hashPassword(password: string): Promise<PasswordHash> {
  const salt = randomBytes(SALT_BYTES);
  const key = await derive(password, salt, COSTS);
  return { algorithm: 'scrypt', hash: Buffer.concat([Buffer.from(COSTS), salt, key]).toString('base64') };
}

/** Costs nothing, for a password that is no secret. */
export function quickHash(password: string): PasswordHash {
  const salt = randomBytes(DIGEST_SALT_BYTES);
  return { algorithm: 'sha256', hash: Buffer.concat([salt, digest('sha256', salt, password)]).toString('base64') };
}

/** Of a hash that is compared at once. */
export function isQuickPassword({ algorithm, hash }: PasswordHash, password: string): boolean {
  if (!digests.includes(algorithm)) return false;
  const bytes = Buffer.from(hash, 'base64');
  const salt = bytes.subarray(0, DIGEST_SALT_BYTES);
  return isSame(bytes.subarray(DIGEST_SALT_BYTES), digest(algorithm, salt, password));
}

/** Of a hash by scrypt, which takes a while. */
export async function isSlowPassword({ hash }: PasswordHash, password: string): Promise<boolean> {
  const bytes = Buffer.from(hash, 'base64');
  const costs = [...bytes.subarray(0, COST_OCTETS)];
  const salt = bytes.subarray(COST_OCTETS, COST_OCTETS + SALT_BYTES);
  if (!isAffordable(costs)) return false;
  return isSame(bytes.subarray(COST_OCTETS + SALT_BYTES), await derive(password, salt, costs));
}

const digests: readonly string[] = ['sha256', 'sha512', 'md5'];

function digest(algorithm: string, salt: Buffer, password: string): Buffer {
  return createHash(algorithm).update(salt).update(password, 'utf8').digest();
}

function isSame(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

function isAffordable([log2N = 0, r = 0, p = 0]: readonly number[]): boolean {
  return log2N >= 1 && r >= 1 && p >= 1 && p <= PASSES_MAX && 128 * 2 ** log2N * r <= MEMORY_MAX;
}

function derive(password: string, salt: Buffer, [log2N = 0, r = 0, p = 0]: readonly number[]): Promise<Buffer> {
  // Twice what the algorithm itself takes: the library counts its own too.
  const options = { N: 2 ** log2N, r, p, maxmem: 2 * MEMORY_MAX };
  return new Promise((resolve, reject) => {
    scrypt(password, salt, KEY_BYTES, options, (error, key) => {
      if (error === null) resolve(key);
      else reject(error);
    });
  });
}
