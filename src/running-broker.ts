/**
 * A broker that runs in this process, as its program sees it: where it is, what is in it, and how to end it.
 */
import type { Broker } from './core/broker.js';
import { Faults } from './embedding/faults/faults.js';
import type { LoginRefusals } from './embedding/faults/login-refusals.js';
import type { SocketOf } from './embedding/faults/sockets.js';
import { type ConnectionView, connectionView } from './embedding/inspection/connection-view.js';
import type { ExchangeView } from './embedding/inspection/exchange-view.js';
import type { QueueView } from './embedding/inspection/queue-view.js';
import { VHostView } from './embedding/inspection/vhost-view.js';
import { IsolatedVHost } from './embedding/isolated-vhost.js';
import type { Duration } from './embedding/time/duration.js';
import type { ManualClock } from './embedding/time/manual-clock.js';
import { ManualTime } from './embedding/time/manual-time.js';
import { Settling, type TurnCount } from './embedding/time/settling.js';
import type { Condition } from './embedding/waiting/condition.js';
import { type UntilOptions, Waiting } from './embedding/waiting/waiting.js';
import type { ListeningAddress } from './server/listening/listeners.js';

export interface Credentials {
  readonly name: string;
  readonly password: string;
}

/** What a running broker is made of. */
export interface RunningParts {
  readonly broker: Broker;
  readonly turn: TurnCount;
  readonly clock: ManualClock | undefined;
  readonly logins: LoginRefusals;
  readonly socketOf: SocketOf;
  readonly addresses: readonly ListeningAddress[];
  readonly user: Credentials;
  readonly managementUrl: string | undefined;
  readonly metricsUrl: string | undefined;
  reload(): Promise<void>;
  stop(): Promise<void>;
  /** Has `listener` called at the end of each turn. */
  onTurnEnd(listener: () => void): void;
}

const DEFAULT_VHOST = '/';

export class RunningBroker implements AsyncDisposable {
  /** Faults on purpose, for tests of clients. */
  readonly faults: Faults;
  readonly #parts: RunningParts;
  readonly #waiting: Waiting;
  readonly #time: ManualTime;
  #stopped: Promise<void> | undefined;

  constructor(parts: RunningParts) {
    this.#parts = parts;
    const { broker, turn, clock } = parts;
    this.faults = new Faults(parts);
    this.#waiting = new Waiting(broker);
    parts.onTurnEnd(() => this.#waiting.turnEnded());
    this.#time = new ManualTime(clock, new Settling(broker, turn));
  }

  // --- where it is ---

  /** The first address that it listens on. */
  get host(): string {
    return this.#parts.addresses[0]!.host;
  }

  /** The port there: that of plain AMQP, unless there is none. */
  get port(): number {
    return this.#parts.addresses[0]!.port;
  }

  /** The first port for TLS. */
  get tlsPort(): number | undefined {
    return this.addresses.find(({ isSecure }) => isSecure)?.port;
  }

  /** All addresses that it listens on. */
  get addresses(): readonly ListeningAddress[] {
    return this.#parts.addresses;
  }

  /** Where the management API is, `http://host:port`; undefined when it is not served. */
  get managementUrl(): string | undefined {
    return this.#parts.managementUrl;
  }

  /** Where metrics have a port of their own, `http://host:port`; undefined when they have none. */
  get metricsUrl(): string | undefined {
    return this.#parts.metricsUrl;
  }

  /** For clients: `amqp://user:password@host:port` of the user that a new broker has, and of its vhost `/`. */
  get url(): string {
    return this.#urlOf(undefined);
  }

  // --- what is in it ---

  /** A queue of the vhost `/`, which need not be there yet. */
  queue(name: string): QueueView {
    return this.vhost(DEFAULT_VHOST).queue(name);
  }

  /** The queues of the vhost `/`. */
  queues(): readonly QueueView[] {
    return this.vhost(DEFAULT_VHOST).queues();
  }

  /** An exchange of the vhost `/`, which need not be there yet. */
  exchange(name: string): ExchangeView {
    return this.vhost(DEFAULT_VHOST).exchange(name);
  }

  /** A vhost, which need not be there yet. */
  vhost(name: string): VHostView {
    return new VHostView(this.#parts.broker, name);
  }

  /** All connections that are open, of all vhosts. */
  connections(): readonly ConnectionView[] {
    return [...this.#parts.broker.connections].filter(({ state }) => state === 'open').map(connectionView);
  }

  /**
   * Waits until a condition holds. It is looked at when something has changed, not now and then; a function that asks
   * for a queue that is not there has not said yes yet.
   *
   * @throws EmbeddingError ERR_EMBEDDING_TIMEOUT, with what there was instead, or ERR_EMBEDDING_STOPPED; the reason of
   *   the signal; what the function throws
   */
  async until(condition: Condition | ((broker: this) => boolean), options: UntilOptions = {}): Promise<void> {
    const waiting = this.#waiting;
    const goal =
      typeof condition === 'function'
        ? waiting.goalThat(() => condition(this), condition.toString())
        : waiting.goalOf(condition);
    await waiting.until(goal, options);
  }

  /** Makes a vhost that nobody else uses, for one file of tests among many. */
  isolated(): IsolatedVHost {
    const { broker, user } = this.#parts;
    const waiting = this.#waiting;
    return new IsolatedVHost({ broker, waiting, user: user.name, urlOf: (vhost) => this.#urlOf(vhost) });
  }

  // --- time ---

  /** The broker's time, in milliseconds since 1970. */
  get now(): number {
    return this.#parts.broker.timetable.now();
  }

  /**
   * Moves a manual clock on by `'10m'`, `'1h'`, … or milliseconds, and does what is due on the way: each thing at its
   * moment, in order, with all that follows from it. Ends when everything is done and sent, and clients in this
   * process that answer at once have answered.
   *
   * @throws EmbeddingError ERR_EMBEDDING_NOT_MANUAL, ERR_EMBEDDING_DURATION
   */
  async advance(duration: Duration): Promise<void> {
    await this.#time.advance(duration);
  }

  // --- its end ---

  /** Serves the certificate that its file holds now, to whoever connects from now on. */
  async reload(): Promise<void> {
    await this.#parts.reload();
  }

  /** Closes every connection with 320 and ends once all are gone, within a few seconds. */
  async stop(): Promise<void> {
    this.#stopped ??= this.#stopOnce();
    await this.#stopped;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  async #stopOnce(): Promise<void> {
    this.faults.releaseAll();
    await this.#parts.stop();
    this.#waiting.stop();
  }

  #urlOf(vhost: string | undefined): string {
    const { user, addresses } = this.#parts;
    const { host, port, isSecure } = addresses[0]!;
    const login = `${encodeURIComponent(user.name)}:${encodeURIComponent(user.password)}`;
    const path = vhost === undefined ? '' : `/${encodeURIComponent(vhost)}`;
    return `${isSecure ? 'amqps' : 'amqp'}://${login}@${reachable(host)}:${port}${path}`;
  }
}

/** Who listens on all addresses is reached on that of this machine. */
function reachable(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}
