/**
 * Work on messages that may take longer than a client waits: how far it is, and ending it.
 */
import type { Changed, Changing, OnChanged } from '../../core/browsing/changing.js';
import { textToJson } from '../../core/json/text-json.js';
import type { JsonObject } from '../json.js';

export interface OperationAbout {
  readonly kind: 'delete' | 'move';
  readonly vhost: string;
  readonly queue: string;
  /** Who asked for it. */
  readonly user: string;
}

export class Operation {
  private readonly startedAtMs = Date.now();
  private readonly changing: Changing;
  private changed: Changed | undefined;
  private endedAtMs: number | undefined;
  private isCancelled = false;
  private onEnd: () => void = () => undefined;

  /** @throws what `begin` throws */
  constructor(
    readonly id: string,
    readonly about: OperationAbout,
    begin: (onChanged: OnChanged) => Changing,
  ) {
    this.changing = begin((changed) => {
      this.changed = changed;
      this.endedAtMs = Date.now();
      this.onEnd();
    });
  }

  get isRunning(): boolean {
    return this.changed === undefined;
  }

  /** Ends it where it is: what was done stays done. */
  cancel(): void {
    if (!this.isRunning) return;
    this.isCancelled = true;
    this.changing.cancel();
  }

  /** Waits until it is over, and no longer than `timeoutMs`. */
  async ended(timeoutMs: number): Promise<void> {
    if (!this.isRunning) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, timeoutMs);
      this.onEnd = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  get json(): JsonObject {
    const { kind, vhost, queue, user } = this.about;
    const { done, stayed } = this.changed ?? this.changing.progress;
    return {
      id: this.id,
      kind,
      vhost: textToJson(vhost),
      queue: textToJson(queue),
      user: textToJson(user),
      state: this.state,
      done,
      stayed: { ...stayed },
      started_at: this.startedAtMs,
      ended_at: this.endedAtMs ?? null,
    };
  }

  /** `incomplete`: the queue has gone meanwhile. */
  private get state(): 'running' | 'complete' | 'cancelled' | 'incomplete' {
    if (this.changed === undefined) return 'running';
    if (this.changed.isComplete) return 'complete';
    return this.isCancelled ? 'cancelled' : 'incomplete';
  }
}
