/**
 * Faults of the network: connections that break, and a broker that does not read.
 */
import type { Broker } from '../../core/broker.js';
import type { Connection } from '../../core/session/connection.js';
import { type ConnectionChoice, chosen, isChosen } from './choice.js';

/** A client's socket, as far as faults are concerned. */
export interface FaultySocket {
  /** The peer meets a reset. */
  reset(): void;
  /** The peer meets the end of the stream, without a word of AMQP. */
  destroy(): void;
  /** Reads it, or does not. */
  setHeard(isHeard: boolean): void;
}

/** The socket of a connection. */
export type SocketOf = (connection: Connection) => FaultySocket | undefined;

interface Deafness {
  readonly choice: ConnectionChoice;
  /** Reads once in so many milliseconds; Infinity for never. */
  readonly intervalMs: number;
  timer: NodeJS.Timeout | undefined;
}

export class Sockets {
  private readonly deafness = new Map<object, Deafness>();

  constructor(
    private readonly broker: Broker,
    private readonly socketOf: SocketOf,
  ) {}

  /** Returns how many there were. */
  drop(choice: ConnectionChoice, how: 'reset' | 'end'): number {
    const connections = chosen(this.broker, choice);
    for (const connection of connections) {
      if (how === 'reset') this.socketOf(connection)?.reset();
      else this.socketOf(connection)?.destroy();
    }
    return connections.length;
  }

  /** A client has opened a channel: it may have to do with a broker that does not read from now on. */
  channelOpened(connection: Connection): void {
    for (const { choice } of this.deafness.values()) {
      if (isChosen(choice, connection)) this.socketOf(connection)?.setHeard(false);
    }
  }

  stopReading(by: object, choice: ConnectionChoice, intervalMs: number): void {
    const deafness: Deafness = { choice, intervalMs, timer: undefined };
    this.deafness.set(by, deafness);
    this.setHeard(choice, false);
    if (intervalMs !== Infinity) this.readNowAndThen(deafness);
  }

  readAgain(by: object): void {
    const { choice, timer } = this.deafness.get(by)!;
    clearTimeout(timer);
    this.deafness.delete(by);
    this.setHeard(choice, true);
  }

  /** One pass of the event loop each time, which reads a chunk of each socket. */
  private readNowAndThen(deafness: Deafness): void {
    const { choice, intervalMs } = deafness;
    deafness.timer = setTimeout(() => {
      this.setHeard(choice, true);
      setImmediate(() => {
        if (![...this.deafness.values()].includes(deafness)) return;
        this.setHeard(choice, false);
        this.readNowAndThen(deafness);
      });
    }, intervalMs);
    deafness.timer.unref();
  }

  private setHeard(choice: ConnectionChoice, isHeard: boolean): void {
    for (const connection of chosen(this.broker, choice)) this.socketOf(connection)?.setHeard(isHeard);
  }
}
