/**
 * Faults on purpose: what a client has to live with, so that a test can see whether it does.
 *
 * A broker that was asked for none pays nothing for this: what lasts is an object in another's place.
 */
import type { Broker } from '../../core/broker.js';
import type { Interference } from '../../core/session/interference.js';
import { type Duration, toMilliseconds } from '../time/duration.js';
import type { ConnectionChoice } from './choice.js';
import { type ChannelClosing, type Closing, closeChannels, closeConnections } from './closing.js';
import { ConfirmHolds } from './confirm-holds.js';
import { type DiversionKind, Diversions } from './diversions.js';
import type { MessageFilter } from './diverted-routes.js';
import { type CountedFaultOptions, type Effect, Fault, type FaultOptions, type LastingFault } from './fault.js';
import type { LoginRefusals } from './login-refusals.js';
import { type SocketOf, Sockets } from './sockets.js';
import { StoppedDeliveries } from './stopped-deliveries.js';

/** Of which queue. */
export interface DeliveryStop extends FaultOptions {
  readonly queue: string;
  /** Of the queue. Default `/`. */
  readonly vhost?: string;
}

export interface FaultParts {
  readonly broker: Broker;
  readonly logins: LoginRefusals;
  readonly socketOf: SocketOf;
}

export class Faults {
  readonly #active = new Set<Fault>();
  /** Why publishers are blocked. */
  readonly #blocks = new Set<{ readonly reason: string }>();
  readonly #broker: Broker;
  readonly #logins: LoginRefusals;
  readonly #sockets: Sockets;
  readonly #holds: ConfirmHolds;
  readonly #diversions: Diversions;
  readonly #stopped: StoppedDeliveries;

  constructor({ broker, logins, socketOf }: FaultParts) {
    this.#broker = broker;
    this.#logins = logins;
    this.#sockets = new Sockets(broker, socketOf);
    this.#holds = new ConfirmHolds(broker);
    this.#diversions = new Diversions(broker);
    this.#stopped = new StoppedDeliveries(broker);
  }

  // --- at once ---

  /**
   * Breaks connections as a network does: with a reset (`'reset'`, the default), or with the end of the stream
   * (`'end'`), and without a word of AMQP. Returns how many there were.
   */
  dropConnections(
    choice: ConnectionChoice = 'all',
    { how = 'reset' }: { readonly how?: 'reset' | 'end' } = {},
  ): number {
    return this.#sockets.drop(choice, how);
  }

