/**
 * The broker: vhosts, what waits for the end of a turn, and the memory that messages take.
 *
 * A turn is what the server does between two flushes: some input, then `endTurn`.
 */
import { ConnectionError } from '../wire/methods/errors.js';
import type { FieldTable } from '../wire/values/field-table.js';
import type { DefinitionEntry } from './definitions.js';
import type { Limits } from './limits.js';
import { MemoryGauge } from './memory-gauge.js';
import type { Authenticator, Clock, NameSource, RandomSource } from './ports.js';
import { Pager } from './paging/pager.js';
import type { Queue } from './queue/queue.js';
import type { Store } from './storage.js';
import { Timetable } from './timetable.js';
import { restoreIn } from './vhost/restore.js';
import { VHost, type VHostSurroundings } from './vhost/vhost.js';

export interface BrokerPorts {
  readonly store: Store;
  readonly names: NameSource;
  readonly random: RandomSource;
  readonly authenticator: Authenticator;
  readonly clock: Clock;
}

/** A connection, as seen from the broker. */
export interface BrokerConnection {
  fail(error: ConnectionError): void;
  block(reason: string | undefined): void;
  unblock(): void;
}

/** The vhost that is always there. */
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
  readonly pager: Pager;
  readonly timetable: Timetable;
  readonly connections = new Set<BrokerConnection>();
  /** Set by the server: has `endTurn` called soon, when something happens outside of a turn. */
  requestTurn: () => void = () => undefined;
  /** Connections that are not read because publishers have to wait. */
  readonly blocked = new Set<BrokerConnection>();
  private readonly vhosts = new Map<string, VHost>();
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
    this.memory = new MemoryGauge(limits, () => {
      this.pager.roomMade();
      this.unblockAll();
    });
    this.pager = new Pager(limits, this.memory);
    this.timetable = new Timetable(ports.clock, limits.expiriesPerTurn, () => {
      this.requestTurn();
    });
    this.store.onProgress(() => {
      this.progressed();
    });
    this.openVHost(DEFAULT_VHOST);
  }

  /**
   * Builds what was defined when the broker last ran, before anything else happens. Each definition comes
   * behind those it refers to; what makes no sense is reported and left out.
   */
  restore(entries: Iterable<DefinitionEntry>, onLeftOut: (entry: DefinitionEntry, why: string) => void): void {
    let isFresh = true;
    for (const entry of entries) {
      if (entry.kind === 'vhost') {
        if (entry.name === DEFAULT_VHOST) isFresh = false;
        else this.openVHost(entry.name);
        continue;
      }
      const vhost = this.vhosts.get(entry.vhost);
      const why = vhost === undefined ? `no vhost '${entry.vhost}'` : restoreIn(vhost, entry);
      if (why !== undefined) onLeftOut(entry, why);
    }
    // Its entry is there from the first start on, as that of any vhost.
    if (isFresh) this.store.put({ kind: 'vhost', name: DEFAULT_VHOST });
  }

  /** Makes a vhost that is not there; it outlives the process. */
  addVHost(name: string): void {
    this.store.put({ kind: 'vhost', name });
    this.openVHost(name);
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
    if (this.memory.full) return 'low on memory';
    return this.store.obstacle === 'disk' ? 'low on disk' : undefined;
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
  }

  /** Closes every connection, as an operator does. */
  closeAll(reason: string): void {
    const text = `broker forced connection closure with reason '${reason}'`;
    for (const connection of this.connections) connection.fail(new ConnectionError('CONNECTION_FORCED', text));
  }

  private openVHost(name: string): void {
    this.vhosts.set(name, new VHost(name, this.limits, this));
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
