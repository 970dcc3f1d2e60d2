/**
 * Deliveries: what is ready goes to the consumers in turn, from the highest priority down, as long as one has room.
 */
import type { Entry } from '../lane/entry.js';
import type { Lane } from '../lane/lane.js';
import { ConsumerCapacity } from '../statistics/consumer-capacity.js';
import type { QueueCounts } from '../statistics/queue-counts.js';
import type { Sleeper, Timetable } from '../timetable.js';
import type { Consumer, ConsumerChannel } from '../consumer/consumer.js';
import type { QueueLanes } from './queue-lanes.js';
import type { QueueTimes } from './queue-times.js';
import type { Rotation } from '../consumer/rotation.js';

/** The queue, as seen from here. */
export interface ServedQueue extends Sleeper {
  readonly counts: QueueCounts;
  readonly isPaused: boolean;
}

export class Serving {
  readonly capacity: ConsumerCapacity;

  constructor(
    private readonly queue: ServedQueue,
    private readonly consumers: Rotation,
    private readonly times: QueueTimes,
    private readonly timetable: Timetable,
  ) {
    this.capacity = new ConsumerCapacity(timetable);
  }

  serve(lanes: readonly Lane[]): void {
    if (this.queue.isPaused) return;
    const isServed = this.serveAll(lanes);
    this.capacity.note(this.consumers.size > 0, !isServed);
  }

  /** Takes the first entry for a client that asks for it; `undefined` when there is none in memory. */
  fetch(lanes: QueueLanes, noAck: boolean, channel: ConsumerChannel): Entry | undefined {
    const { counts } = this.queue;
    const lane = this.queue.isPaused ? undefined : lanes.firstLive(this.times);
    if (lane === undefined) {
      counts.getEmpty++;
      return undefined;
    }
    const entry = lane.shift();
    if (entry.redelivered) counts.redeliver++;
    if (noAck) {
      counts.getNoAck++;
      lane.end(entry);
    } else {
      counts.get++;
      lane.lend(entry);
      this.times.fetched(entry, channel);
    }
    this.lookAgain(lanes);
    return entry;
  }

  /** Some of what waited for consumers may have gone another way. */
  lookAgain({ readyCount }: QueueLanes): void {
    this.capacity.note(this.consumers.size > 0, readyCount > 0);
  }

  /** Returns false when something is left. */
  private serveAll(lanes: readonly Lane[]): boolean {
    for (let i = lanes.length - 1; i >= 0; i--) {
      if (!this.serveFrom(lanes[i]!)) return false;
    }
    return true;
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
    const { counts } = this.queue;
    if (entry.redelivered) counts.redeliver++;
    if (consumer.noAck) {
      counts.deliverNoAck++;
      consumer.channel.deliver(consumer, entry);
      lane.end(entry);
      return;
    }
    counts.deliver++;
    entry.consumer = consumer;
    consumer.unackedCount++;
    lane.lend(entry);
    this.times.delivered(entry);
    consumer.channel.deliver(consumer, entry);
  }
}
