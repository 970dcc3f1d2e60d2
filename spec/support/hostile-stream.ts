/**
 * A hostile stream: what a client sends to do harm, and what the broker is to make of it.
 */
import type { Phase } from './hostile-phases.js';
import type { Random } from './random.js';

/**
 * What the broker complains of, in order, as `server-stream.ts` reads it from its answers: `header` (not
 * AMQP 0-9-1), `connection <code>`, `channel <code>`, `closed` (the client was let go); nothing when all is well.
 */
export type Ending = string;

export interface HostileStream {
  readonly phase: Phase;
  /** What is sent from this phase on. */
  readonly bytes: Buffer;
  /** Left out where the outcome is left to chance: then any proper answer will do. */
  readonly expected?: Ending;
}

/** Makes streams of one kind, each another. */
export type Family = (random: Random) => HostileStream;

/** A stream of the pieces given. */
export function stream(phase: Phase, expected: Ending | undefined, ...pieces: readonly Buffer[]): HostileStream {
  const bytes = Buffer.concat(pieces);
  return expected === undefined ? { phase, bytes } : { phase, bytes, expected };
}
