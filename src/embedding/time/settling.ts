/**
 * When a broker and its clients in the same process have done all that follows from what has happened so far.
 *
 * The broker knows when it is done itself: its turn is over, the store has kept what is to be kept, the sockets have
 * taken all. Whether a client answers cannot be known; one in this process that answers at once does so within few
 * passes of the event loop, so it is given some as long as there is anything going on.
 */
import { whenDurable } from '../../core/administration/topology.js';
import type { Broker } from '../../core/broker.js';
import { EmbeddingError } from '../embedding-error.js';

/** The server's turns. */
export interface TurnCount {
  /** Rises with each turn. */
  readonly number: number;
}

/** Passes without anything happening after which nobody is expected to answer: twice what the slowest client library takes. */
const QUIET_PASSES = 8;
/** How long broker and clients may go on without coming to rest: as a message does that is given back time and again. */
const UNREST_MAX_MS = 10_000;

export class Settling {
  constructor(
    private readonly broker: Broker,
    private readonly turn: TurnCount,
  ) {}

  /**
   * Ends once all is sent and, as far as can be told, answered.
   *
   * @throws EmbeddingError ERR_EMBEDDING_TIMEOUT when that never comes
   */
  async everything(): Promise<void> {
    const { store } = this.broker;
    const giveUpAt = performance.now() + UNREST_MAX_MS;
    do {
      await this.turnEnded();
      await this.quiet(giveUpAt);
    } while (store.demand() > store.committed);
  }

  /** The same after something that happens by itself: where nothing was sent, nobody answers. */
  async whatHappened(): Promise<void> {
    const sent = this.sent();
    await this.turnEnded();
    if (this.sent() !== sent) await this.everything();
  }

  /** What came until now is done with, and durable. */
  private async turnEnded(): Promise<void> {
    const { broker, turn } = this;
    const { number } = turn;
    broker.requestTurn();
    while (turn.number === number) await nextPass();
    await new Promise<void>((resolve) => {
      whenDurable(broker, broker.store.demand(), resolve);
      broker.requestTurn();
    });
    // What became durable may have been confirmed just now.
    await nextPass();
  }

  private async quiet(giveUpAt: number): Promise<void> {
    let seen = this.activity();
    for (let passes = 0; passes < QUIET_PASSES; passes++) {
      await nextPass();
      const now = this.activity();
      if (now === seen) continue;
      passes = -1;
      seen = now;
      if (performance.now() > giveUpAt) throw restless();
    }
  }

  private sent(): number {
    let sent = 0;
    for (const { outbound } of this.broker.connections) sent += outbound.traffic.sends;
    return sent;
  }

  /** Another text each time when something goes on. What a client does not read is not waited for. */
  private activity(): string {
    let pendingBytes = 0;
    for (const { outbound } of this.broker.connections) pendingBytes += outbound.traffic.pendingBytes;
    return `${this.turn.number} ${pendingBytes}`;
  }
}

function restless(): EmbeddingError {
  const text = `broker and clients do not come to rest within ${UNREST_MAX_MS} ms: is a message given back for ever?`;
  return new EmbeddingError('ERR_EMBEDDING_TIMEOUT', text);
}

function nextPass(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
