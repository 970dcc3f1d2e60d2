/**
 * A consumer, as a program holds it.
 */
import { EventEmitter } from 'node:events';
import type { ConsumerCancelledError } from '../errors.js';
import type { Delivery } from './delivery.js';

export interface ConsumerEvents {
  /** A handler threw; what becomes of the message `onFailure` says. Without a listener it is a process warning. */
  failure: [error: Error, delivery: Delivery];
  /**
   * The consumer was ended: by the broker, its queue is gone, say, or because it could not begin again after an
   * outage, of which `error.cause` says why.
   */
  cancel: [error: ConsumerCancelledError];
}

export class Consumer extends EventEmitter<ConsumerEvents> implements AsyncIterable<Delivery, undefined> {
  constructor(
    readonly consumerTag: string,
    private readonly hands: {
      readonly queue: () => string;
      readonly cancel: () => Promise<void>;
      readonly next: (() => Promise<IteratorResult<Delivery, undefined>>) | undefined;
    },
  ) {
    super();
  }

  /** The queue that it consumes; one that the broker named may have another name after an outage. */
  get queue(): string {
    return this.hands.queue();
  }

  /**
   * Ends it: no delivery comes any more, what was not begun goes back to the queue, and the promise resolves once
   * the handlers that run have ended. A handler must not await it.
   */
  cancel(): Promise<void> {
    return this.hands.cancel();
  }

  /** The deliveries, one by one; to be settled by hand. Leaving the loop cancels the consumer. */
  [Symbol.asyncIterator](): AsyncIterator<Delivery, undefined> {
    const { next, cancel } = this.hands;
    if (next === undefined) throw new TypeError('the consumer has a handler, which takes its deliveries');
    const leave = async (): Promise<IteratorResult<Delivery, undefined>> => {
      await cancel();
      return { done: true, value: undefined };
    };
    return { next, return: leave };
  }
}
