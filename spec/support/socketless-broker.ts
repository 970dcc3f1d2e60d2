/**
 * A real broker behind stand-ins for sockets: the server's own `SocketConnection`, core and turns, without
 * the network, so that a hundred thousand connections take a minute.
 */
import { setImmediate as immediate } from 'node:timers/promises';
import { pino } from 'pino';
import { Broker } from '../../src/core/broker.js';
import { type Limits, defaultLimits } from '../../src/core/limits.js';
import type { Store } from '../../src/core/storage.js';
import type { VHost } from '../../src/core/vhost/vhost.js';
import { Login } from '../../src/server/authentication/login.js';
import { LineQuota } from '../../src/server/logging/line-quota.js';
import { quickHash } from '../../src/server/authentication/password-hashing.js';
import { Heartbeats } from '../../src/server/heartbeat.js';
import { RandomNames } from '../../src/server/random-names.js';
import { SystemClock } from '../../src/server/system-clock.js';
import { RandomNumbers } from '../../src/server/random-numbers.js';
import { serverProperties } from '../../src/server/server-properties.js';
import { type ServerParts, SocketConnection } from '../../src/server/socket-connection.js';
import { Turn } from '../../src/server/turn.js';
import { MemoryStore } from '../../src/store/memory-store.js';
import { BlockPool } from '../../src/wire/frames/block-pool.js';
import { MemorySocket } from './memory-socket.js';

/** One end of a connection: the peer's. */
export interface SocketlessPeer {
  readonly socket: MemorySocket;
  /** True once the broker has forgotten the connection. */
  readonly gone: boolean;
}

export class SocketlessBroker {
  readonly broker: Broker;
  /** Log lines of bugs: a broker that met none has none. */
  readonly bugs: string[] = [];
  readonly parts: ServerParts;
  private peers = 0;

  constructor(limits: Partial<Limits> = {}, store: Store = new MemoryStore()) {
    const memory = { memoryBudget: 2 ** 28, messageMemoryMax: 2 ** 30, queuedEntriesMax: 1_000_000 };
    const identity = serverProperties({ product: 'Leveret', version: '0.0.0' });
    this.broker = new Broker({ ...defaultLimits, ...memory, ...limits }, identity, {
      store,
      names: new RandomNames(),
      random: new RandomNumbers(),
      authenticator: new Login((name) => this.broker.access.users.find(name)),
      defaultUser: { name: 'guest', password: quickHash('guest') },
      clock: new SystemClock(),
    });
    const log = pino({ level: 'error' }, { write: (line: string) => this.bugs.push(line) });
    const turn = new Turn(this.broker);
    this.broker.requestTurn = () => {
      turn.request();
    };
    const quota = new LineQuota(() => undefined);
    this.parts = { broker: this.broker, turn, pool: new BlockPool(), heartbeats: new Heartbeats(), log, quota };
  }

  get vhost(): VHost {
    return this.broker.findVHost('/')!;
  }

  connect(allowHalfOpen = false): SocketlessPeer {
    const socket = new MemorySocket(allowHalfOpen);
    const peer = { socket, gone: false };
    // From an address of its own: what others guess is not to slow it down.
    const address = `peer ${this.peers++}`;
    new SocketConnection(this.parts, socket.asSocket, { loopback: true, address }, () => {
      peer.gone = true;
    });
    return peer;
  }

  /** Waits until the broker has ended its turn and everything is written. */
  async endOfTurn(): Promise<void> {
    // The second is for what a turn's end asks for itself.
    await immediate();
    await immediate();
  }
}
