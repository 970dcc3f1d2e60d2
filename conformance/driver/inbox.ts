/**
 * A queue of what came and was not looked at yet, for one reader that waits with a limit.
 */
export class Inbox<Item> {
  private readonly items: Item[] = [];
  private closedBecause: string | undefined;
  private waiting: { readonly resolve: (item: Item) => void; readonly reject: (error: Error) => void } | undefined;

  put(item: Item): void {
    const { waiting } = this;
    if (waiting === undefined) {
      this.items.push(item);
      return;
    }
    this.waiting = undefined;
    waiting.resolve(item);
  }

  peek(): Item | undefined {
    return this.items[0];
  }

  /** Nothing more will come; what is here can still be taken. */
  close(why: string): void {
    if (this.closedBecause !== undefined) return;
    this.closedBecause = why;
    this.waiting?.reject(new Error(why));
    this.waiting = undefined;
  }

  /** @throws Error when nothing came in time, or nothing will */
  take(timeoutMs: number): Promise<Item> {
    const item = this.items.shift();
    if (item !== undefined) return Promise.resolve(item);
    if (this.closedBecause !== undefined) return Promise.reject(new Error(this.closedBecause));
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.waiting = undefined;
        reject(new Error(`nothing came for ${timeoutMs} ms`));
      }, timeoutMs);
      this.waiting = {
        resolve: (value) => {
          clearTimeout(timer);
          resolve(value);
        },
        reject: (error) => {
          clearTimeout(timer);
          reject(error);
        },
      };
    });
  }
}
