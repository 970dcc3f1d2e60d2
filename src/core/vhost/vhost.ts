/**
 * A virtual host: its exchanges, queues and bindings, and the way of a message through them.
 */
import type { Content } from '../../wire/content/content.js';
import { type FieldTable, emptyTable } from '../../wire/values/field-table.js';
import type { Consumer } from '../queue/consumer.js';
import { Queue, type QueueDefinition, type QueueOwner, type QueueSurroundings } from '../queue/queue.js';
import { notFound, resourceText } from '../refusals.js';
import type { Binding, Destination } from '../routing/binding.js';
import { DefaultMatcher } from '../routing/default.js';
import { Exchange, type ExchangeDefinition, matchersByType } from '../routing/exchange.js';
import type { Matcher } from '../routing/matcher.js';
import { type Route, type RouteSurroundings, route } from '../routing/route.js';
import { RouteCache } from '../routing/route-cache.js';
import { assertSameExchange } from './equivalence.js';

export interface VHostLimits {
  readonly routeHopsMax: number;
  readonly cachedRoutesMax: number;
}

/** Exchanges that every vhost has from the start; all durable (specification section 3.1.3 and RabbitMQ). */
const systemExchanges = [
  ['amq.direct', 'direct', false],
  ['amq.fanout', 'fanout', false],
  ['amq.topic', 'topic', false],
  ['amq.headers', 'headers', false],
  ['amq.match', 'headers', false],
  ['amq.rabbitmq.trace', 'topic', true],
] as const;

export class VHost {
  /** Rises with every change after which a message may take another way. */
  topologyVersion = 0;
  private readonly exchanges = new Map<string, Exchange>();
  private readonly queues = new Map<string, Queue>();
  private readonly bindingsTo = new Map<Destination, Set<Binding>>();
  private readonly cache: RouteCache;
  private readonly routeSurroundings: RouteSurroundings;

  constructor(
    readonly name: string,
    limits: VHostLimits,
    private readonly surroundings: QueueSurroundings,
  ) {
    this.cache = new RouteCache(limits.cachedRoutesMax);
    this.routeSurroundings = { find: (exchange) => this.exchanges.get(exchange), hopsMax: limits.routeHopsMax };
    this.addExchange('', 'direct', false, new DefaultMatcher(this.queues));
    for (const [exchange, type, internal] of systemExchanges) {
      this.addExchange(exchange, type, internal, matchersByType[type]!());
    }
  }

  findExchange(name: string): Exchange | undefined {
    return this.exchanges.get(name);
  }

  /** @throws ChannelError 404 */
  exchange(name: string): Exchange {
    const exchange = this.exchanges.get(name);
    if (exchange === undefined) throw notFound('exchange', name, this.name);
    return exchange;
  }

  findQueue(name: string): Queue | undefined {
    return this.queues.get(name);
  }

  /** @throws ChannelError 404 */
  queue(name: string): Queue {
    const queue = this.queues.get(name);
    if (queue === undefined) throw notFound('queue', name, this.name);
    return queue;
  }

  /**
   * Makes an exchange of a known type, or checks that the one of this name is the same.
   *
   * @throws ChannelError 406 when it is not
   */
  declareExchange(definition: ExchangeDefinition): void {
    const existing = this.exchanges.get(definition.name);
    if (existing !== undefined) {
      assertSameExchange(existing.definition, definition, this.name);
      return;
    }
    this.exchanges.set(definition.name, new Exchange(definition, matchersByType[definition.type]!()));
    this.bindingsChanged();
  }

  /** Deletes an exchange with all bindings from and to it. */
  deleteExchange(exchange: Exchange): void {
    this.exchanges.delete(exchange.name);
    for (const binding of [...exchange]) this.unlink(binding);
    this.unbindAllTo(exchange);
    this.bindingsChanged();
  }

