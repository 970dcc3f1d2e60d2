/**
 * What has to be read back before anybody is served: nobody can say whether a message is a duplicate as
 * long as not all that was seen is known.
 */
export type RestoringTask = (done: () => void) => void;

/** Tasks that are under way at a time. */
const TASKS_MAX = 32;

export class Restoration {
  private underWay = 0;
  private readonly waiting: RestoringTask[] = [];
  private readonly actions: (() => void)[] = [];

  /** Starts a task, now or when others are done. It must not be done before it returns. */
  add(task: RestoringTask): void {
    if (this.underWay === TASKS_MAX) {
      this.waiting.push(task);
      return;
    }
    this.underWay++;
    task(() => {
      this.taskDone();
    });
  }

  /** Calls `action` once all tasks are done; at once when there is none. */
  whenDone(action: () => void): void {
    if (this.underWay === 0) action();
    else this.actions.push(action);
  }

  private taskDone(): void {
    this.underWay--;
    const next = this.waiting.shift();
    if (next !== undefined) this.add(next);
    if (this.underWay === 0) for (const action of this.actions.splice(0)) action();
  }
}
