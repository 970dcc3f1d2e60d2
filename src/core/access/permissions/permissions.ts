/**
 * Who may do what. What changes here concerns live connections at once, and the store is told of it: all
 * methods return the commit that makes the change durable.
 */
import type { Store } from '../../storage.js';
import { AccessError } from '../access-error.js';
import { assertName, byName } from '../names.js';
import {
  type Operation,
  type Permission,
  type TopicPermission,
  readPermission,
  readTopicPermission,
} from './permission.js';
import { Rights } from './rights.js';

export interface PermissionsSurroundings {
  readonly store: Pick<Store, 'put' | 'remove'>;
  hasVHost(name: string): boolean;
  hasUser(name: string): boolean;
  /** What was allowed may be forbidden now, and the reverse. */
  rightsChanged(rights: Rights): void;
}

/** Whose permissions are meant: all that agree with what is given. */
export interface PermissionFilter {
  readonly user?: string;
  readonly vhost?: string;
}

interface Place {
  readonly user: string;
  readonly vhost: string;
}

export class Permissions {
  /** By user and vhost, once there was a permission: connections hold them. */
  private readonly rights = new Map<string, Rights>();

  constructor(private readonly surroundings: PermissionsSurroundings) {}

  /** By vhost, then user. */
  list(filter: PermissionFilter = {}): readonly Permission[] {
    return this.filtered(filter).flatMap((rights) => permissionOf(rights) ?? []);
  }

  find(user: string, vhost: string): Permission | undefined {
    const rights = this.rightsOf(user, vhost);
    return rights && permissionOf(rights);
  }

  /** Rights of a user who may enter the vhost; `undefined` when he may not. */
  entering(user: string, vhost: string): Rights | undefined {
    const rights = this.rightsOf(user, vhost);
    return rights?.permission === undefined ? undefined : rights;
  }

  /**
   * Lets a user into a vhost, or changes what he may do there.
   *
   * @throws AccessError when it makes no sense; nothing is changed then
   */
  set(input: Place & Readonly<Record<Operation, unknown>>): number {
    const { user, vhost } = input;
    const patterns = readPermission(input);
    this.assertPlace(input);
    const rights = this.makeRights(user, vhost);
    rights.permission = patterns;
    this.surroundings.rightsChanged(rights);
    return this.surroundings.store.put({ kind: 'permission', permission: permissionOf(rights)! });
  }

  /** Returns the commit; `undefined` when there was no permission. */
  remove(user: string, vhost: string): number | undefined {
    const rights = this.entering(user, vhost);
    return rights && this.withdraw(rights);
  }

  /** By vhost, user, then exchange. */
  listTopics(filter: PermissionFilter = {}): readonly TopicPermission[] {
    return this.filtered(filter).flatMap(topicPermissionsOf);
  }

  /** @throws AccessError when it makes no sense; nothing is changed then */
  setTopic(input: Place & { readonly exchange: string; readonly write: unknown; readonly read: unknown }): number {
    const { user, vhost, exchange } = input;
    const patterns = readTopicPermission(input, user, vhost);
    this.assertPlace(input);
    assertName('the name of an exchange', exchange);
    const rights = this.makeRights(user, vhost);
    rights.topics.set(exchange, patterns);
    this.surroundings.rightsChanged(rights);
    const permission = { user, vhost, exchange, write: patterns.write.source, read: patterns.read.source };
    return this.surroundings.store.put({ kind: 'topic-permission', permission });
  }

  /** Of one exchange, or of all of them; returns the commit, `undefined` when there was none. */
  removeTopic(user: string, vhost: string, exchange?: string): number | undefined {
    const rights = this.rightsOf(user, vhost);
    return rights && this.withdrawTopics(rights, exchange);
  }

  /** A user or a vhost has gone. */
  removeAll(filter: PermissionFilter): void {
    for (const rights of this.filtered(filter)) {
      this.withdraw(rights);
      this.withdrawTopics(rights);
      this.rights.delete(keyOf(rights.user, rights.vhost));
    }
  }

  /** @throws AccessError when what the store kept makes no sense */
  restore(permission: Permission): void {
    const patterns = readPermission(permission);
    this.assertPlace(permission);
    this.makeRights(permission.user, permission.vhost).permission = patterns;
  }

  /** @throws AccessError when what the store kept makes no sense */
  restoreTopic(permission: TopicPermission): void {
    const { user, vhost, exchange } = permission;
    const patterns = readTopicPermission(permission, user, vhost);
    this.assertPlace(permission);
    this.makeRights(user, vhost).topics.set(exchange, patterns);
  }

  clear(): void {
    this.rights.clear();
  }

  private withdraw(rights: Rights): number | undefined {
    const permission = permissionOf(rights);
    if (permission === undefined) return undefined;
    rights.permission = undefined;
    this.surroundings.rightsChanged(rights);
    return this.surroundings.store.remove({ kind: 'permission', permission });
  }

  private withdrawTopics(rights: Rights, exchange?: string): number | undefined {
    let commit: number | undefined;
    for (const permission of topicPermissionsOf(rights)) {
      if (exchange !== undefined && permission.exchange !== exchange) continue;
      rights.topics.delete(permission.exchange);
      commit = this.surroundings.store.remove({ kind: 'topic-permission', permission });
    }
    if (commit !== undefined) this.surroundings.rightsChanged(rights);
    return commit;
  }

  private assertPlace({ user, vhost }: Place): void {
    const { surroundings } = this;
    if (!surroundings.hasUser(user)) throw new AccessError('ERR_ACCESS_NO_USER', `User ${user} does not exist`);
    if (surroundings.hasVHost(vhost)) return;
    throw new AccessError('ERR_ACCESS_NO_VHOST', `Virtual host ${vhost} does not exist`);
  }

  private rightsOf(user: string, vhost: string): Rights | undefined {
    return this.rights.get(keyOf(user, vhost));
  }

  private makeRights(user: string, vhost: string): Rights {
    const known = this.rightsOf(user, vhost);
    if (known !== undefined) return known;
    const rights = new Rights(user, vhost);
    this.rights.set(keyOf(user, vhost), rights);
    return rights;
  }

  private filtered({ user, vhost }: PermissionFilter): Rights[] {
    return [...this.rights.values()]
      .filter((rights) => (user ?? rights.user) === rights.user && (vhost ?? rights.vhost) === rights.vhost)
      .sort(byName((rights) => keyOf(rights.vhost, rights.user)));
  }
}

/** No other pair has it, since the length of the first is in it. */
function keyOf(first: string, second: string): string {
  return `${first}\0${second}\0${first.length}`;
}

function permissionOf({ user, vhost, permission }: Rights): Permission | undefined {
  if (permission === undefined) return undefined;
  const { configure, write, read } = permission;
  return { user, vhost, configure: configure.source, write: write.source, read: read.source };
}

function topicPermissionsOf({ user, vhost, topics }: Rights): TopicPermission[] {
  return [...topics]
    .map(([exchange, { write, read }]) => ({ user, vhost, exchange, write: write.source, read: read.source }))
    .sort(byName(({ exchange }) => exchange));
}
