/**
 * Numbers of channels: low ones first, none twice at a time.
 */
export class ChannelNumbers {
  /** The highest number, as agreed with the broker. */
  max = 0;
  private highest = 0;
  private readonly free: number[] = [];

  /** `undefined` when all are taken. */
  take(): number | undefined {
    const free = this.free.pop();
    if (free !== undefined) return free;
    return this.highest < this.max ? ++this.highest : undefined;
  }

  giveBack(number: number): void {
    this.free.push(number);
  }
}
