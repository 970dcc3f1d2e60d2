/**
 * A virtual host: its exchanges, queues and bindings, and the way of a message through them.
 *
 * What changes them tells the store (`durable-definitions.ts`) and returns the commit that makes the
 * change durable, 0 when there is nothing to wait for. What *adds* them is for restoring, and tells nobody.
 */
import { type FieldTable, emptyTable } from '../../wire/values/field-table.js';
import { DeadLetters } from '../dead-letter/dead-letters.js';
import type { Consumer } from '../consumer/consumer.js';
import type { QueueDefinition } from '../queue/queue-definition.js';
import type { QueueHome, QueueOwner } from '../queue/queue-home.js';
import { queueTypeOf } from '../queue/queue-type.js';
import { Queue, type QueueSurroundings } from '../queue/queue.js';
import type { BrokerWitness } from '../ports.js';
import { Policies } from '../policy/policies.js';
import { notFound, resourceText } from '../refusals.js';
import type { Binding, Destination } from '../routing/binding.js';
import { DefaultMatcher } from '../routing/types/default.js';
import { Exchange, type ExchangeDefinition, matchersByType } from '../routing/exchange.js';
import type { Matcher, MatcherSurroundings } from '../routing/matcher.js';
import { DurableDefinitions } from './durable-definitions.js';
import { assertSameExchange } from './equivalence.js';
import { ExchangeMaking } from './exchange-making.js';
import { GoneCounts } from '../statistics/gone-counts.js';
import type { Statistics } from '../statistics/statistics.js';
import { VHostParameters } from '../parameters/vhost-parameters.js';
import { type MessageRoutes, type RouteLimits, Routes } from './routes.js';
import { systemExchanges } from './system-exchanges.js';
import { noDetails } from './vhost-details.js';

/** What a vhost needs of its broker. */
export interface VHostSurroundings extends QueueSurroundings, MatcherSurroundings {
  readonly statistics: Statistics;
  readonly witness?: BrokerWitness | undefined;
}

export class VHost {
  /** Rises with every change after which a message may take another way. */
  topologyVersion = 0;
  /** True while copies of all that is published and delivered go to `amq.rabbitmq.trace`. */
  tracing = false;
  details = noDetails;
  readonly policies: Policies;
  readonly parameters: VHostParameters;
  readonly gone = new GoneCounts();
  /** Where direct replies go, by their names: nobody else can use these queues, or sees them. */
  readonly replyQueues = new Map<string, Queue>();
  /** By name; nobody else changes them. */
  readonly exchanges = new Map<string, Exchange>();
  readonly queues = new Map<string, Queue>();
  readonly bindingsTo = new Map<Destination, Set<Binding>>();
  /** Of what is published; whoever puts others in their place raises `topologyVersion`. */
  routes: MessageRoutes;
  readonly definitions: DurableDefinitions;
  private readonly making: ExchangeMaking;
  /** What the queues ask of it. */
  readonly home: QueueHome;

  constructor(
    readonly name: string,
    limits: RouteLimits,
    private readonly surroundings: VHostSurroundings,
  ) {
    this.definitions = new DurableDefinitions(name, surroundings.store, surroundings.witness);
    this.parameters = new VHostParameters(this.definitions);
    const { queues, exchanges } = this;
    this.policies = new Policies(this.definitions, {
      queues,
      exchanges,
      alternatesChanged: () => {
        this.bindingsChanged();
      },
    });
    this.routes = new Routes(limits, exchanges);
    const deadLetters = new DeadLetters(exchanges, this.routes, () => surroundings.timetable.now());
    this.home = {
      bury: (queue, message, reason) => {
        deadLetters.send(queue, message, reason);
      },
      release: (queue, message) => {
        this.routes.release(queue, message);
      },
      lapse: (queue) => {
        this.deleteQueue(queue);
      },
    };
    this.making = new ExchangeMaking(name, surroundings, this.home, this.definitions);
    this.addSystemExchange('', 'direct', false, new DefaultMatcher(this.queues, this.replyQueues));
    for (const [exchange, type, internal] of systemExchanges) {
      this.addSystemExchange(exchange, type, internal, matchersByType[type]!(emptyTable, surroundings));
    }
  }

  /** The commit with which all changes so far are durable. */
  get lastCommit(): number {
    return this.definitions.lastCommit;
  }

