/**
 * A channel, as those see it who look at a broker from outside.
 */
import type { Channel } from '../session/channel.js';
import type { ChannelCounts } from '../statistics/channel-counts.js';
import { ConnectionFacts } from './connection-facts.js';

export class ChannelFacts {
  readonly connection: ConnectionFacts;

  constructor(readonly channel: Channel) {
    this.connection = new ConnectionFacts(channel.connection);
  }

  /** The connection's name and the channel's number in brackets: `address:port -> address:port (1)`. */
  get name(): string {
    return `${this.connection.name} (${this.number})`;
  }

  get number(): number {
    return this.channel.number;
  }

  get user(): string {
    return this.connection.user;
  }

  get vhost(): string {
    return this.channel.vhost.name;
  }

  get consumerCount(): number {
    return this.channel.consumerCount;
  }

  /** For each consumer to come; 0 for no limit. */
  get prefetchCount(): number {
    return this.channel.consumerPrefetch;
  }

  /** For all consumers together; 0 for no limit. */
  get globalPrefetchCount(): number {
    return this.channel.hasChannelPrefetch ? this.channel.channelPrefetch : 0;
  }

  get messagesUnacknowledged(): number {
    return this.channel.unacked.size;
  }

  get messagesUnconfirmed(): number {
    return this.channel.confirms?.unconfirmedCount ?? 0;
  }

  get messagesUncommitted(): number {
    return this.channel.transaction?.publishes.length ?? 0;
  }

  get acksUncommitted(): number {
    let count = 0;
    for (const { entries } of this.channel.transaction?.settlements ?? []) count += entries.length;
    return count;
  }

  /** True on a confirm channel. */
  get confirm(): boolean {
    return this.channel.confirms !== undefined;
  }

  get transactional(): boolean {
    return this.channel.transaction !== undefined;
  }

  get state(): 'running' | 'flow' | 'closing' {
    if (this.channel.state !== 'open') return 'closing';
    const { state } = this.connection;
    return state === 'flow' || state === 'blocked' ? 'flow' : 'running';
  }

  get counts(): ChannelCounts {
    return this.channel.counts;
  }
}
