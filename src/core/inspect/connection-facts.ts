/**
 * A connection, as those see it who look at a broker from outside: read when asked, nothing is copied.
 */
import type { FieldTable } from '../../wire/values/field-table.js';
import type { PeerSecurity } from '../ports.js';
import type { Connection } from '../session/connection.js';
import type { ConnectionState } from '../session/connection-states.js';
import type { Traffic } from '../statistics/traffic.js';

/**
 * `running`; `flow`: it was not read for moments, within the last second; `blocked`: it published under an alarm and
 * is not read; `blocking`: there is an alarm, and it would be blocked if it published. Otherwise what it is about.
 */
export type ConnectionActivity = Exclude<ConnectionState, 'open'> | 'running' | 'flow' | 'blocked' | 'blocking';

/** RabbitMQ: for so long it shows that a connection was held back. */
const FLOW_SHOWS_MS = 1_000;

export class ConnectionFacts {
  constructor(
    /** For what acts on it. */
    readonly connection: Connection,
  ) {}

  /** Both ends, `address:port -> address:port`: unique among open connections. */
  get name(): string {
    return this.connection.name;
  }

  /** What the client calls itself (`connection_name` of its properties). */
  get userProvidedName(): string | undefined {
    const value = this.clientProperties.get('connection_name');
    return value?.type === 'S' ? value.value : undefined;
  }

  get user(): string {
    return this.connection.user;
  }

  get vhost(): string {
    return this.connection.vhost?.name ?? '';
  }

  /** Our end. */
  get host(): string {
    return this.connection.peer.localAddress ?? '';
  }

  get port(): number {
    return this.connection.peer.localPort ?? 0;
  }

  get peerHost(): string {
    return this.connection.peer.address ?? '';
  }

  get peerPort(): number {
    return this.connection.peer.port ?? 0;
  }

  readonly protocol = 'AMQP 0-9-1';

  get authMechanism(): string {
    return this.connection.mechanism;
  }

  /** `undefined` where there is no TLS. */
  get tls(): PeerSecurity | undefined {
    return this.connection.peer.tls;
  }

  get clientProperties(): FieldTable {
    return this.connection.clientProperties;
  }

  get channelMax(): number {
    return this.connection.channelMax;
  }

  get frameMax(): number {
    return this.connection.frameMax;
  }

  /** Of heartbeats; 0 for none. */
  get timeoutSeconds(): number {
    return this.connection.heartbeatSeconds;
  }

  /** Milliseconds since 1970. */
  get connectedAt(): number {
    return this.connection.connectedAt;
  }

  get channelCount(): number {
    return this.connection.channels.size;
  }

  get traffic(): Traffic {
    return this.connection.outbound.traffic;
  }

  get state(): ConnectionActivity {
    const { connection } = this;
    if (connection.state !== 'open') return connection.state;
    const { broker, blocked, blockedAt } = connection;
    if (broker.alarm !== undefined) return blocked ? 'blocked' : 'blocking';
    const heldBackAt = Math.max(blockedAt, connection.outbound.traffic.heldBackAt);
    return blocked || broker.timetable.now() - heldBackAt < FLOW_SHOWS_MS ? 'flow' : 'running';
  }
}