  /** Makes a queue; there must be none of this name. */
  createQueue(definition: QueueDefinition, owner: QueueOwner | undefined): Queue {
    const queue = new Queue(definition, owner, this.surroundings);
    this.queues.set(definition.name, queue);
    this.topologyVersion++;
    return queue;
  }

  /** Deletes a queue with its bindings and its messages; returns how many were ready. */
  deleteQueue(queue: Queue): number {
    if (queue.deleted) return 0;
    this.queues.delete(queue.name);
    this.topologyVersion++;
    queue.owner?.exclusiveQueues.delete(queue);
    const count = queue.delete();
    this.unbindAllTo(queue);
    return count;
  }

  /** A consumer goes; an auto-delete queue goes with its last one. */
  removeConsumer(queue: Queue, consumer: Consumer): void {
    queue.removeConsumer(consumer);
    if (queue.definition.autoDelete && queue.consumerCount === 0) this.deleteQueue(queue);
  }

  bind(source: Exchange, destination: Destination, routingKey: string, args: FieldTable): void {
    const binding = source.bind(destination, routingKey, args);
    if (binding === undefined) return;
    const bindings = this.bindingsTo.get(destination);
    if (bindings === undefined) this.bindingsTo.set(destination, new Set([binding]));
    else bindings.add(binding);
    this.bindingsChanged();
  }

  /** Removes a binding; does nothing when there is none. */
  unbind(source: Exchange, destination: Destination, routingKey: string, args: FieldTable): void {
    const binding = source.unbind(destination, routingKey, args);
    if (binding === undefined) return;
    this.unlink(binding);
    this.bindingsChanged();
    if (this.isUnused(source)) this.deleteExchange(source);
  }

  /** The queues that a message published to `exchange` reaches, and how long that stays so. */
  routeOf(exchange: Exchange, routingKey: string, content: Content): Route {
    const known = exchange.routes.get(routingKey);
    if (known !== undefined) return { queues: known, stableWith: 'bindings' };
    const found = route(exchange, routingKey, content, this.routeSurroundings);
    if (found.stableWith === 'bindings') this.cache.put(exchange, routingKey, found.queues);
    return found;
  }

  /** `exchange 'x' in vhost '/'` */
  exchangeText(name: string): string {
    return resourceText('exchange', name, this.name);
  }

  /** `queue 'q' in vhost '/'` */
  queueText(name: string): string {
    return resourceText('queue', name, this.name);
  }

  private addExchange(name: string, type: string, internal: boolean, matcher: Matcher): void {
    const definition = { name, type, durable: true, autoDelete: false, internal, arguments: emptyTable };
    this.exchanges.set(name, new Exchange(definition, matcher));
  }

  /** Exchanges that this leaves unused go too, and so on: one after the other, since chains may be of any length. */
  private unbindAllTo(destination: Destination): void {
    if (!this.bindingsTo.has(destination)) return;
    const gone = [destination];
    for (const one of gone) {
      for (const { source, routingKey, arguments: args } of this.bindingsTo.get(one) ?? []) {
        source.unbind(one, routingKey, args);
        if (!this.isUnused(source)) continue;
        this.exchanges.delete(source.name);
        gone.push(source);
      }
      this.bindingsTo.delete(one);
    }
    this.bindingsChanged();
  }

  /** Takes a binding out of the index by destination. */
  private unlink(binding: Binding): void {
    const bindings = this.bindingsTo.get(binding.destination);
    bindings?.delete(binding);
    if (bindings?.size === 0) this.bindingsTo.delete(binding.destination);
  }

  /** An auto-delete exchange goes with the last binding of which it is the source. */
  private isUnused(exchange: Exchange): boolean {
    if (!exchange.definition.autoDelete || exchange.bindingCount > 0) return false;
    return this.exchanges.get(exchange.name) === exchange;
  }

  private bindingsChanged(): void {
    this.topologyVersion++;
    this.cache.clear();
  }
}
