/**
 * Heartbeats (specification section 4.2.7): one timer for all connections.
 *
 * As RabbitMQ does it: something is sent at least every half interval; a peer that was silent for two
 * intervals is gone. Any traffic counts.
 */
export interface Heartbeating {
  /** Seconds, 0 for none. */
  readonly heartbeatSeconds: number;
  /** Rise with what is received and sent. */
  readonly reads: number;
  readonly writes: number;
  /** True while we do not read the peer, so that its silence means nothing. */
  readonly readingPaused: boolean;
  sendHeartbeat(): void;
  /** The peer is gone. */
  heartbeatMissed(): void;
}

/** Often enough for an interval of one second. */
const TICK_MS = 250;
const TICKS_PER_SECOND = 1000 / TICK_MS;
const SILENT_INTERVALS_MAX = 2;

interface Watched {
  reads: number;
  writes: number;
  silentTicks: number;
  idleTicks: number;
}

export class Heartbeats {
  private readonly watched = new Map<Heartbeating, Watched>();
  private timer: NodeJS.Timeout | undefined;

  watch(connection: Heartbeating): void {
    if (connection.heartbeatSeconds === 0) return;
    const { reads, writes } = connection;
    this.watched.set(connection, { reads, writes, silentTicks: 0, idleTicks: 0 });
    this.timer ??= setInterval(() => {
      this.tick();
    }, TICK_MS);
  }

  forget(connection: Heartbeating): void {
    this.watched.delete(connection);
    if (this.watched.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private tick(): void {
    for (const [connection, seen] of this.watched) {
      const intervalTicks = connection.heartbeatSeconds * TICKS_PER_SECOND;
      const silent = connection.reads === seen.reads && !connection.readingPaused;
      seen.silentTicks = silent ? seen.silentTicks + 1 : 0;
      seen.idleTicks = connection.writes === seen.writes ? seen.idleTicks + 1 : 0;
      seen.reads = connection.reads;
      seen.writes = connection.writes;
      if (seen.silentTicks > intervalTicks * SILENT_INTERVALS_MAX) connection.heartbeatMissed();
      // What was last sent may have gone out right after the tick before the first idle one.
      else if ((seen.idleTicks + 1) * 2 >= intervalTicks) connection.sendHeartbeat();
    }
  }
}
