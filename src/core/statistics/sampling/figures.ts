/**
 * Which figures are sampled of what, and how long for. RabbitMQ keeps ten minutes to a day of nearly everything;
 * here each object has ten minutes, coarsely after the first, and the broker and its vhosts a day.
 */
import type { ConnectionFacts } from '../../inspect/connection-facts.js';
import type { ChannelFacts } from '../../inspect/channel-facts.js';
import type { ExchangeFacts } from '../../inspect/exchange-facts.js';
import type { QueueFacts } from '../../inspect/queue-facts.js';
import type { Sums } from '../../inspect/sums.js';
import type { ChurnCounts } from '../churn-counts.js';
import type { HistoryShape } from './history.js';
import type { StoreFigures } from '../store-figures.js';

/** Between two samples: RabbitMQ's `collect_statistics_interval`. */
export const SAMPLE_INTERVAL_MS = 5_000;

const MINUTE_MS = 60_000;

/** A minute in full, ten minutes by the minute: some 2 KiB for what moves. */
const shortTiers = [
  { stepMs: SAMPLE_INTERVAL_MS, length: 14 },
  { stepMs: MINUTE_MS, length: 12 },
];

/** RabbitMQ's `global` retention: ten minutes, an hour, eight hours, a day. */
const longTiers = [
  { stepMs: SAMPLE_INTERVAL_MS, length: 122 },
  { stepMs: MINUTE_MS, length: 62 },
  { stepMs: 10 * MINUTE_MS, length: 50 },
  { stepMs: 30 * MINUTE_MS, length: 50 },
];

/** The figures of a kind of object, in an order, and how to read them. */
export interface Figures<Name extends string, Subject> extends HistoryShape {
  readonly names: readonly Name[];
  read(subject: Subject, into: Float64Array): void;
}

type Readers<Name extends string, Subject> = Readonly<Record<Name, (subject: Subject) => number>>;

function figures<Name extends string, Subject>(
  tiers: HistoryShape['tiers'],
  readers: Readers<Name, Subject>,
): Figures<Name, Subject> {
  const names = Object.keys(readers) as Name[];
  const inOrder = names.map((name) => readers[name]);
  return {
    names,
    width: names.length,
    tiers,
    read: (subject, into) => {
      for (let index = 0; index < inOrder.length; index++) into[index] = inOrder[index]!(subject);
    },
  };
}

export const connectionFigures = figures(shortTiers, {
  receivedBytes: ({ traffic }: ConnectionFacts) => traffic.receivedBytes,
  sentBytes: ({ traffic }: ConnectionFacts) => traffic.sentBytes,
});

export const channelFigures = figures(shortTiers, {
  publish: ({ counts }: ChannelFacts) => counts.publish,
  confirm: ({ counts }: ChannelFacts) => counts.confirm,
  returnUnroutable: ({ counts }: ChannelFacts) => counts.returnUnroutable,
  dropUnroutable: ({ counts }: ChannelFacts) => counts.dropUnroutable,
  deliver: ({ counts }: ChannelFacts) => counts.deliver,
  deliverNoAck: ({ counts }: ChannelFacts) => counts.deliverNoAck,
  get: ({ counts }: ChannelFacts) => counts.get,
  getNoAck: ({ counts }: ChannelFacts) => counts.getNoAck,
  getEmpty: ({ counts }: ChannelFacts) => counts.getEmpty,
  redeliver: ({ counts }: ChannelFacts) => counts.redeliver,
  ack: ({ counts }: ChannelFacts) => counts.ack,
  deliverGet: ({ counts }: ChannelFacts) => counts.deliver + counts.deliverNoAck + counts.get + counts.getNoAck,
});

export const exchangeFigures = figures(shortTiers, {
  publishIn: ({ counts }: ExchangeFacts) => counts.publishIn,
  publishOut: ({ counts }: ExchangeFacts) => counts.publishOut,
});

export const queueFigures = figures(shortTiers, {
  messages: (queue: QueueFacts) => queue.messages,
  messagesReady: (queue: QueueFacts) => queue.messagesReady,
  messagesUnacknowledged: (queue: QueueFacts) => queue.messagesUnacknowledged,
  publish: ({ counts }: QueueFacts) => counts.publish,
  deliver: ({ counts }: QueueFacts) => counts.deliver,
  deliverNoAck: ({ counts }: QueueFacts) => counts.deliverNoAck,
  get: ({ counts }: QueueFacts) => counts.get,
  getNoAck: ({ counts }: QueueFacts) => counts.getNoAck,
  getEmpty: ({ counts }: QueueFacts) => counts.getEmpty,
  redeliver: ({ counts }: QueueFacts) => counts.redeliver,
  ack: ({ counts }: QueueFacts) => counts.ack,
  deliverGet: ({ counts }: QueueFacts) => counts.deliver + counts.deliverNoAck + counts.get + counts.getNoAck,
});

const sumReaders = {
  messages: (sums: Sums) => sums.messages,
  messagesReady: (sums: Sums) => sums.messagesReady,
  messagesUnacknowledged: (sums: Sums) => sums.messagesUnacknowledged,
  publish: ({ counts }: Sums) => counts.channels.publish,
  confirm: ({ counts }: Sums) => counts.channels.confirm,
  returnUnroutable: ({ counts }: Sums) => counts.channels.returnUnroutable,
  dropUnroutable: ({ counts }: Sums) => counts.channels.dropUnroutable,
  deliver: ({ counts }: Sums) => counts.channels.deliver,
  deliverNoAck: ({ counts }: Sums) => counts.channels.deliverNoAck,
  get: ({ counts }: Sums) => counts.channels.get,
  getNoAck: ({ counts }: Sums) => counts.channels.getNoAck,
  getEmpty: ({ counts }: Sums) => counts.channels.getEmpty,
  redeliver: ({ counts }: Sums) => counts.channels.redeliver,
  ack: ({ counts }: Sums) => counts.channels.ack,
  deliverGet: ({ counts: { channels } }: Sums) =>
    channels.deliver + channels.deliverNoAck + channels.get + channels.getNoAck,
  receivedBytes: ({ counts }: Sums) => counts.traffic.receivedBytes,
  sentBytes: ({ counts }: Sums) => counts.traffic.sentBytes,
};

export const vhostFigures = figures(longTiers, sumReaders);

/** What the overview has of the broker as a whole. */
export interface Overview {
  readonly sums: Sums;
  readonly churn: ChurnCounts;
  readonly store: StoreFigures;
}

const ofSums = Object.fromEntries(
  Object.entries(sumReaders).map(([name, read]) => [name, ({ sums }: Overview) => read(sums)]),
) as Record<keyof typeof sumReaders, (overview: Overview) => number>;

export const overviewFigures = figures(longTiers, {
  ...ofSums,
  connectionsCreated: ({ churn }: Overview) => churn.connectionsCreated,
  connectionsClosed: ({ churn }: Overview) => churn.connectionsClosed,
  channelsCreated: ({ churn }: Overview) => churn.channelsCreated,
  channelsClosed: ({ churn }: Overview) => churn.channelsClosed,
  queuesDeclared: ({ churn }: Overview) => churn.queuesDeclared,
  queuesCreated: ({ churn }: Overview) => churn.queuesCreated,
  queuesDeleted: ({ churn }: Overview) => churn.queuesDeleted,
  diskReads: ({ store }: Overview) => store.messagesRead,
  diskWrites: ({ store }: Overview) => store.messagesWritten,
});
