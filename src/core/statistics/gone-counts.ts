/**
 * What is kept of channels, queues and connections that are gone, so that sums never fall.
 */
import { type QueueType, queueTypes } from '../queue/queue-type.js';
import { ChannelCounts } from './channel-counts.js';
import { QueueCounts } from './queue-counts.js';
import { type Traffic, TrafficCounts } from './traffic.js';

export class GoneCounts {
  readonly channels = new ChannelCounts();
  readonly queues: Readonly<Record<QueueType, QueueCounts>> = {
    classic: new QueueCounts(),
    quorum: new QueueCounts(),
  };
  readonly traffic = new TrafficCounts();

  /** A channel is over. It may be told twice. */
  addChannel(counts: ChannelCounts): void {
    this.channels.add(counts);
    counts.clear();
  }

  addQueue(type: QueueType, counts: QueueCounts): void {
    this.queues[type].add(counts);
  }

  addTraffic(traffic: Traffic): void {
    this.traffic.add(traffic);
  }

  /** A vhost is gone with all that it had. */
  add(other: GoneCounts): void {
    this.channels.add(other.channels);
    for (const type of queueTypes) this.queues[type].add(other.queues[type]);
    this.traffic.add(other.traffic);
  }
}
