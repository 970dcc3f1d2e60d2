/**
 * The broker: vhosts, what waits for the end of a turn, and the memory that messages take.
 *
 * A turn is what the server does between two flushes: some input, then `endTurn`.
 */
import { ConnectionError } from '../wire/methods/errors.js';
import type { FieldTable } from '../wire/values/field-table.js';
import { Access, type DefaultUser } from './access/access.js';
import { assertName } from './access/names.js';
import type { Rights } from './access/permissions/rights.js';
import type { DefinitionEntry } from './definitions.js';
import { GlobalParameters } from './parameters/global-parameters.js';
import { type Interference, noInterference } from './session/interference.js';
import type { Limits } from './limits.js';
import { Alarms } from './alarms/alarms.js';
import { MemoryGauge } from './memory-gauge.js';
import type { Authenticator, BrokerWitness, Clock, NameSource, RandomSource } from './ports.js';
import { Pager } from './paging/pager.js';
import type { Queue } from './queue/queue.js';
import type { Connection } from './session/connection.js';
import { Statistics } from './statistics/statistics.js';
import type { Store } from './storage.js';
import { Restoration } from './deduplication/restoration.js';
import { Timetable } from './timetable.js';
import { removeContents } from './vhost/removal.js';
import { restoreIn, restoreVHost } from './vhost/restore.js';
import { VHost, type VHostSurroundings } from './vhost/vhost.js';

export interface BrokerPorts {
  readonly store: Store;
  readonly names: NameSource;
  readonly random: RandomSource;
  readonly authenticator: Authenticator;
  readonly clock: Clock;
  /** What the broker calls itself, `name@host`. */
  readonly nodeName?: string;
  /** Who may use a broker that has no users yet. Default: guest, who has no password. */
  readonly defaultUser?: DefaultUser;
  readonly witness?: BrokerWitness;
}

/** The vhost that a broker begins with. */
const DEFAULT_VHOST = '/';

/** A channel that owes its client something until the store has committed. */
export interface CommitWaiter {
  /** All up to this commit is durable; returns true when there is more to wait for. */
  committed(committed: number): boolean;
}

export class Broker implements VHostSurroundings {
  readonly store: Store;
  readonly names: NameSource;
  readonly random: RandomSource;
  readonly authenticator: Authenticator;
  readonly memory: MemoryGauge;
  readonly alarms: Alarms;
  readonly witness: BrokerWitness | undefined;
  readonly pager: Pager;
  readonly timetable: Timetable;
  readonly nodeName: string;
  readonly access: Access;
  readonly globalParameters: GlobalParameters;
  /** Nobody is to be served before it is done. */
  readonly restoration = new Restoration();
  readonly connections = new Set<Connection>();
  readonly statistics = new Statistics();
  /** Set by the server: has `endTurn` called soon, when something happens outside of a turn. */
  requestTurn: () => void = () => undefined;
  interference: Interference = noInterference;
  /** Connections that are not read because publishers have to wait. */
  readonly blocked = new Set<Connection>();
  private readonly vhosts = new Map<string, VHost>();
  private readonly defaultUser: DefaultUser;
  private marked: Queue[] = [];
  private readonly waiting = new Set<CommitWaiter>();
  /** What happens after a commit, by the order of commits. */
  private readonly afterwards: { readonly commit: number; readonly action: () => void }[] = [];

  constructor(
    readonly limits: Limits,
    /** What `connection.start` says of the server. */
    readonly serverProperties: FieldTable,
    ports: BrokerPorts,
  ) {
    this.store = ports.store;
    this.names = ports.names;
    this.random = ports.random;
    this.authenticator = ports.authenticator;
    this.nodeName = ports.nodeName ?? 'leveret@localhost';
    this.memory = new MemoryGauge(limits, () => {
      this.pager.roomMade();
      this.unblockAll();
    });
    this.pager = new Pager(limits, this.memory);
    this.witness = ports.witness;
    this.alarms = new Alarms(this.memory, this.store, this.witness);
    this.timetable = new Timetable(ports.clock, limits.expiriesPerTurn, () => {
      this.requestTurn();
    });
    this.store.onProgress(() => {
      this.progressed();
    });
    this.globalParameters = new GlobalParameters(this.store);
    this.openVHost(DEFAULT_VHOST);
    this.defaultUser = ports.defaultUser ?? { name: 'guest', password: undefined };
    this.access = new Access(this);
    this.access.addDefaultUser(this.defaultUser, DEFAULT_VHOST);
  }

  /**
   * Builds what was defined when the broker last ran, before anything else happens. Each definition comes
   * behind those it refers to; what makes no sense is reported and left out.
   */
  restore(entries: Iterable<DefinitionEntry>, onLeftOut: (entry: DefinitionEntry, why: string) => void): void {
    const known = [...entries];
    const hasDefaults = known.some(({ kind }) => kind === 'defaults');
    if (hasDefaults) {
      this.vhosts.clear();
      this.access.clear();
    }
    for (const entry of known) {
      const why = this.restoreOne(entry);
      if (why !== undefined) onLeftOut(entry, why);
    }
    if (!hasDefaults) this.putDefaults(known);
  }

  /**
   * Makes a vhost, unless it is there; it outlives the process. Returns the commit that makes it durable.
   *
   * @throws AccessError when it cannot be called so
   */
  addVHost(name: string): number {
    assertName('the name of a vhost', name);
    if (this.vhosts.has(name)) return this.store.demand();
    const entry = { kind: 'vhost', name } as const;
    const commit = this.store.put(entry);
    this.openVHost(name);
    this.witness?.defined(entry);
    this.requestTurn();
    return commit;
  }

