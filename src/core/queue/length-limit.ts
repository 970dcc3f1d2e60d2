/**
 * How many messages a queue may have ready, how many bytes their bodies, and what becomes of those beyond it.
 */
import type { Message } from '../message.js';
import type { Sleeper, Timetable } from '../timetable.js';
import type { QueueLanes } from './queue-lanes.js';
import type { QueueSettings } from './queue-settings.js';

export class LengthLimit {
  /** False while any number may be ready. */
  isSet = false;
  private lengthMax = Infinity;
  private bodyBytesMax = Infinity;
  private overflow: QueueSettings['overflow'] = 'drop-head';

  constructor(
    private readonly queue: Sleeper,
    private readonly lanes: QueueLanes,
    private readonly timetable: Timetable,
  ) {}

  configure({ lengthMax, bodyBytesMax, overflow }: QueueSettings): void {
    this.isSet = lengthMax !== Infinity || bodyBytesMax !== Infinity;
    this.lengthMax = lengthMax;
    this.bodyBytesMax = bodyBytesMax;
    this.overflow = overflow;
  }

  /** True when a message is to be refused rather than another one to be dropped. */
  refuses({ content }: Message): boolean {
    if (this.overflow === 'drop-head') return false;
    const { readyCount, readyBodyBytes } = this.lanes;
    return readyCount + 1 > this.lengthMax || readyBodyBytes + content.bodySize > this.bodyBytesMax;
  }

  /** Drops what is too much. RabbitMQ: the first goes, which is one of the highest priority. */
  enforce(): void {
    const { lanes, timetable } = this;
    if (!this.isSet || this.overflow !== 'drop-head' || lanes.mayOvercount) return;
    while (lanes.readyCount > this.lengthMax || lanes.readyBodyBytes > this.bodyBytesMax) {
      if (lanes.first()?.dropFirst('maxlen') !== true) return;
      timetable.spend(1);
      if (timetable.hasBudget) continue;
      timetable.wakeAt(this.queue, timetable.now());
      return;
    }
  }
}
