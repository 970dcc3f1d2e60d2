/**
 * Heartbeats of one connection (specification section 4.2.7).
 *
 * Something is sent at least every half interval; a broker that was silent for two intervals is gone. Any
 * traffic counts. Ticks are counted, not time: a program that computes for a minute must not believe that
 * the broker was silent meanwhile.
 */
export interface Heartbeating {
  /** Rise with what is received and sent. */
  readonly reads: number;
  readonly writes: number;
  /** True while the broker is not read, so that its silence means nothing. */
  readonly readingPaused: boolean;
  sendHeartbeat(): void;
  /** The broker is gone. */
  heartbeatMissed(): void;
}

const TICKS_PER_INTERVAL = 4;
const SILENT_TICKS_MAX = 2 * TICKS_PER_INTERVAL;

/** Returns what ends it. */
export function startHeartbeat(connection: Heartbeating, intervalSeconds: number): () => void {
  if (intervalSeconds === 0) return () => undefined;
  let { reads, writes } = connection;
  let silentTicks = 0;
  const timer = setInterval(
    () => {
      silentTicks = connection.reads === reads && !connection.readingPaused ? silentTicks + 1 : 0;
      const isIdle = connection.writes === writes;
      ({ reads, writes } = connection);
      // What was last sent may have gone out right after the tick before this one.
      if (isIdle) connection.sendHeartbeat();
      if (silentTicks > SILENT_TICKS_MAX) connection.heartbeatMissed();
    },
    (intervalSeconds * 1000) / TICKS_PER_INTERVAL,
  );
  return () => {
    clearInterval(timer);
  };
}
