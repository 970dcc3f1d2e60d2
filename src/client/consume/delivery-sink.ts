/**
 * Where the deliveries of a consumer go: to a handler, or to who iterates over them.
 */
import type { Delivery } from './delivery.js';

export interface DeliverySink {
  deliver(delivery: Delivery): void;
  /** The consumer is about to be cancelled: nothing that can be given back is begun any more. */
  stop(): void;
  /** Nothing comes any more. What waits is given back to the queue, where it can be; `error` says why, if it failed. */
  finish(error: Error | undefined): void;
  /** The channel is gone: what waits cannot be settled any more, and comes again. */
  forget(): void;
  /** Resolves once nothing that was begun goes on. */
  whenIdle(): Promise<void>;
}

/** Counts what waits in the process. */
export interface WaitingCounter {
  add(bytes: number): void;
  remove(bytes: number): void;
}
