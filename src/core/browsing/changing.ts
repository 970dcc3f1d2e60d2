/**
 * Deleting or moving chosen messages, however many: portion by portion, with a count of what was done so far.
 */
import type { Actor } from '../acting/actor.js';
import { whenDurable } from '../administration/topology.js';
import type { Queue } from '../queue/queue.js';
import type { FoundMessage } from './walking/found-message.js';
import { QueueWalk } from './walking/queue-walk.js';
import { type MessageSelection, Selected } from './selection.js';
import { takeOut } from './taking-out.js';

/**
 * What becomes of a message: it goes, or stays where it is: it would have reached no queue, a queue is full or the
 * key not allowed, or a queue has one that it takes for the same.
 */
export type Fate = 'gone' | 'unroutable' | 'refused' | 'duplicate';

export interface Changed {
  /** Messages that were deleted or moved. */
  readonly done: number;
  /** Those that were wanted and stay, by why. */
  readonly stayed: Readonly<Record<Exclude<Fate, 'gone'>, number>>;
  /** True when no more messages of the queue are wanted; false when it was cancelled, or the queue is gone. */
  readonly isComplete: boolean;
}

export type OnChanged = (changed: Changed) => void;

export interface ChangingParts {
  readonly actor: Actor;
  readonly queue: Queue;
  readonly selection: MessageSelection;
  readonly onChanged: OnChanged;
  /** Says what becomes of a message that is still in the queue, and sees to it as far as that is elsewhere. */
  change(message: FoundMessage): Fate;
}

export class Changing {
  private done = 0;
  private readonly stayed = { unroutable: 0, refused: 0, duplicate: 0 };
  private readonly selected: Selected;
  private readonly walk: QueueWalk;

  /** Begins at once. */
  constructor(private readonly parts: ChangingParts) {
    const { actor, queue, selection } = parts;
    this.selected = new Selected(selection);
    this.walk = new QueueWalk(queue, actor.broker.timetable, this, this.selected.first);
    actor.broker.requestTurn();
    this.walk.begin();
  }

  /** What was done so far. */
  get progress(): Changed {
    return { done: this.done, stayed: { ...this.stayed }, isComplete: false };
  }

  /** Ends it where it is; what was done stays done. */
  cancel(): void {
    this.walk.cancel();
  }

  visit(messages: readonly FoundMessage[]): boolean {
    const { actor, queue } = this.parts;
    const { broker } = actor;
    const now = broker.timetable.now();
    const wanted = messages.filter((found) => this.selected.wants(found, now));
    if (wanted.length > 0) {
      takeOut(queue.lanes.all[wanted[0]!.lane]!, wanted, (found) => this.change(found));
      broker.requestTurn();
    }
    return !this.selected.isExhausted;
  }

  end(isComplete: boolean): void {
    const { actor, onChanged } = this.parts;
    const { broker } = actor;
    const changed = { ...this.progress, isComplete: isComplete || this.selected.isExhausted };
    const commit = broker.store.demand();
    broker.requestTurn();
    whenDurable(broker, commit, () => {
      onChanged(changed);
    });
  }

  private change(found: FoundMessage): boolean {
    if (this.selected.isEnough) return false;
    const fate = this.parts.change(found);
    if (fate !== 'gone') {
      this.stayed[fate]++;
      return false;
    }
    this.done++;
    this.selected.took();
    return true;
  }
}
