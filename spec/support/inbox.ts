/**
 * What arrives in its own time, to be awaited one by one: deliveries, frames, events.
 */
interface Taker<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (error: Error) => void;
}

export class Inbox<T> {
  private readonly values: T[] = [];
  private readonly takers: Taker<T>[] = [];
  private end: Error | undefined;

  /** How many arrived and were not taken yet. */
  get size(): number {
    return this.values.length;
  }

  /** Takes a value; an arrow function, so that it can be given as a callback. */
  readonly push = (value: T): void => {
    const taker = this.takers.shift();
    if (taker === undefined) this.values.push(value);
    else taker.resolve(value);
  };

  /** Nothing comes any more: those who wait, now or later, for what did not arrive get `error`. */
  fail(error: Error): void {
    this.end ??= error;
    for (const taker of this.takers.splice(0)) taker.reject(this.end);
  }

  /** The next value, once there is one. */
  next(): Promise<T> {
    if (this.values.length > 0) return Promise.resolve(this.values.shift()!);
    if (this.end !== undefined) return Promise.reject(this.end);
    return new Promise((resolve, reject) => {
      this.takers.push({ resolve, reject });
    });
  }

  /** The next `count` values. */
  async take(count: number): Promise<T[]> {
    const taken: T[] = [];
    while (taken.length < count) taken.push(await this.next());
    return taken;
  }
}
