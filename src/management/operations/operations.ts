/**
 * The operations that are under way, and the last ones that were.
 */
import type { Changing, OnChanged } from '../../core/browsing/changing.js';
import { HttpError } from '../http-error.js';
import { managementLimits } from '../limits.js';
import { Operation, type OperationAbout } from './operation.js';

const { operationsRunningMax, operationsKeptMax } = managementLimits;

export class Operations {
  /** The oldest first. */
  private readonly all = new Map<string, Operation>();
  private readonly startedAt = Date.now().toString(36);
  private number = 0;

  /**
   * Begins one.
   *
   * @throws HttpError 503 when too many are running; what `begin` throws
   */
  start(about: OperationAbout, begin: (onChanged: OnChanged) => Changing): Operation {
    const running = this.list().filter(({ isRunning }) => isRunning).length;
    if (running >= operationsRunningMax) {
      throw new HttpError(503, 'busy', `${running} operations are running: try again`);
    }
    // No number comes again when the broker does.
    const operation = new Operation(`${this.startedAt}-${++this.number}`, about, begin);
    this.all.set(operation.id, operation);
    this.forget();
    return operation;
  }

  list(): readonly Operation[] {
    return [...this.all.values()];
  }

  find(id: string): Operation | undefined {
    return this.all.get(id);
  }

  /** The oldest of those that are over, when there are too many. */
  private forget(): void {
    for (const [id, { isRunning }] of this.all) {
      if (this.all.size <= operationsKeptMax) return;
      if (!isRunning) this.all.delete(id);
    }
  }
}