  /**
   * Closes connections with a reply code, by default 320 (CONNECTION_FORCED). Returns how many there were.
   *
   * @throws RangeError when it is no reply code
   */
  closeConnections(choice: ConnectionChoice = 'all', closing: Closing = {}): number {
    return closeConnections(this.#broker, choice, closing);
  }

  /**
   * Closes channels with a reply code, by default 406 (PRECONDITION_FAILED). Returns how many there were.
   *
   * @throws RangeError when the code is none that closes a channel (311, 403 to 406)
   */
  closeChannels(choice: ConnectionChoice = 'all', closing: ChannelClosing = {}): number {
    return closeChannels(this.#broker, choice, closing);
  }

  // --- until they are released ---

  /**
   * Publishes are refused, as by a queue that is full: the publisher gets a `basic.nack` on a confirm channel, 406 for
   * its transaction, and hears of nothing otherwise. The message reaches no queue at all.
   *
   * @throws EmbeddingError when there is no such vhost
   */
  nackPublishes(options: MessageFilter & CountedFaultOptions = {}): LastingFault {
    return this.divert('refused', options);
  }

  /**
   * Publishes reach nobody: with `mandatory` they are returned with 312 (NO_ROUTE), without they are gone; both are
   * confirmed.
   *
   * @throws EmbeddingError when there is no such vhost
   */
  returnPublishes(options: MessageFilter & CountedFaultOptions = {}): LastingFault {
    return this.divert('unroutable', options);
  }

  /** Confirms are held back, nacks too; all that is due is sent at the end of it. Messages are delivered meanwhile. */
  holdConfirms(choice: ConnectionChoice = 'all', options: FaultOptions = {}): LastingFault {
    const key = {};
    this.watchChannels();
    return this.begin(options, () => ({
      begin: () => this.#holds.hold(key, choice),
      end: () => this.#holds.release(key),
    }));
  }

  /** Whoever publishes is told `connection.blocked` with this reason, and not read until the end of it. */
  blockPublishers({
    reason = 'low on memory',
    ...options
  }: FaultOptions & { readonly reason?: string } = {}): LastingFault {
    const block = { reason };
    return this.begin(options, () => ({
      begin: () => {
        this.#blocks.add(block);
        this.updateBlocks();
      },
      end: () => {
        this.#blocks.delete(block);
        this.updateBlocks();
      },
    }));
  }

  /** Logins are refused that would succeed: everybody's, or those of one user. */
  refuseLogins({ user, ...options }: CountedFaultOptions & { readonly user?: string } = {}): LastingFault {
    return this.begin(options, (strike) => {
      const refusal = { user, strike };
      return {
        begin: () => this.#logins.active.add(refusal),
        end: () => this.#logins.active.delete(refusal),
      };
    });
  }

  /** What clients send is not read. Their heartbeats are not missed. */
  stopReading(choice: ConnectionChoice = 'all', options: FaultOptions = {}): LastingFault {
    return this.deafen(choice, Infinity, options);
  }

  /** What clients send is read in chunks (64 KiB at the most), one of each connection every `interval` of real time. */
  slowReading(choice: ConnectionChoice, options: FaultOptions & { readonly interval: Duration }): LastingFault {
    return this.deafen(choice, toMilliseconds(options.interval), options);
  }

  /**
   * Nothing is delivered: of one queue, to anybody (`{ queue: 'orders' }`), or to some connections, of any queue.
   *
   * @throws EmbeddingError when there is no such queue
   */
  stopDeliveries(choice: ConnectionChoice | DeliveryStop = 'all', options: FaultOptions = {}): LastingFault {
    if (typeof choice === 'object' && 'queue' in choice) {
      const { queue, vhost = '/', ...rest } = choice;
      return this.begin(rest, () => ({
        begin: () => this.#stopped.pauseQueue(vhost, queue, true),
        end: () => this.#stopped.pauseQueue(vhost, queue, false),
      }));
    }
    const key = {};
    this.watchChannels();
    return this.begin(options, () => ({
      begin: () => this.#stopped.stop(key, choice),
      end: () => this.#stopped.resume(key),
    }));
  }

  /** Ends all that lasts. */
  releaseAll(): void {
    for (const fault of this.#active) fault.release();
  }

  private divert(kind: DiversionKind, options: MessageFilter & CountedFaultOptions): LastingFault {
    let end = (): void => undefined;
    return this.begin(options, (strike) => ({
      begin: () => {
        end = this.#diversions.begin(kind, options, strike);
      },
      end: () => end(),
    }));
  }

  private deafen(choice: ConnectionChoice, intervalMs: number, options: FaultOptions): LastingFault {
    const key = {};
    this.watchChannels();
    return this.begin(options, () => ({
      begin: () => this.#sockets.stopReading(key, choice, intervalMs),
      end: () => this.#sockets.readAgain(key),
    }));
  }

  private begin(options: CountedFaultOptions, effectOf: (strike: () => void) => Effect): LastingFault {
    const effect = effectOf(() => fault.strike());
    const fault = new Fault(this.#broker.timetable, effect, options, (over) => this.#active.delete(over));
    fault.begin();
    if (fault.isActive) this.#active.add(fault);
    return fault;
  }

  private updateBlocks(): void {
    const broker = this.#broker;
    const [first] = this.#blocks;
    broker.alarms.givenReason = first?.reason;
    broker.memory.keepFull(first !== undefined);
    broker.requestTurn();
  }

  /** From the first fault on that is to concern channels to come. */
  private watchChannels(): void {
    const broker = this.#broker;
    const holds = this.#holds;
    const stopped = this.#stopped;
    const sockets = this.#sockets;
    const interference: Interference = {
      ...broker.interference,
      newConfirms: (channel) => holds.newConfirms(channel),
      channelOpened: (channel) => {
        stopped.channelOpened(channel);
        sockets.channelOpened(channel.connection);
      },
    };
    broker.interference = interference;
  }
}
