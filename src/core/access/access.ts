/**
 * Users, permissions and limits: who may come in, and what he may do. Pure state; passwords are compared elsewhere.
 *
 * What is changed here acts at once, and is durable once the commit is that is returned (0: nothing is kept).
 */
import { ConnectionError } from '../../wire/methods/errors.js';
import type { BrokerWitness } from '../ports.js';
import type { Store } from '../storage.js';
import { AccessError } from './access-error.js';
import { type Admission, Attendance, type NodeLimits } from './admission.js';
import type { AccessEntry } from './entries.js';
import { type LimitName, type LimitValues, noLimits, readLimits, vhostLimitNames } from './limit-values.js';
import { type PasswordHash } from './password-hash.js';
import { Permissions } from './permissions/permissions.js';
import type { Rights } from './permissions/rights.js';
import { IMPERSONATOR } from './user.js';
import { Users } from './users.js';

export interface AccessSurroundings {
  readonly store: Store;
  readonly limits: NodeLimits;
  readonly nodeName: string;
  readonly witness?: BrokerWitness | undefined;
  /** Has the turn ended soon: something is to be committed, or sent. */
  requestTurn: () => void;
  findVHost(name: string): object | undefined;
  /** A user has gone: his connections are to go. */
  userRemoved(name: string): void;
  /** What was allowed may be forbidden now, and the reverse. */
  rightsChanged(rights: Rights): void;
}

/** The user that a new broker has; without a password it cannot be used over a network. */
export interface DefaultUser {
  readonly name: string;
  readonly password: PasswordHash | undefined;
}

function entriesOf({ name, password }: DefaultUser, vhost: string): readonly AccessEntry[] {
  return [
    { kind: 'user', user: { name, password, tags: ['administrator'], limits: noLimits } },
    { kind: 'permission', permission: { user: name, vhost, configure: '.*', write: '.*', read: '.*' } },
  ];
}

export class Access {
  readonly users: Users;
  readonly permissions: Permissions;
  private readonly vhostLimits = new Map<string, LimitValues>();
  private readonly attendance: Attendance;
  private readonly store: Pick<Store, 'put' | 'remove'>;

  constructor(private readonly surroundings: AccessSurroundings) {
    const { limits, nodeName } = surroundings;
    const store: Pick<Store, 'put' | 'remove'> = {
      put: (entry) => {
        surroundings.witness?.defined(entry);
        return this.told(surroundings.store.put(entry));
      },
      remove: (entry) => {
        surroundings.witness?.removed(entry);
        return this.told(surroundings.store.remove(entry));
      },
    };
    this.store = store;
    this.users = new Users({
      store,
      userRemoved: (name) => {
        this.permissions.removeAll({ user: name });
        surroundings.userRemoved(name);
      },
    });
    this.permissions = new Permissions({
      store,
      hasVHost: (name) => surroundings.findVHost(name) !== undefined,
      hasUser: (name) => this.users.find(name) !== undefined,
      rightsChanged: (rights) => {
        surroundings.rightsChanged(rights);
      },
    });
    this.attendance = new Attendance(limits, nodeName, {
      ofUser: (name) => this.users.find(name)?.limits ?? noLimits,
      ofVHost: (name) => this.limitsOf(name),
    });
  }

  /** @throws ConnectionError 530 when the node takes no more connections */
  assertRoomInNode(): void {
    this.attendance.assertRoomInNode();
  }

  /**
   * A user opens a connection to a vhost that is there.
   *
   * @throws ConnectionError 530 when there are too many, or he may not
   */
  admit(user: string, vhost: string): Admission {
    this.attendance.assertRoom(user, vhost);
    const rights = this.permissions.entering(user, vhost);
    if (rights !== undefined) return this.attendance.admit(rights);
    throw new ConnectionError('NOT_ALLOWED', `access to vhost '${vhost}' refused for user '${user}'`);
  }

  /** Open connections of a user, or in a vhost. */
  connectionsOf(kind: 'user' | 'vhost', name: string): number {
    return this.attendance.connectionsOf(kind, name);
  }

  /** True for who may publish messages in the name of others. */
  impersonates(user: string): boolean {
    return this.users.find(user)?.tags.includes(IMPERSONATOR) === true;
  }

  /** The limits of a vhost. */
  limitsOf(vhost: string): LimitValues {
    return this.vhostLimits.get(vhost) ?? noLimits;
  }

  /**
   * Sets some limits of a vhost, and leaves the others as they are.
   *
   * @param limits an object of names (`vhostLimitNames`) and numbers
   * @throws AccessError
   */
  setVHostLimits(vhost: string, limits: unknown): number {
    const young = readLimits(vhostLimitNames, limits, 'limits');
    return this.putVHostLimits(vhost, new Map([...this.limitsOf(vhost), ...young]));
  }

  /** @throws AccessError when there is no such vhost */
  clearVHostLimits(vhost: string, which: readonly LimitName[] = vhostLimitNames): number {
    return this.putVHostLimits(vhost, new Map([...this.limitsOf(vhost)].filter(([name]) => !which.includes(name))));
  }

  /** A vhost has gone. */
  vhostRemoved(vhost: string): void {
    this.permissions.removeAll({ vhost });
    if (this.vhostLimits.delete(vhost)) this.store.remove({ kind: 'vhost-limits', vhost, limits: noLimits });
  }

  /** Lets somebody in, an administrator who may do everything in a vhost; the store is not told. */
  addDefaultUser(user: DefaultUser, vhost: string): void {
    for (const entry of entriesOf(user, vhost)) this.restore(entry);
  }

  /** Keeps that user. */
  putDefaultUser(user: DefaultUser, vhost: string): void {
    for (const entry of entriesOf(user, vhost)) this.surroundings.store.put(entry);
  }

  /** Forgets everything that was restored or added, and tells nobody. */
  clear(): void {
    this.users.clear();
    this.permissions.clear();
    this.vhostLimits.clear();
  }

  /** Takes what the store kept. Returns why not, when it makes no sense. */
  restore(entry: AccessEntry): string | undefined {
    try {
      switch (entry.kind) {
        case 'user':
          this.users.restore(entry.user);
          break;
        case 'permission':
          this.permissions.restore(entry.permission);
          break;
        case 'topic-permission':
          this.permissions.restoreTopic(entry.permission);
          break;
        case 'vhost-limits':
          this.assertVHost(entry.vhost);
          this.vhostLimits.set(entry.vhost, entry.limits);
          break;
      }
    } catch (error) {
      if (error instanceof AccessError) return error.message;
      throw error;
    }
    return undefined;
  }

  private putVHostLimits(vhost: string, limits: LimitValues): number {
    this.assertVHost(vhost);
    if (limits.size > 0) this.vhostLimits.set(vhost, limits);
    else this.vhostLimits.delete(vhost);
    const entry = { kind: 'vhost-limits', vhost, limits } as const;
    return limits.size > 0 ? this.store.put(entry) : this.store.remove(entry);
  }

  private told(commit: number): number {
    this.surroundings.requestTurn();
    return commit;
  }

  private assertVHost(name: string): void {
    if (this.surroundings.findVHost(name) !== undefined) return;
    throw new AccessError('ERR_ACCESS_NO_VHOST', `Virtual host ${name} does not exist`);
  }
}
