/**
 * What clients ask of a broker, as the ledger is told of it.
 */
import type { Tap, Unit } from './records.js';

export interface Publishing {
  readonly publisher: string;
  readonly exchange: string;
  readonly routingKey: string;
  readonly size: number;
  readonly persistent?: boolean;
  readonly mandatory?: boolean;
  readonly priority?: number;
  readonly expirationMs?: number;
  /** For an exchange that delays. */
  readonly delayMs?: number;
  /** The transaction that it is part of. */
  readonly unit?: Unit;
  /** The consumer on whose channel it is sent. */
  readonly tap?: Tap;
}

export interface Answering {
  readonly tag: number;
  /** All up to `tag`. */
  readonly multiple?: boolean;
  readonly requeue?: boolean;
  /** It goes where the queue sends dead letters. */
  readonly reject?: boolean;
  /** The transaction that it is part of. */
  readonly unit?: Unit;
}
