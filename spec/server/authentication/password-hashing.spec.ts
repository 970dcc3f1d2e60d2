/**
 * Hashes of passwords: those that RabbitMQ made are read, those that are made here say nothing of the password.
 */
import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { type PasswordHash, assertPasswordHash, readPasswordHash } from '../../../src/core/access/password-hash.js';
import {
  hashPassword,
  isQuickPassword,
  isSlowPassword,
  quickHash,
} from '../../../src/server/authentication/password-hashing.js';

/** As RabbitMQ makes it, built by hand. */
function rabbitHash(algorithm: PasswordHash['algorithm'], password: string): PasswordHash {
  const salt = Buffer.of(0x90, 0x8d, 0xc6, 0x0a);
  const digest = createHash(algorithm)
    .update(Buffer.concat([salt, Buffer.from(password, 'utf8')]))
    .digest();
  return { algorithm, hash: Buffer.concat([salt, digest]).toString('base64') };
}

describe('a hash of RabbitMQ', () => {
  it('is that of its documentation', () => {
    // The worked example of RabbitMQ's guide on passwords: salt 908DC60A, password test12.
    const hash = readPasswordHash('kI3GCqW5JLMJa4iX1lo7X4D6XbYqlLgxIs30+P6tENUV2POR');
    expect(isQuickPassword(hash!, 'test12')).toBe(true);
    expect(isQuickPassword(hash!, 'test13')).toBe(false);
  });

  it.each(['sha256', 'sha512', 'md5'] as const)('by %s is compared', (algorithm) => {
    for (const password of ['p', 'pässwörd 🐇', 'x'.repeat(5_000)]) {
      const hash = rabbitHash(algorithm, password);
      assertPasswordHash(hash);
      expect(isQuickPassword(hash, password)).toBe(true);
      expect(isQuickPassword(hash, `${password} `)).toBe(false);
    }
  });

  it.each(['', 'AAAA', '!!!!'])('that is none matches nothing: %j', (hash) => {
    expect(isQuickPassword({ algorithm: 'sha256', hash }, '')).toBe(false);
    expect(isQuickPassword({ algorithm: 'md6' as 'md5', hash }, '')).toBe(false);
  });
});

describe('a hash by scrypt', () => {
  it('is another each time, and matches its password alone', async () => {
    const [first, second] = [await hashPassword('secret'), await hashPassword('secret')];
    expect(first.hash).not.toBe(second.hash);
    assertPasswordHash(first);
    expect(await isSlowPassword(first, 'secret')).toBe(true);
    expect(await isSlowPassword(second, 'secret')).toBe(true);
    expect(await isSlowPassword(first, 'Secret')).toBe(false);
  });

  it.each([
    ['too much memory', [24, 8, 1]],
    ['too many passes', [10, 8, 255]],
    ['no cost at all', [0, 0, 0]],
    ['a huge block', [14, 255, 1]],
  ])('that asks for %s matches nothing', async (_what, costs) => {
    const hash = Buffer.concat([Buffer.from(costs), Buffer.alloc(48)]).toString('base64');
    assertPasswordHash({ algorithm: 'scrypt', hash });
    expect(await isSlowPassword({ algorithm: 'scrypt', hash }, 'x')).toBe(false);
  });

  it('of nothing matches nothing', async () => {
    expect(await isSlowPassword({ algorithm: 'scrypt', hash: '' }, '')).toBe(false);
  });
});

describe('a quick hash', () => {
  it('is one of RabbitMQ, salted', () => {
    const [first, second] = [quickHash('guest'), quickHash('guest')];
    expect(first.hash).not.toBe(second.hash);
    assertPasswordHash(first);
    expect(isQuickPassword(first, 'guest')).toBe(true);
  });
});