  /** Removes a vhost with all that is in it; returns the commit, `undefined` when it is not there. */
  removeVHost(name: string): number | undefined {
    const vhost = this.vhosts.get(name);
    if (vhost === undefined) return undefined;
    this.vhosts.delete(name);
    this.closeConnections(`vhost '${name}' is deleted`, ({ admission }) => admission?.rights.vhost === name);
    removeContents(vhost);
    this.statistics.gone.add(vhost.gone);
    this.access.vhostRemoved(name);
    this.witness?.removed({ kind: 'vhost', name });
    this.requestTurn();
    return this.store.remove({ kind: 'vhost', name });
  }

  listVHosts(): readonly VHost[] {
    return [...this.vhosts.values()];
  }

  findVHost(name: string): VHost | undefined {
    return this.vhosts.get(name);
  }

  markForDispatch(queue: Queue): void {
    this.marked.push(queue);
  }

  /** True while nobody may publish: too much in memory, or more than the store can take. */
  get publishersWait(): boolean {
    return this.memory.full || this.store.obstacle !== 'none';
  }

  /** Why publishers wait, in the words of `connection.blocked`; `undefined` when it is a matter of moments. */
  get alarm(): string | undefined {
    return this.alarms.reason;
  }

  /** Calls `action` once `commit` is durable. */
  afterCommit(commit: number, action: () => void): void {
    const { afterwards } = this;
    let at = afterwards.length;
    while (at > 0 && afterwards[at - 1]!.commit > commit) at--;
    afterwards.splice(at, 0, { commit, action });
  }

  awaitCommit(channel: CommitWaiter): void {
    this.waiting.add(channel);
  }

  /** Confirms at once what a channel that is about to close need not wait for. */
  flushConfirmsOf(channel: CommitWaiter): void {
    channel.committed(this.store.committed);
    this.waiting.delete(channel);
  }

  /** Delivers what the input at hand made deliverable. */
  dispatch(): void {
    while (this.marked.length > 0) {
      const queues = this.marked;
      this.marked = [];
      for (const queue of queues) queue.dispatch();
    }
  }

  /** Ends a turn: deliveries, one commit, the confirms that need not wait for it to be durable; then memory is put right. */
  endTurn(): void {
    this.dispatch();
    this.store.commit();
    this.flushCommitted();
    this.pager.relieve();
    this.timetable.endTurn();
    this.alarms.endTurn();
  }

  /** Closes every connection, as an operator does. */
  closeAll(reason: string): void {
    this.closeConnections(`broker forced connection closure with reason '${reason}'`, () => true);
  }

  // --- what access control asks for ---

  userRemoved(name: string): void {
    this.closeConnections(`user '${name}' is deleted`, ({ user }) => user === name);
  }

  /** Routes that channels remember were found under the old rights. */
  rightsChanged(rights: Rights): void {
    const vhost = this.vhosts.get(rights.vhost);
    if (vhost !== undefined) vhost.topologyVersion++;
    for (const connection of this.connections) if (connection.admission?.rights === rights) connection.rightsChanged();
  }

  private closeConnections(text: string, which: (connection: Connection) => boolean): void {
    for (const connection of this.connections) {
      if (which(connection)) connection.fail(new ConnectionError('CONNECTION_FORCED', text));
    }
  }

  private openVHost(name: string): VHost {
    const vhost = new VHost(name, this.limits, this);
    this.vhosts.set(name, vhost);
    return vhost;
  }

  private restoreOne(entry: DefinitionEntry): string | undefined {
    switch (entry.kind) {
      case 'defaults':
        return undefined;
      case 'global-parameter':
        return this.globalParameters.restore(entry);
      case 'vhost':
        restoreVHost(this.vhosts.get(entry.name) ?? this.openVHost(entry.name), entry);
        return undefined;
      case 'user':
      case 'permission':
      case 'topic-permission':
      case 'vhost-limits':
        return this.access.restore(entry);
      default: {
        const vhost = this.vhosts.get(entry.vhost);
        return vhost === undefined ? `no vhost '${entry.vhost}'` : restoreIn(vhost, entry);
      }
    }
  }

  /** Keeps what a new broker begins with, as what anybody defines; older stores know a vhost, and no users. */
  private putDefaults(known: readonly DefinitionEntry[]): void {
    this.store.put({ kind: 'defaults' });
    const hasVHost = known.some((entry) => entry.kind === 'vhost' && entry.name === DEFAULT_VHOST);
    if (!hasVHost) this.store.put({ kind: 'vhost', name: DEFAULT_VHOST });
    this.access.putDefaultUser(this.defaultUser, DEFAULT_VHOST);
  }

  /** The store has made commits durable, or met an obstacle, or overcome it. */
  private progressed(): void {
    this.pager.storeProgressed();
    this.flushCommitted();
    if (!this.publishersWait) this.unblockAll();
    else if (this.alarm !== undefined) for (const connection of this.blocked) connection.block(this.alarm);
    this.requestTurn();
  }

  private flushCommitted(): void {
    const { committed } = this.store;
    for (const channel of this.waiting) {
      if (!channel.committed(committed)) this.waiting.delete(channel);
    }
    while (this.afterwards.length > 0 && this.afterwards[0]!.commit <= committed) this.afterwards.shift()!.action();
  }

  private unblockAll(): void {
    if (this.publishersWait) return;
    const connections = [...this.blocked];
    this.blocked.clear();
    for (const connection of connections) connection.unblock();
  }
}
