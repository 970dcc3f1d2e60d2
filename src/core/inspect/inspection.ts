/**
 * The read model: what there is in a broker, for management, metrics and tests. It changes nothing; what it gives
 * out shows the state at the moment when it is looked at, and is not to be kept.
 */
import type { Broker } from '../broker.js';
import type { Destination } from '../routing/binding.js';
import type { Channel } from '../session/channel.js';
import type { Connection } from '../session/connection.js';
import type { VHost } from '../vhost/vhost.js';
import { type BindingFacts, bindingFacts, defaultBindingFacts } from './binding-facts.js';
import { ChannelFacts } from './channel-facts.js';
import { ConnectionFacts } from './connection-facts.js';
import { ConsumerFacts } from './consumer-facts.js';
import { ExchangeFacts } from './exchange-facts.js';
import { QueueFacts } from './queue-facts.js';
import { type BrokerSums, sumsOf } from './sums.js';
import { VHostFacts } from './vhost-facts.js';

export class Inspection {
  constructor(private readonly broker: Broker) {}

  /** What clients have come as far as `connection.open`, of one vhost or all. */
  connections(vhost?: VHost): ConnectionFacts[] {
    return this.open(vhost).map((connection) => new ConnectionFacts(connection));
  }

  findConnection(name: string): ConnectionFacts | undefined {
    const found = this.open(undefined).find((connection) => connection.name === name);
    return found === undefined ? undefined : new ConnectionFacts(found);
  }

  channels(vhost?: VHost): ChannelFacts[] {
    return this.openChannels(vhost).map((channel) => new ChannelFacts(channel));
  }

  channelsOf({ connection }: ConnectionFacts): ChannelFacts[] {
    return [...connection.channels.values()].map((channel) => new ChannelFacts(channel));
  }

  /** @param name that of its connection, and its number in brackets */
  findChannel(name: string): ChannelFacts | undefined {
    return this.channels().find((channel) => channel.name === name);
  }

  /** Consumers of direct replies are not among them: RabbitMQ knows no queue of theirs. */
  consumers(vhost?: VHost): ConsumerFacts[] {
    return this.openChannels(vhost).flatMap(consumersOf);
  }

  consumersOf({ channel }: ChannelFacts): ConsumerFacts[] {
    return consumersOf(channel);
  }

  /** Looked for among all channels: for one queue, not for each of many. */
  consumersOfQueue({ queue }: QueueFacts): ConsumerFacts[] {
    const vhost = this.broker.findVHost(queue.vhost);
    return this.consumers(vhost).filter((consumer) => consumer.queue === queue);
  }

  queues(vhost?: VHost): QueueFacts[] {
    return this.vhostsOr(vhost).flatMap((one) =>
      Array.from(one.queues.values(), (queue) => new QueueFacts(queue, one)),
    );
  }

  findQueue(vhost: VHost, name: string): QueueFacts | undefined {
    const queue = vhost.findQueue(name);
    return queue === undefined ? undefined : new QueueFacts(queue, vhost);
  }

  exchanges(vhost?: VHost): ExchangeFacts[] {
    return this.vhostsOr(vhost).flatMap((one) =>
      Array.from(one.exchanges.values(), (exchange) => new ExchangeFacts(exchange, one)),
    );
  }

  findExchange(vhost: VHost, name: string): ExchangeFacts | undefined {
    const exchange = vhost.findExchange(name);
    return exchange === undefined ? undefined : new ExchangeFacts(exchange, vhost);
  }

  bindings(vhost?: VHost): BindingFacts[] {
    return this.vhostsOr(vhost).flatMap((one) => [
      ...Array.from(one.queues.keys(), (queue) => defaultBindingFacts(one.name, queue)),
      ...[...one.exchanges.values()].flatMap((exchange) =>
        Array.from(exchange, (each) => bindingFacts(one.name, each)),
      ),
    ]);
  }

  /** Those that lead to a queue or an exchange; none when it is not there. */
  bindingsTo(vhost: VHost, kind: Destination['kind'], name: string): BindingFacts[] {
    const destination = kind === 'queue' ? vhost.findQueue(name) : vhost.findExchange(name);
    if (destination === undefined) return [];
    const bindings = Array.from(vhost.bindingsTo.get(destination) ?? [], (each) => bindingFacts(vhost.name, each));
    return kind === 'queue' ? [defaultBindingFacts(vhost.name, name), ...bindings] : bindings;
  }

  /** Those of which an exchange is the source, by its name: none when it is not there. */
  bindingsFrom(vhost: VHost, name: string): BindingFacts[] {
    if (name === '') return Array.from(vhost.queues.keys(), (queue) => defaultBindingFacts(vhost.name, queue));
    return Array.from(vhost.findExchange(name) ?? [], (each) => bindingFacts(vhost.name, each));
  }

  vhosts(sums: BrokerSums = this.sums()): VHostFacts[] {
    return Array.from(sums.byVHost, ([vhost, each]) => new VHostFacts(vhost, each));
  }

  /** Goes through all queues and channels: ask once, not for each vhost. */
  sums(): BrokerSums {
    return sumsOf(this.broker);
  }

  private vhostsOr(vhost: VHost | undefined): readonly VHost[] {
    return vhost === undefined ? this.broker.listVHosts() : [vhost];
  }

  private open(vhost: VHost | undefined): Connection[] {
    return [...this.broker.connections].filter((connection) =>
      vhost === undefined ? connection.vhost !== undefined : connection.vhost === vhost,
    );
  }

  private openChannels(vhost: VHost | undefined): Channel[] {
    return this.open(vhost).flatMap(({ channels }) => [...channels.values()]);
  }
}

function consumersOf(channel: Channel): ConsumerFacts[] {
  return [...channel.consumers.values()]
    .filter(({ queue }) => queue !== channel.replyQueue)
    .map(({ consumer, queue }) => new ConsumerFacts(consumer, queue, channel));
}
