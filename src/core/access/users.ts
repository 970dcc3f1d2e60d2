/**
 * The users there are. What changes them tells the store and returns the commit that makes the change durable.
 */
import type { Store } from '../storage.js';
import { AccessError } from './access-error.js';
import { type LimitName, noLimits, readLimits, userLimitNames } from './limit-values.js';
import { assertName, byName } from './names.js';
import { type PasswordHash, assertPasswordHash } from './password-hash.js';
import { type User, type UserInput, readTags } from './user.js';

export interface UsersSurroundings {
  readonly store: Pick<Store, 'put' | 'remove'>;
  /** A user has gone. */
  userRemoved(name: string): void;
}

export class Users {
  private readonly byName = new Map<string, User>();

  constructor(private readonly surroundings: UsersSurroundings) {}

  /** By name. */
  list(): readonly User[] {
    return [...this.byName.values()].sort(byName(({ name }) => name));
  }

  find(name: string): User | undefined {
    return this.byName.get(name);
  }

  /** @throws AccessError when there is no such user */
  get(name: string): User {
    const user = this.byName.get(name);
    if (user === undefined) throw new AccessError('ERR_ACCESS_NO_USER', `User "${name}" does not exist`);
    return user;
  }

  /**
   * Makes a user, or gives the one of this name another password and other tags.
   *
   * @throws AccessError when it makes no sense; nothing is changed then
   */
  set({ name, password, tags }: UserInput): number {
    assertName('the name of a user', name);
    if (password !== undefined) assertPasswordHash(password);
    return this.put({ name, password, tags: readTags(tags), limits: this.find(name)?.limits ?? noLimits });
  }

  /** @throws AccessError */
  setPassword(name: string, password: PasswordHash | undefined): number {
    return this.set({ ...this.get(name), password });
  }

  /** @throws AccessError */
  setTags(name: string, tags: unknown): number {
    return this.set({ ...this.get(name), tags: readTags(tags) });
  }

  /**
   * Sets some limits, and leaves the others as they are.
   *
   * @param limits an object of names (`userLimitNames`) and numbers
   * @throws AccessError
   */
  setLimits(name: string, limits: unknown): number {
    const user = this.get(name);
    const young = readLimits(userLimitNames, limits, 'user-limits');
    return this.put({ ...user, limits: new Map([...user.limits, ...young]) });
  }

  /** @throws AccessError when there is no such user */
  clearLimits(name: string, which: readonly LimitName[] = userLimitNames): number {
    const user = this.get(name);
    return this.put({ ...user, limits: new Map([...user.limits].filter(([limit]) => !which.includes(limit))) });
  }

  /** Removes a user with all that is his; returns the commit, `undefined` when there is no such user. */
  remove(name: string): number | undefined {
    const user = this.byName.get(name);
    if (user === undefined) return undefined;
    this.byName.delete(name);
    this.surroundings.userRemoved(name);
    return this.surroundings.store.remove({ kind: 'user', user });
  }

  /** Takes what the store kept. */
  restore(user: User): void {
    this.byName.set(user.name, user);
  }

  clear(): void {
    this.byName.clear();
  }

  private put(user: User): number {
    this.byName.set(user.name, user);
    return this.surroundings.store.put({ kind: 'user', user });
  }
}