  /** The commit with which these, and a binding between them, are durable; 0 when one of them is not to be. */
  commitOf(...ends: readonly Destination[]): number {
    return this.definitions.commitOf(...ends);
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
  declareExchange(definition: ExchangeDefinition): number {
    const existing = this.exchanges.get(definition.name);
    if (existing !== undefined) {
      assertSameExchange(existing.definition, definition, this.name);
      return this.commitOf(existing);
    }
    this.add(this.making.define(definition));
    return this.definitions.putExchange(definition);
  }

  /** Deletes an exchange with all bindings from and to it. */
  deleteExchange(exchange: Exchange): number {
    this.exchanges.delete(exchange.name);
    for (const binding of [...exchange]) {
      this.unlink(binding);
      this.definitions.removeBinding(binding);
    }
    this.bindingsChanged();
    return this.remove(exchange);
  }

  /** Makes a queue; there must be none of this name. The caller asks `commitOf` for its commit. */
  createQueue(definition: QueueDefinition, owner: QueueOwner | undefined): Queue {
    this.surroundings.statistics.churn.queuesCreated++;
    this.definitions.putQueue(definition); // a durable queue finds its storage by its definition
    return this.addQueue(definition, owner);
  }

  /** Deletes a queue with its bindings and its messages. */
  deleteQueue(queue: Queue): number {
    if (queue.deleted) return this.commitOf(queue);
    if (this.queues.delete(queue.name)) this.surroundings.statistics.churn.queuesDeleted++;
    this.replyQueues.delete(queue.name);
    this.topologyVersion++;
    queue.owner?.exclusiveQueues.delete(queue);
    queue.delete();
    this.gone.addQueue(queueTypeOf(queue.definition), queue.counts);
    return this.remove(queue);
  }

  /** A consumer goes; an auto-delete queue goes with its last one. */
  removeConsumer(queue: Queue, consumer: Consumer): void {
    queue.removeConsumer(consumer);
    if (queue.definition.autoDelete && queue.consumerCount === 0) this.deleteQueue(queue);
  }

  /** @throws ChannelError 406 when the binding makes no sense for the source's type */
  bind(source: Exchange, destination: Destination, routingKey: string, args: FieldTable): number {
    const binding = this.addBinding(source, destination, routingKey, args);
    if (binding === undefined) return this.commitOf(source, destination);
    this.routes.replay(source, destination);
    return this.definitions.putBinding(binding);
  }

  /** Removes a binding; there may be none. */
  unbind(source: Exchange, destination: Destination, routingKey: string, args: FieldTable): number {
    const binding = source.unbind(destination, routingKey, args);
    if (binding === undefined) return this.commitOf(source, destination);
    this.unlink(binding);
    this.bindingsChanged();
    const commit = this.definitions.removeBinding(binding);
    return this.isUnused(source) ? Math.max(commit, this.deleteExchange(source)) : commit;
  }

  /**
   * Adds an exchange of a known type; there must be none of this name.
   *
   * @throws ChannelError 406 when its arguments make no sense for the type
   */
  addExchange(definition: ExchangeDefinition): void {
    this.add(this.making.make(definition));
  }

  /** An exchange has a storage for what it has seen; there must be such an exchange. */
  openSeen(remembering: QueueDefinition): void {
    this.making.openSeen(this.exchange(remembering.name), remembering);
  }

  /** Adds a queue; there must be none of this name. */
  addQueue(definition: QueueDefinition, owner: QueueOwner | undefined): Queue {
    const queue = new Queue(definition, owner, this.surroundings, this.home);
    this.queues.set(definition.name, queue);
    this.policies.apply(queue);
    this.topologyVersion++;
    return queue;
  }

  /**
   * Adds a binding; returns `undefined` when it was there already.
   *
   * @throws ChannelError 406 when it makes no sense for the source's type
   */
  addBinding(source: Exchange, destination: Destination, routingKey: string, args: FieldTable): Binding | undefined {
    const binding = source.bind(destination, routingKey, args);
    if (binding === undefined) return undefined;
    const bindings = this.bindingsTo.get(destination);
    if (bindings === undefined) this.bindingsTo.set(destination, new Set([binding]));
    else bindings.add(binding);
    this.bindingsChanged();
    return binding;
  }

  /** `exchange 'x' in vhost '/'` */
  exchangeText(name: string): string {
    return resourceText('exchange', name, this.name);
  }

  /** `queue 'q' in vhost '/'` */
  queueText(name: string): string {
    return resourceText('queue', name, this.name);
  }

  private add(exchange: Exchange): void {
    this.exchanges.set(exchange.name, exchange);
    this.policies.apply(exchange);
    this.bindingsChanged();
  }

  private addSystemExchange(name: string, type: string, internal: boolean, matcher: Matcher): void {
    const definition = { name, type, durable: true, autoDelete: false, internal, arguments: emptyTable };
    this.exchanges.set(name, new Exchange(definition, matcher));
  }

  /**
   * Ends the bindings to a destination that is gone, and its definition. Exchanges that this leaves unused
   * go too, and so on: one after the other, since chains may be of any length.
   */
  private remove(destination: Destination): number {
    const { definitions } = this;
    const gone = [destination];
    let commit = 0;
    let changed = false;
    for (const one of gone) {
      for (const binding of this.bindingsTo.get(one) ?? []) {
        const { source, routingKey, arguments: args } = binding;
        source.unbind(one, routingKey, args);
        commit = Math.max(commit, definitions.removeBinding(binding));
        changed = true;
        if (!this.isUnused(source)) continue;
        this.exchanges.delete(source.name);
        gone.push(source);
      }
      this.bindingsTo.delete(one);
      if (one.kind === 'exchange') commit = Math.max(commit, this.making.clear(one));
      commit = Math.max(commit, definitions.removeDestination(one));
    }
    if (changed) this.bindingsChanged();
    return commit;
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
    this.routes.clear();
  }
}
