/**
 * What of a queue is to happen in time: its lanes' entries expire or are ready again, deliveries stay unacked
 * for too long, and a queue that nobody uses goes.
 */
import type { Entry } from '../lane/entry.js';
import type { Lane } from '../lane/lane.js';
import type { Timetable } from '../timetable.js';
import { AckDeadlines } from '../consumer/ack-deadlines.js';
import type { ConsumerChannel } from '../consumer/consumer.js';
import type { Queue } from './queue.js';
import type { QueueSettings } from './queue-settings.js';

export class QueueTimes {
  private expiresMs = Infinity;
  /** When somebody last declared it, asked it for a message, or stopped consuming. */
  private lastUse = 0;
  private timeoutMs = Infinity;
  private deadlines: AckDeadlines | undefined;
  private isNeededByLane = false;

  constructor(
    private readonly queue: Queue,
    private readonly timetable: Timetable,
    /** What holds for deliveries where the queue's settings say nothing. */
    private readonly timeoutByDefaultMs = Infinity,
  ) {}

  get now(): number {
    return this.timetable.now();
  }

  /** False as long as nothing has a time. */
  get areNeeded(): boolean {
    return this.isNeededByLane || this.expiresMs !== Infinity || this.deadlines !== undefined;
  }

  /** A lane has something to be done in time, from now on. */
  neededByLane(): void {
    this.isNeededByLane = true;
  }

  configure({ expiresMs, consumerTimeoutMs }: QueueSettings): void {
    if (expiresMs !== Infinity && this.expiresMs === Infinity) this.lastUse = this.timetable.now();
    this.expiresMs = expiresMs;
    this.timeoutMs = consumerTimeoutMs === Infinity ? this.timeoutByDefaultMs : consumerTimeoutMs;
    if (this.timeoutMs !== Infinity) this.deadlines ??= new AckDeadlines(this.timeoutMs);
    this.deadlines?.setTimeout(this.timeoutMs);
  }

  used(): void {
    if (this.expiresMs !== Infinity) this.lastUse = this.timetable.now();
  }

  // --- deliveries ---

  delivered(entry: Entry): void {
    if (this.deadlines === undefined) {
      if (entry.consumer!.timeoutMs === undefined) return;
      this.deadlines = new AckDeadlines(this.timeoutMs);
    }
    this.wakeAt(this.deadlines.delivered(entry, this.timetable.now()));
  }

  fetched(entry: Entry, channel: ConsumerChannel): void {
    if (this.deadlines !== undefined) this.wakeAt(this.deadlines.fetched(entry, channel, this.timetable.now()));
  }

  ended(entry: Entry): void {
    this.deadlines?.settled(entry);
  }

  /** The queue is deleted. */
  clear(): void {
    this.deadlines?.clear();
    this.deadlines = undefined;
    this.timetable.forget(this.queue);
  }

  /** Does what is due, and says when to be called next. */
  attend(lanes: readonly Lane[]): void {
    const now = this.timetable.now();
    let next = Infinity;
    for (const lane of lanes) {
      if (!lane.timing.isNeeded) continue;
      lane.timing.attend(now);
      next = Math.min(next, lane.timing.nextTime);
    }
    this.wakeAt(Math.min(next, this.attendDeliveries(now)));
    if (this.expiresMs !== Infinity && this.queue.consumerCount === 0 && !this.queue.deleted) this.attendLease(now);
  }

  /** Returns the next deadline. */
  private attendDeliveries(now: number): number {
    for (const overdue of this.deadlines?.expired(now) ?? []) overdue.channel.overdue(overdue);
    // The queue may have gone with its last consumer.
    return this.deadlines?.nextDeadline() ?? Infinity;
  }

  private attendLease(now: number): void {
    const lapsesAt = this.lastUse + this.expiresMs;
    if (lapsesAt <= now) this.queue.lapse();
    else this.wakeAt(lapsesAt);
  }

  private wakeAt(timeMs: number): void {
    if (timeMs !== Infinity && !this.queue.deleted) this.timetable.wakeAt(this.queue, timeMs);
  }
}
