/**
 * A store whose commits become durable when the test says so: a disk that takes its time.
 */
import type { MessageStore } from '../../src/core/ports.js';

export class HeldStore implements MessageStore {
  committed = 0;
  /** Entries told to `settle`, for tests that ask whether something was given back. */
  settledCount = 0;
  appendedCount = 0;
  private lastCommit = 0;
  private dirty = false;
  private listener: () => void = () => undefined;

  append(): number {
    this.appendedCount++;
    this.dirty = true;
    return this.lastCommit + 1;
  }

  settle(): void {
    this.settledCount++;
    this.dirty = true;
  }

  commit(): void {
    if (!this.dirty) return;
    this.dirty = false;
    this.lastCommit++;
  }

  onCommitted(listener: () => void): void {
    this.listener = listener;
  }

  /** Makes commits durable up to `commit`, or all there are. */
  sync(commit = this.lastCommit): void {
    if (commit <= this.committed) return;
    this.committed = commit;
    this.listener();
  }
}
