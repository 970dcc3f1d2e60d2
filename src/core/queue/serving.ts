/**
 * Deliveries: what is ready goes to the consumers in turn, from the highest priority down, as long as one has room.
 */
import type { Lane } from '../lane/lane.js';
import type { Sleeper, Timetable } from '../timetable.js';
import type { Consumer } from '../consumer/consumer.js';
import type { QueueTimes } from './queue-times.js';
import type { Rotation } from '../consumer/rotation.js';

export class Serving {
  constructor(
    private readonly queue: Sleeper,
    private readonly consumers: Rotation,
    private readonly times: QueueTimes,
    private readonly timetable: Timetable,
  ) {}

  serve(lanes: readonly Lane[]): void {
    for (let i = lanes.length - 1; i >= 0; i--) {
      if (!this.serveFrom(lanes[i]!)) return;
    }
  }

  /** Returns false when what stands below is not to be served. */
  private serveFrom(lane: Lane): boolean {
    const { consumers, times, timetable } = this;
    const { ready, timing } = lane;
    while (ready.hasFirst()) {
      if (timing.isNeeded && timing.isFirstDue(times.now)) {
        if (timetable.hasBudget) {
          timing.expireFirst();
          continue;
        }
        timetable.wakeAt(this.queue, times.now);
        return false;
      }
      const consumer = consumers.next();
      if (consumer === undefined) return false;
      this.deliver(lane, consumer);
    }
    return ready.length === 0;
  }

  private deliver(lane: Lane, consumer: Consumer): void {
    const entry = lane.shift();
    if (consumer.noAck) {
      consumer.channel.deliver(consumer, entry);
      lane.end(entry);
      return;
    }
    entry.consumer = consumer;
    consumer.unackedCount++;
    lane.lend(entry);
    this.times.delivered(entry);
    consumer.channel.deliver(consumer, entry);
  }
}
