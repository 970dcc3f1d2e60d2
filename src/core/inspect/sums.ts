/**
 * Figures of a vhost, or of the whole broker, added up: what there is, and what happened, those included that are
 * gone since.
 */
import type { Broker } from '../broker.js';
import { queueTypeOf } from '../queue/queue-type.js';
import { GoneCounts } from '../statistics/gone-counts.js';
import { QueueCounts } from '../statistics/queue-counts.js';
import type { VHost } from '../vhost/vhost.js';

export class Sums {
  messagesReady = 0;
  messagesUnacknowledged = 0;
  /** Those that came back and wait until they are ready again. */
  messagesDelayed = 0;
  connections = 0;
  channels = 0;
  consumers = 0;
  /** Channels that have published. */
  publishers = 0;
  queues = 0;
  exchanges = 0;
  /** All that ever happened; none of it falls. */
  readonly counts = new GoneCounts();

  get messages(): number {
    return this.messagesReady + this.messagesUnacknowledged + this.messagesDelayed;
  }

  /** What happened to queues of all types. */
  get queueCounts(): QueueCounts {
    const all = new QueueCounts();
    for (const counts of Object.values(this.counts.queues)) all.add(counts);
    return all;
  }

  addVHost(vhost: VHost): void {
    this.counts.add(vhost.gone);
    this.queues += vhost.queues.size;
    this.exchanges += vhost.exchanges.size;
    for (const queue of vhost.queues.values()) {
      const { lanes } = queue;
      this.messagesReady += lanes.readyCount;
      this.messagesUnacknowledged += lanes.unackedCount;
      this.messagesDelayed += lanes.delayedCount;
      this.counts.addQueue(queueTypeOf(queue.definition), queue.counts);
    }
    for (const queue of vhost.replyQueues.values()) this.counts.addQueue('classic', queue.counts);
  }

  add(other: Sums): void {
    this.messagesReady += other.messagesReady;
    this.messagesUnacknowledged += other.messagesUnacknowledged;
    this.messagesDelayed += other.messagesDelayed;
    this.connections += other.connections;
    this.channels += other.channels;
    this.consumers += other.consumers;
    this.publishers += other.publishers;
    this.queues += other.queues;
    this.exchanges += other.exchanges;
    this.counts.add(other.counts);
  }
}

export interface BrokerSums {
  readonly all: Sums;
  readonly byVHost: ReadonlyMap<VHost, Sums>;
}

/** Goes through all queues and channels once: some milliseconds for ten thousand of them. */
export function sumsOf(broker: Broker): BrokerSums {
  const byVHost = new Map<VHost, Sums>();
  for (const vhost of broker.listVHosts()) {
    const sums = new Sums();
    sums.addVHost(vhost);
    byVHost.set(vhost, sums);
  }
  const all = new Sums();
  all.counts.add(broker.statistics.gone);
  for (const { vhost, channels, outbound } of broker.connections) {
    // A vhost may have gone, and its connections not yet.
    const sums = vhost === undefined ? undefined : (byVHost.get(vhost) ?? all);
    if (sums === undefined) continue;
    sums.connections++;
    sums.counts.addTraffic(outbound.traffic);
    for (const { counts, consumerCount } of channels.values()) {
      sums.channels++;
      sums.consumers += consumerCount;
      if (counts.publish > 0) sums.publishers++;
      sums.counts.channels.add(counts);
    }
  }
  for (const sums of byVHost.values()) all.add(sums);
  return { all, byVHost };
}
