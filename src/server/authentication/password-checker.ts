/**
 * Whether a password is a user's.
 *
 * Comparing with a hash by scrypt is costly by design, and a fleet of clients logs in with one password again
 * and again. So the right one is remembered, as a keyed digest that means nothing outside of this process.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { PasswordHash } from '../../core/access/password-hash.js';
import { HashingLine } from './hashing-line.js';
import { isQuickPassword, isSlowPassword } from './password-hashing.js';

export class PasswordChecker {
  private readonly key = randomBytes(32);
  private readonly line = new HashingLine();
  /** By the hash that it was found to be right for: another password comes with another hash. */
  private readonly right = new WeakMap<PasswordHash, Buffer>();
  /** Comparisons that others with the same password need not repeat. */
  private readonly underWay = new WeakMap<PasswordHash, Map<string, Promise<boolean>>>();

  /** Answers at once where it can; `undefined` when there is too much to do. */
  check(hash: PasswordHash, password: string, address: string): boolean | Promise<boolean> | undefined {
    if (hash.algorithm !== 'scrypt') return isQuickPassword(hash, password);
    const digest = createHmac('sha256', this.key).update(password, 'utf8').digest();
    const right = this.right.get(hash);
    if (right !== undefined) return timingSafeEqual(right, digest);
    const underWay = this.underWayFor(hash);
    const name = digest.toString('base64');
    const known = underWay.get(name);
    if (known !== undefined) return known;
    const comparison = this.line.run(address, () => this.compare(hash, password, digest));
    if (comparison === undefined) return undefined;
    const ended = comparison.finally(() => underWay.delete(name));
    underWay.set(name, ended);
    return ended;
  }

  private async compare(hash: PasswordHash, password: string, digest: Buffer): Promise<boolean> {
    // Somebody else may have come in while this one waited.
    const right = this.right.get(hash);
    if (right !== undefined) return timingSafeEqual(right, digest);
    const isRight = await isSlowPassword(hash, password);
    if (isRight) this.right.set(hash, digest);
    return isRight;
  }

  private underWayFor(hash: PasswordHash): Map<string, Promise<boolean>> {
    let underWay = this.underWay.get(hash);
    if (underWay === undefined) this.underWay.set(hash, (underWay = new Map<string, Promise<boolean>>()));
    return underWay;
  }
}
