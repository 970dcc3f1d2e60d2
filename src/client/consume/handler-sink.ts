/**
 * Runs a handler for each delivery, a bounded number at a time, and settles what it did.
 */
import { types } from 'node:util';
import { Fifo } from '../values/fifo.js';
import type { DeliveryHandler } from './consume-options.js';
import type { Delivery } from './delivery.js';
import type { DeliverySink, WaitingCounter } from './delivery-sink.js';

export interface HandlerSettings {
  readonly handler: DeliveryHandler;
  readonly concurrency: number;
  /** True when deliveries are acked here. */
  readonly settles: boolean;
  readonly noAck: boolean;
  readonly waitingBytes: WaitingCounter;
  /** Settles a delivery whose handler threw; never rejects. */
  onFailure(error: Error, delivery: Delivery): Promise<void>;
}

export class HandlerSink implements DeliverySink {
  private readonly waiting = new Fifo<Delivery>();
  private running = 0;
  private starting = false;
  private stopped = false;
  private idleAwaiters: (() => void)[] = [];

  constructor(private readonly settings: HandlerSettings) {}

  deliver(delivery: Delivery): void {
    if (this.running < this.settings.concurrency && !this.isHolding) {
      this.start(delivery);
      return;
    }
    this.waiting.push(delivery);
    this.settings.waitingBytes.add(delivery.bodySize);
  }

  stop(): void {
    this.stopped = true;
  }

  finish(): void {
    this.stopped = true;
    // What needs no ack is lost unless it is handled.
    if (!this.settings.noAck) for (const delivery of this.takeWaiting()) delivery.nack();
    this.wake();
  }

  forget(): void {
    if (!this.settings.noAck) this.takeWaiting();
    this.wake();
  }

  whenIdle(): Promise<void> {
    if (this.isIdle) return Promise.resolve();
    return new Promise((resolve) => this.idleAwaiters.push(resolve));
  }

  private get isIdle(): boolean {
    return this.running === 0 && this.waiting.size === 0;
  }

  /** True when what comes is only held, to be given back. */
  private get isHolding(): boolean {
    return this.stopped && !this.settings.noAck;
  }

  private start(delivery: Delivery): void {
    this.running++;
    let result: unknown;
    try {
      result = this.settings.handler(delivery);
    } catch (error) {
      this.failed(error, delivery);
      return;
    }
    if (isPromiseLike(result)) {
      result.then(
        () => this.succeeded(delivery),
        (error: unknown) => this.failed(error, delivery),
      );
    } else {
      this.succeeded(delivery);
    }
  }

  private succeeded(delivery: Delivery): void {
    if (this.settings.settles) delivery.ack();
    this.ended();
  }

  private failed(reason: unknown, delivery: Delivery): void {
    // One of another realm, as test runners have them, is none by `instanceof`.
    const isError = reason instanceof Error || types.isNativeError(reason);
    const error = isError ? reason : new Error(String(reason), { cause: reason });
    void this.settings.onFailure(error, delivery).then(() => this.ended());
  }

  private ended(): void {
    this.running--;
    // A handler that ends at once comes here again: the loop below goes on by itself.
    if (this.starting) return;
    this.starting = true;
    while (this.waiting.size > 0 && this.running < this.settings.concurrency && !this.isHolding) {
      const delivery = this.waiting.shift()!;
      this.settings.waitingBytes.remove(delivery.bodySize);
      this.start(delivery);
    }
    this.starting = false;
    this.wake();
  }

  private takeWaiting(): readonly Delivery[] {
    const taken = this.waiting.drain();
    for (const { bodySize } of taken) this.settings.waitingBytes.remove(bodySize);
    return taken;
  }

  private wake(): void {
    if (!this.isIdle) return;
    for (const wake of this.idleAwaiters.splice(0)) wake();
  }
}

function isPromiseLike(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
