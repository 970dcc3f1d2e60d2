/**
 * Figures of vhosts, or of the whole broker: how many messages there are, and what happened to messages.
 */
import type { Sums } from '../../core/inspect/sums.js';
import type { ChannelCounts } from '../../core/statistics/channel-counts.js';
import type { ChannelFigure, VHostFigure } from '../../core/statistics/sampling/sampler.js';
import type { JsonObject } from '../json.js';
import { type RateSource, rated } from './rated.js';
import { rangeIn } from './ranges.js';

type Rates = RateSource<VHostFigure>;

/** `messages`, `messages_ready`, `messages_unacknowledged`. */
export function lengthsJson(sums: Sums, rates: Rates, query: URLSearchParams): JsonObject {
  return rated(
    {
      messages: [sums.messages, 'messages'],
      messages_ready: [sums.messagesReady, 'messagesReady'],
      messages_unacknowledged: [sums.messagesUnacknowledged, 'messagesUnacknowledged'],
    },
    rates,
    rangeIn(query, 'lengths'),
  );
}

/** What `message_stats` holds; `undefined` as long as nothing happened (RabbitMQ). */
export function messageStatsJson({ counts }: Sums, rates: Rates, query: URLSearchParams): JsonObject | undefined {
  return channelStatsJson(counts.channels, rates, query);
}

/** The same of one channel. */
export function channelStatsJson(
  channels: ChannelCounts,
  rates: RateSource<ChannelFigure>,
  query: URLSearchParams,
): JsonObject | undefined {
  const { deliver, deliverNoAck, get, getNoAck } = channels;
  const values = {
    publish: [channels.publish, 'publish'],
    confirm: [channels.confirm, 'confirm'],
    return_unroutable: [channels.returnUnroutable, 'returnUnroutable'],
    drop_unroutable: [channels.dropUnroutable, 'dropUnroutable'],
    get: [get, 'get'],
    get_no_ack: [getNoAck, 'getNoAck'],
    get_empty: [channels.getEmpty, 'getEmpty'],
    deliver: [deliver, 'deliver'],
    deliver_no_ack: [deliverNoAck, 'deliverNoAck'],
    redeliver: [channels.redeliver, 'redeliver'],
    ack: [channels.ack, 'ack'],
    deliver_get: [deliver + deliverNoAck + get + getNoAck, 'deliverGet'],
  } as const;
  if (Object.values(values).every(([value]) => value === 0)) return undefined;
  return rated(values, rates, rangeIn(query, 'msg_rates'));
}

/** `recv_oct`, `send_oct`: bytes from and to clients. */
export function trafficJson({ counts }: Sums, rates: Rates, query: URLSearchParams): JsonObject {
  const { receivedBytes, sentBytes } = counts.traffic;
  const values = { recv_oct: [receivedBytes, 'receivedBytes'], send_oct: [sentBytes, 'sentBytes'] } as const;
  return rated(values, rates, rangeIn(query, 'data_rates'));
}
