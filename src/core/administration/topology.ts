/**
 * Queues, exchanges and bindings, as somebody without a connection makes and ends them. What is checked, and what
 * is said of it, is what clients of AMQP meet (`acting/`).
 *
 * All methods throw what those functions throw: a ChannelError with RabbitMQ's reply text, a ConnectionError for
 * what is not implemented at all; and a JsonError when a name is too long to travel. The turn is ended for them.
 */
import { assertShort } from '../json/table-json.js';
import type { Actor } from '../acting/actor.js';
import { type WantedBinding, bindExchange, bindQueue, unbindExchange, unbindQueue } from '../acting/bindings.js';
import { declareExchange, deleteExchange } from '../acting/exchanges.js';
import { declaredName } from '../acting/names.js';
import { type WantedQueue, declareQueue } from '../acting/queue-declaring.js';
import { type DeletionConditions, deleteQueue, purgeQueue } from '../acting/queue-ending.js';
import type { Broker } from '../broker.js';
import type { ExchangeDefinition } from '../routing/exchange.js';

export interface Change {
  /** False when it was there already, or was not there to be deleted. */
  readonly changed: boolean;
  /** With which it is durable: see `whenDurable`. */
  readonly commit: number;
}

/** Which kind of thing a binding leads to. */
export type DestinationKind = 'queue' | 'exchange';

/** Calls `action` once the commit is durable; at once when it is already. */
export function whenDurable(broker: Broker, commit: number, action: () => void): void {
  if (commit <= broker.store.committed) action();
  else broker.afterCommit(commit, action);
}

export class Topology {
  constructor(private readonly actor: Actor) {}

  /** The name must not be empty; exclusive queues belong to connections. */
  declareQueue(wanted: Omit<WantedQueue, 'exclusive'>): Change {
    const { vhost } = this.actor;
    const name = given('queue', wanted.name);
    const changed = vhost.findQueue(name) === undefined;
    const queue = declareQueue(this.actor, { ...wanted, name, exclusive: false });
    queue.used();
    return this.done(changed, vhost.commitOf(queue));
  }

  deleteQueue(queue: string, conditions: DeletionConditions): Change & { readonly messageCount: number } {
    const name = given('queue', queue);
    const changed = this.actor.vhost.findQueue(name) !== undefined;
    const { messageCount, commit } = deleteQueue(this.actor, name, conditions);
    return { ...this.done(changed, commit), messageCount };
  }

  /** Returns how many messages went. */
  purgeQueue(queue: string): number {
    const messageCount = purgeQueue(this.actor, queue);
    this.actor.broker.requestTurn();
    return messageCount;
  }

  declareExchange(wanted: ExchangeDefinition): Change {
    const name = given('exchange', wanted.name);
    const changed = this.actor.vhost.findExchange(name) === undefined;
    return this.done(changed, declareExchange(this.actor, { ...wanted, name }));
  }

  deleteExchange(exchange: string, ifUnused: boolean): Change {
    const name = given('exchange', exchange);
    const changed = this.actor.vhost.findExchange(name) !== undefined;
    return this.done(changed, deleteExchange(this.actor, name, ifUnused));
  }

  bind(kind: DestinationKind, wanted: WantedBinding): Change {
    const binding = givenBinding(wanted);
    const before = this.bindingCount(binding.source);
    const commit = kind === 'queue' ? bindQueue(this.actor, binding) : bindExchange(this.actor, binding);
    return this.done(this.bindingCount(binding.source) !== before, commit);
  }

  unbind(kind: DestinationKind, wanted: WantedBinding): Change {
    const binding = givenBinding(wanted);
    const before = this.bindingCount(binding.source);
    const commit = kind === 'queue' ? unbindQueue(this.actor, binding) : unbindExchange(this.actor, binding);
    return this.done(this.bindingCount(binding.source) !== before, commit);
  }

  private bindingCount(exchange: string): number | undefined {
    return this.actor.vhost.findExchange(exchange)?.bindingCount;
  }

  private done(changed: boolean, commit: number): Change {
    this.actor.broker.requestTurn();
    return { changed, commit };
  }
}

function given(what: string, name: string): string {
  return declaredName(assertShort(name, what));
}

function givenBinding({ source, destination, routingKey, arguments: args }: WantedBinding): WantedBinding {
  return {
    source: given('source', source),
    destination: given('destination', destination),
    routingKey: assertShort(routingKey, 'routing_key'),
    arguments: args,
  };
}
