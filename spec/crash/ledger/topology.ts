/**
 * What is declared, as far as the answers of the broker tell: where a message must go, and where it may go
 * because a declaration, a binding or a deletion is on its way.
 */
import type { Arguments, Copy, Message, QueueRecord } from './records.js';

export interface ExchangeRecord {
  readonly name: string;
  readonly type: 'fanout' | 'direct' | 'topic' | 'x-delayed-message';
  readonly durable: boolean;
  readonly fixed: boolean;
  readonly arguments: Arguments;
  /** Where messages with a delay wait. */
  readonly waiting: QueueRecord | undefined;
  state: QueueRecord['state'];
}

export interface BindingRecord {
  readonly source: ExchangeRecord;
  readonly destination: QueueRecord | ExchangeRecord;
  readonly key: string;
  state: 'coming' | 'there' | 'going' | 'gone';
}

export interface Route {
  readonly sure: ReadonlySet<QueueRecord>;
  /** Those that are not sure. */
  readonly maybe: ReadonlySet<QueueRecord>;
}

/** A change that the broker was told of, to be called once it has answered. */
export type Answered = () => void;

const HISTORY_MAX = 200;

export class Topology {
  /** By name, all but those gone. */
  readonly queues = new Map<string, QueueRecord>();
  readonly exchanges = new Map<string, ExchangeRecord>();
  readonly bindings = new Set<BindingRecord>();
  /** What was declared, bound and deleted last, for who looks for the reason of a violation. */
  readonly history: string[] = [];

  /** @param onChange - called whenever the route of messages on their way may have changed */
  constructor(
    private readonly onChange: () => void,
    private readonly onQueueGone: (queue: QueueRecord, why: string) => void,
  ) {}

  declareQueue(name: string, options: QueueOptions): Answered {
    const queue = newQueue(name, options);
    this.queues.set(name, queue);
    return this.changes(`declare ${options.durable ? 'durable' : 'transient'} ${name}`, () => {
      queue.state = 'there';
    });
  }

  deleteQueue(queue: QueueRecord): Answered {
    queue.state = 'deleting';
    return this.changes(`delete ${queue.name}`, () => this.queueIsGone(queue, 'the queue was deleted'));
  }

  declareExchange(name: string, options: ExchangeOptions): Answered {
    const { type, durable, fixed, arguments: args = {} } = options;
    const waiting =
      type === 'x-delayed-message' ? newQueue(`waiting at ${name}`, { durable, fixed, hidden: true }) : undefined;
    const exchange: ExchangeRecord = { name, type, durable, fixed, arguments: args, waiting, state: 'declaring' };
    this.exchanges.set(name, exchange);
    return this.changes(`declare ${durable ? 'durable' : 'transient'} ${type} ${name}`, () => {
      exchange.state = 'there';
      if (waiting !== undefined) waiting.state = 'there';
    });
  }

  deleteExchange(exchange: ExchangeRecord): Answered {
    exchange.state = 'deleting';
    return this.changes(`delete ${exchange.name}`, () => this.exchangeIsGone(exchange));
  }

  bind(source: ExchangeRecord, destination: BindingRecord['destination'], key: string): Answered {
    const binding: BindingRecord = { source, destination, key, state: 'coming' };
    this.bindings.add(binding);
    return this.changes(`bind ${describeBinding(binding)}`, () => {
      binding.state = 'there';
    });
  }

  unbind(binding: BindingRecord): Answered {
    binding.state = 'going';
    return this.changes(`unbind ${describeBinding(binding)}`, () => this.bindingIsGone(binding));
  }

  queueIsGone(queue: QueueRecord, why: string): void {
    queue.state = 'gone';
    this.queues.delete(queue.name);
    this.dropBindings(({ destination }) => destination === queue);
    this.onQueueGone(queue, why);
  }

  exchangeIsGone(exchange: ExchangeRecord): void {
    exchange.state = 'gone';
    this.exchanges.delete(exchange.name);
    this.dropBindings(({ source, destination }) => source === exchange || destination === exchange);
  }

