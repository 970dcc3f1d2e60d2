/**
 * A store whose commits become durable when the test says so: a disk that takes its time.
 */
import type { DefinitionEntry } from '../../src/core/definitions.js';
import type { Obstacle, QueueStore, Store } from '../../src/core/storage.js';
import { MemoryStore } from '../../src/store/memory-store.js';

export class HeldStore implements Store {
  committed = 0;
  obstacle: Obstacle = 'none';
  /** Messages told to `settle`, for tests that ask whether something was given back. */
  settledCount = 0;
  appendedCount = 0;
  /** What was put and not removed, in order. */
  readonly definitions: DefinitionEntry[] = [];
  private lastCommit = 0;
  private dirty = false;
  private listener: () => void = () => undefined;

  openQueue(): QueueStore {
    const append = (): number => {
      this.appendedCount++;
      return this.told();
    };
    const settle = (): void => {
      this.settledCount++;
      this.told();
    };
    return Object.assign(new MemoryStore().openQueue(), { append, settle });
  }

  put(entry: DefinitionEntry): number {
    this.definitions.push(entry);
    return this.told();
  }

  remove(entry: DefinitionEntry): number {
    const text = JSON.stringify(entry);
    const index = this.definitions.findIndex((other) => JSON.stringify(other) === text);
    if (index >= 0) this.definitions.splice(index, 1);
    return this.told();
  }

  demand(): number {
    return this.lastCommit + (this.dirty ? 1 : 0);
  }

  commit(): void {
    if (!this.dirty) return;
    this.dirty = false;
    this.lastCommit++;
  }

  onProgress(listener: () => void): void {
    this.listener = listener;
  }

  /** Makes commits durable up to `commit`, or all there are. */
  sync(commit = this.lastCommit): void {
    if (commit <= this.committed) return;
    this.committed = commit;
    this.listener();
  }

  /** Meets an obstacle, or overcomes it. */
  meet(obstacle: Obstacle): void {
    this.obstacle = obstacle;
    this.listener();
  }

  private told(): number {
    this.dirty = true;
    return this.lastCommit + 1;
  }
}
