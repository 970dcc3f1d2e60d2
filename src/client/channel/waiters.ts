/**
 * Those who wait for the same thing, each until it comes or a signal of its own does.
 */
import { abortable } from '../link/abort.js';

interface Waiter<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (error: Error) => void;
}

export class Waiters<T> {
  private waiters = new Set<Waiter<T>>();

  wait(signal: AbortSignal | undefined): Promise<T> {
    let waiter: Waiter<T>;
    const promise = new Promise<T>((resolve, reject) => {
      waiter = { resolve, reject };
      this.waiters.add(waiter);
    });
    return abortable(promise, signal, () => this.waiters.delete(waiter));
  }

  resolve(value: T): void {
    for (const { resolve } of this.take()) resolve(value);
  }

  reject(error: Error): void {
    for (const { reject } of this.take()) reject(error);
  }

  private take(): Iterable<Waiter<T>> {
    const { waiters } = this;
    this.waiters = new Set();
    return waiters;
  }
}
