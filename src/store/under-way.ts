/**
 * Counts what the disk was asked for and has not answered, so that who closes can wait for it.
 */
export class UnderWay {
  private count = 0;
  private onNone: (() => void) | undefined;

  begun(): void {
    this.count++;
  }

  ended(): void {
    this.count--;
    this.check();
  }

  /** Calls back, perhaps at once, when nothing is under way. */
  whenNone(done: () => void): void {
    this.onNone = done;
    this.check();
  }

  private check(): void {
    if (this.count > 0) return;
    const { onNone } = this;
    this.onNone = undefined;
    onNone?.();
  }
}
