/**
 * Who holds which messages of a queue, delivered and not settled, and for how long.
 */
import type { Actor } from '../acting/actor.js';
import { readableQueue } from '../acting/names.js';
import type { Entry } from '../lane/entry.js';
import { UNACKED_LISTED_MAX } from '../limits.js';
import type { Queue } from '../queue/queue.js';
import type { Channel } from '../session/channel.js';
import { Connection } from '../session/connection.js';
import { messageIdText } from './walking/message-id.js';

export interface UnackedDelivery {
  /** As `peek` names it. */
  readonly id: string;
  readonly deliveryTag: number;
  /** Undefined for one that was fetched with `basic.get`. */
  readonly consumerTag: string | undefined;
  readonly channelNumber: number;
  /** `address:port -> address:port`; empty when it is not known. */
  readonly connectionName: string;
  readonly user: string;
  /** When it went out, in milliseconds since 1970. */
  readonly deliveredAt: number;
  /** How often it had come back before. */
  readonly deliveries: number;
  readonly redelivered: boolean;
  readonly exchange: string;
  readonly routingKey: string;
  readonly bodyBytes: number;
}

export interface UnackedDeliveries {
  /** UNACKED_LISTED_MAX of them at the most, the longest out first. */
  readonly deliveries: readonly UnackedDelivery[];
  /** Of all there are, what transactions have settled and not committed included. */
  readonly count: number;
}

/** @throws ChannelError 403, 404 or 405 */
export function unackedDeliveries(actor: Actor, queueName: string): UnackedDeliveries {
  const queue = readableQueue(actor, queueName);
  const { unackedCount: count } = queue;
  const found: UnackedDelivery[] = [];
  if (count > 0) for (const delivery of eachOf(actor, queue)) if (found.push(delivery) >= UNACKED_LISTED_MAX) break;
  return { deliveries: found.sort((a, b) => a.deliveredAt - b.deliveredAt || a.deliveryTag - b.deliveryTag), count };
}

function* eachOf({ broker, vhost }: Actor, queue: Queue): Generator<UnackedDelivery> {
  const lanes = new Map<Entry['lane'], number>(queue.lanes.all.map((lane, number) => [lane, number]));
  for (const connection of broker.connections) {
    if (!(connection instanceof Connection) || connection.vhost !== vhost) continue;
    for (const channel of connection.channels.values()) {
      for (const entry of channel.unacked) {
        const lane = lanes.get(entry.lane);
        if (lane !== undefined) yield deliveryOf(channel, entry, lane);
      }
    }
  }
}

function deliveryOf(channel: Channel, entry: Entry, lane: number): UnackedDelivery {
  const { connection, number, unacked } = channel;
  const { deliveryTag, consumer, deliveries, redelivered, message, sequence } = entry;
  return {
    id: messageIdText({ lane, sequence }),
    deliveryTag,
    consumerTag: consumer?.tag,
    channelNumber: number,
    connectionName: connection.peer.name ?? '',
    user: connection.user,
    deliveredAt: unacked.sentAt(deliveryTag),
    deliveries,
    redelivered,
    exchange: message.exchange,
    routingKey: message.routingKey,
    bodyBytes: message.content.bodySize,
  };
}
