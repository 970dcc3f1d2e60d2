/**
 * How many connections and channels there are, by user, by vhost and in all, and whether there is room for another.
 */
import { ConnectionError } from '../../wire/methods/errors.js';
import { type LimitValues, maximum } from './limit-values.js';
import type { Rights } from './permissions/rights.js';

class Count {
  connections = 0;
  channels = 0;
}

export interface NodeLimits {
  readonly connectionsMax: number;
  readonly nodeChannelsMax: number;
}

/** The limits that somebody set, as they are now. */
export interface SetLimits {
  ofUser(name: string): LimitValues;
  ofVHost(name: string): LimitValues;
}

/** An open connection's place, and what it may do with it. */
export class Admission {
  private channels = 0;
  private left = false;

  constructor(
    readonly rights: Rights,
    private readonly attendance: Attendance,
  ) {}

  /** @throws ConnectionError 530 when there are as many channels as there may be */
  openChannel(): void {
    this.attendance.addChannel(this.rights.user);
    this.channels++;
  }

  closeChannel(): void {
    this.channels--;
    this.attendance.removeChannels(this.rights.user, 1);
  }

  /** The connection is over, its channels with it. */
  leave(): void {
    if (this.left) return;
    this.left = true;
    this.attendance.removeChannels(this.rights.user, this.channels);
    this.attendance.remove(this.rights);
  }
}

export class Attendance {
  private readonly all = new Count();
  private readonly byUser = new Map<string, Count>();
  private readonly byVHost = new Map<string, Count>();

  constructor(
    private readonly node: NodeLimits,
    private readonly nodeName: string,
    private readonly limits: SetLimits,
  ) {}

  /** Open connections. */
  connectionsOf(kind: 'user' | 'vhost', name: string): number {
    return (kind === 'user' ? this.byUser : this.byVHost).get(name)?.connections ?? 0;
  }

  /** @throws ConnectionError 530 */
  assertRoomInNode(): void {
    const { connectionsMax } = this.node;
    if (this.all.connections < connectionsMax) return;
    throw notAllowed(`connection refused: node connection limit (${connectionsMax}) is reached`);
  }

  /** @throws ConnectionError 530, in RabbitMQ's words and order */
  assertRoom(user: string, vhost: string): void {
    const inVHost = maximum(this.limits.ofVHost(vhost), 'max-connections');
    if (this.connectionsOf('vhost', vhost) >= inVHost) {
      throw notAllowed(
        `access to vhost '${vhost}' refused for user '${user}': connection limit (${inVHost}) is reached`,
      );
    }
    const ofUser = maximum(this.limits.ofUser(user), 'max-connections');
    if (this.connectionsOf('user', user) >= ofUser) {
      throw notAllowed(`connection refused for user '${user}': user connection limit (${ofUser}) is reached`);
    }
  }

  admit(rights: Rights): Admission {
    this.all.connections++;
    counted(this.byUser, rights.user).connections++;
    counted(this.byVHost, rights.vhost).connections++;
    return new Admission(rights, this);
  }

  remove({ user, vhost }: Rights): void {
    this.all.connections--;
    if (--counted(this.byUser, user).connections === 0) this.byUser.delete(user);
    if (--counted(this.byVHost, vhost).connections === 0) this.byVHost.delete(vhost);
  }

  addChannel(user: string): void {
    const { nodeChannelsMax } = this.node;
    if (this.all.channels >= nodeChannelsMax) {
      const where = `on node '${this.nodeName}'`;
      throw notAllowed(
        `number of channels opened ${where} has reached the maximum allowed limit of (${nodeChannelsMax})`,
      );
    }
    const count = counted(this.byUser, user);
    const ofUser = maximum(this.limits.ofUser(user), 'max-channels');
    if (count.channels >= ofUser) {
      throw notAllowed(
        `number of channels opened for user '${user}' has reached the maximum allowed user limit of (${ofUser})`,
      );
    }
    count.channels++;
    this.all.channels++;
  }

  removeChannels(user: string, number: number): void {
    counted(this.byUser, user).channels -= number;
    this.all.channels -= number;
  }
}

function counted(counts: Map<string, Count>, name: string): Count {
  let count = counts.get(name);
  if (count === undefined) counts.set(name, (count = new Count()));
  return count;
}

function notAllowed(explanation: string): ConnectionError {
  return new ConnectionError('NOT_ALLOWED', explanation);
}
