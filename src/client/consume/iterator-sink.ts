/**
 * Keeps deliveries for who iterates over them.
 */
import { Fifo } from '../values/fifo.js';
import type { Delivery } from './delivery.js';
import type { DeliverySink, WaitingCounter } from './delivery-sink.js';

interface Taker {
  readonly resolve: (result: IteratorResult<Delivery, undefined>) => void;
  readonly reject: (error: Error) => void;
}

const end = { done: true, value: undefined } as const;

export class IteratorSink implements DeliverySink {
  private readonly waiting = new Fifo<Delivery>();
  private readonly takers = new Fifo<Taker>();
  private finished = false;
  private error: Error | undefined;

  constructor(
    private readonly waitingBytes: WaitingCounter,
    private readonly noAck: boolean,
  ) {}

  deliver(delivery: Delivery): void {
    const taker = this.takers.shift();
    if (taker !== undefined) {
      taker.resolve({ done: false, value: delivery });
      return;
    }
    this.waiting.push(delivery);
    this.waitingBytes.add(delivery.bodySize);
  }

  stop(): void {
    return; // Nothing is begun here: who iterates takes what there is.
  }

  finish(error: Error | undefined): void {
    if (this.finished) return;
    this.finished = true;
    this.error = error;
    // What needs no ack is lost unless it is taken.
    if (!this.noAck) for (const delivery of this.takeWaiting()) delivery.nack();
    for (const taker of this.takers.drain()) this.end(taker);
  }

  forget(): void {
    if (!this.noAck) this.takeWaiting();
  }

  whenIdle(): Promise<void> {
    return Promise.resolve();
  }

  /** The next delivery, once there is one; rejects once with the error that ended the consumer. */
  next(): Promise<IteratorResult<Delivery, undefined>> {
    const delivery = this.waiting.shift();
    if (delivery !== undefined) {
      this.waitingBytes.remove(delivery.bodySize);
      return Promise.resolve({ done: false, value: delivery });
    }
    return new Promise((resolve, reject) => {
      if (this.finished) this.end({ resolve, reject });
      else this.takers.push({ resolve, reject });
    });
  }

  private end({ resolve, reject }: Taker): void {
    const { error } = this;
    this.error = undefined;
    if (error === undefined) resolve(end);
    else reject(error);
  }

  private takeWaiting(): readonly Delivery[] {
    const taken = this.waiting.drain();
    for (const { bodySize } of taken) this.waitingBytes.remove(bodySize);
    return taken;
  }
}
