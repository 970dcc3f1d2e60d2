/**
 * A walk through a queue, in its order, at its leisure: a few thousand messages, then others get their turn.
 *
 * What is ready when it begins is met; what comes later is not. The visitor may take messages out of the queue.
 */
import type { Queue } from '../../queue/queue.js';
import type { Alarm, Sleeper, Timetable } from '../../timetable.js';
import type { FoundMessage } from './found-message.js';
import { LaneWalk } from './lane-walk.js';
import type { MessageId } from './message-id.js';

/** Messages that are looked at before others get their turn: a few milliseconds' work. */
const PACE_MESSAGES = 2048;
/** How often it is looked whether what is being read will come at all. */
const CHECK_MS = 250;

export interface QueueVisitor {
  /** Looks at some messages of one lane; returns false when it has seen enough. */
  visit(messages: readonly FoundMessage[]): boolean;
  /** The walk is over: at the end of the queue if so, or else because somebody wanted it, or the queue is gone. */
  end(isComplete: boolean): void;
}

export class QueueWalk implements Sleeper {
  alarm: Alarm | undefined;
  private readonly lanes: LaneWalk[];
  private state: 'going' | 'reading' | 'resting' | 'over' = 'resting';
  private sinceRest = 0;

  /** @param from the first message to look at; undefined for the first there is */
  constructor(
    private readonly queue: Queue,
    private readonly timetable: Timetable,
    private readonly visitor: QueueVisitor,
    from: MessageId = { lane: queue.lanes.all.length - 1, sequence: 0 },
  ) {
    // What came earlier in the turn is its consumers'.
    queue.dispatch();
    const walkOf = (number: number): LaneWalk => {
      const lane = queue.lanes.all[number]!;
      return new LaneWalk(number, lane, number === from.lane ? from.sequence : 0, lane.firstNew);
    };
    this.lanes = queue.lanes.all.flatMap((_, number) => (number > from.lane ? [] : [walkOf(number)])).reverse();
  }

  /** Begins. */
  begin(): void {
    if (this.state === 'resting') this.goOn();
  }

  /** Ends the walk, whatever it is at. */
  cancel(): void {
    this.finish(false);
  }

  wake(): void {
    if (this.state === 'resting') {
      this.goOn();
    } else if (this.state === 'reading') {
      if (this.queue.deleted || this.lanes[0]?.isStranded() === true) this.goOn();
      else this.wakeIn(CHECK_MS);
    }
  }

  /** A step after the other, as long as none has to wait. */
  private goOn(): void {
    this.sinceRest = 0;
    do {
      this.state = 'going';
      this.step();
    } while (this.isGoing());
  }

  private step(): void {
    const [lane] = this.lanes;
    if (lane === undefined || this.queue.deleted) {
      this.finish(lane === undefined);
      return;
    }
    let isLater = false;
    this.state = 'reading';
    lane.step((messages) => {
      if (this.state !== 'reading') return;
      this.state = 'going';
      if (messages === undefined) this.lanes.shift();
      else this.visit(messages);
      if (isLater && this.isGoing()) this.goOn();
    });
    isLater = true;
    if (this.isReading()) this.wakeIn(CHECK_MS);
  }

  private visit(messages: readonly FoundMessage[]): void {
    this.sinceRest += messages.length;
    if (!this.visitor.visit(messages)) this.finish(false);
    else if (this.sinceRest >= PACE_MESSAGES && !this.isOver()) this.rest();
  }

  private rest(): void {
    this.state = 'resting';
    this.wakeIn(0);
  }

  private wakeIn(ms: number): void {
    this.timetable.wakeAt(this, this.timetable.now() + ms);
  }

  private isGoing(): boolean {
    return this.state === 'going';
  }

  private isReading(): boolean {
    return this.state === 'reading';
  }

  private isOver(): boolean {
    return this.state === 'over';
  }

  private finish(isComplete: boolean): void {
    if (this.state === 'over') return;
    this.state = 'over';
    this.timetable.forget(this);
    this.visitor.end(isComplete);
  }
}