  /** The broker was killed: what is transient is gone with it. */
  crash(): void {
    this.note('killed');
    for (const queue of [...this.queues.values()]) {
      queue.isPurged = false;
      if (!queue.durable) this.queueIsGone(queue, 'the queue was transient, and the broker killed');
    }
    for (const exchange of [...this.exchanges.values()]) if (!exchange.durable) this.exchangeIsGone(exchange);
  }

  /** Where a message goes that is published now. */
  routeOf({ exchange, routingKey, delayMs }: Pick<Message, 'exchange' | 'routingKey' | 'delayMs'>): Route {
    const waiting = delayMs > 0 ? this.exchanges.get(exchange)?.waiting : undefined;
    return waiting === undefined ? this.route(exchange, routingKey) : { sure: new Set([waiting]), maybe: new Set() };
  }

  /** Where the broker moves a message that leaves this queue without an acknowledgement. */
  onwardsFrom({ queue, message }: Copy): ReadonlySet<QueueRecord> {
    if (queue.hidden) return this.route(message.exchange, message.routingKey).sure;
    const { 'x-dead-letter-exchange': exchange, 'x-dead-letter-routing-key': key } = queue.arguments;
    return exchange === undefined ? new Set() : this.route(String(exchange), String(key ?? message.routingKey)).sure;
  }

  private route(exchange: string, key: string): Route {
    const sure = new Set<QueueRecord>();
    const maybe = new Set<QueueRecord>();
    if (exchange === '') {
      const queue = this.queues.get(key);
      if (queue !== undefined) (queue.state === 'there' ? sure : maybe).add(queue);
    } else {
      const source = this.exchanges.get(exchange);
      if (source !== undefined) this.follow(source, key, { sure, maybe, isSure: true, visited: new Set() });
    }
    for (const queue of sure) maybe.delete(queue);
    return { sure, maybe };
  }

  private changes(what: string, answered: Answered): Answered {
    this.note(`${what}?`);
    this.onChange();
    return () => {
      this.note(`${what}: ok`);
      answered();
    };
  }

  private note(event: string): void {
    this.history.push(event);
    if (this.history.length > HISTORY_MAX) this.history.shift();
  }

  private follow(exchange: ExchangeRecord, key: string, walk: Walk): void {
    const isSure = walk.isSure && exchange.state === 'there';
    for (const binding of this.bindings) {
      if (binding.source !== exchange || !matches(exchange, binding.key, key)) continue;
      const { destination } = binding;
      const step = { ...walk, isSure: isSure && binding.state === 'there' };
      if (!('type' in destination)) {
        (step.isSure && destination.state === 'there' ? walk.sure : walk.maybe).add(destination);
      } else if (!walk.visited.has(binding)) {
        this.follow(destination, key, { ...step, visited: new Set([...walk.visited, binding]) });
      }
    }
  }

  private dropBindings(isMeant: (binding: BindingRecord) => boolean): void {
    for (const binding of [...this.bindings]) if (isMeant(binding)) this.bindingIsGone(binding);
  }

  private bindingIsGone(binding: BindingRecord): void {
    binding.state = 'gone';
    this.bindings.delete(binding);
  }
}

type ExchangeOptions = Pick<ExchangeRecord, 'type' | 'durable' | 'fixed'> & Partial<Pick<ExchangeRecord, 'arguments'>>;

type QueueOptions = Pick<QueueRecord, 'durable'> & Partial<Pick<QueueRecord, 'fixed' | 'arguments' | 'hidden'>>;

function newQueue(name: string, options: QueueOptions): QueueRecord {
  const known = { fixed: false, hidden: false, arguments: {}, isPurged: false, returnedIn: 0, ...options };
  return { name, ...known, copies: new Map<number, Copy>(), state: 'declaring' };
}

interface Walk {
  readonly sure: Set<QueueRecord>;
  readonly maybe: Set<QueueRecord>;
  readonly isSure: boolean;
  readonly visited: ReadonlySet<BindingRecord>;
}

/** Topic patterns are `#` or plain keys here, and messages that were delayed are matched as by a direct exchange. */
function matches({ type }: ExchangeRecord, pattern: string, key: string): boolean {
  return type === 'fanout' || pattern === key || (type === 'topic' && pattern === '#');
}

function describeBinding({ source, destination, key }: BindingRecord): string {
  return `${source.name} to ${destination.name} by '${key}'`;
}
