/**
 * Where costly comparisons wait for their turn: one at a time, since the store's disk shares their threads.
 *
 * Addresses take turns, so that one that asks for a thousand makes nobody else wait for more than one of them.
 */
type Task = () => Promise<void>;

/** Of one address: a fleet that starts at once. */
const WAITING_MAX = 64;
const ADDRESSES_MAX = 1024;

export class HashingLine {
  private readonly waiting = new Map<string, Task[]>();
  private running = false;

  /** Has `task` run in its turn; `undefined` when there is too much to do already. */
  run<Result>(address: string, task: () => Promise<Result>): Promise<Result> | undefined {
    const tasks = this.waiting.get(address) ?? [];
    if (tasks.length >= WAITING_MAX || this.waiting.size >= ADDRESSES_MAX) return undefined;
    this.waiting.set(address, tasks);
    return new Promise((resolve, reject) => {
      tasks.push(() => task().then(resolve, reject));
      if (!this.running) void this.work();
    });
  }

  private async work(): Promise<void> {
    this.running = true;
    for (const [address, tasks] of this.waiting) {
      const task = tasks.shift()!;
      this.waiting.delete(address);
      // Behind the others: a map goes on with what is added while it is gone through.
      if (tasks.length > 0) this.waiting.set(address, tasks);
      await task();
    }
    this.running = false;
  }
}
