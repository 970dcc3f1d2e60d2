/**
 * The store of a broker that keeps nothing: a commit is "durable" as soon as its turn ends.
 */
import type { MessageStore } from '../core/ports.js';

export class MemoryStore implements MessageStore {
  committed = 0;
  private dirty = false;
  private listener: () => void = () => undefined;

  append(): number {
    this.dirty = true;
    return this.committed + 1;
  }

  settle(): void {
    this.dirty = true;
  }

  commit(): void {
    if (!this.dirty) return;
    this.dirty = false;
    this.committed++;
    this.listener();
  }

  onCommitted(listener: () => void): void {
    this.listener = listener;
  }
}
