/**
 * A vhost as plain lists, with what is durable of it: what it holds, and what is left of it after a restart.
 */
import { type ExchangeType, type NaiveBinding, NaiveTopology } from './naive-topology.js';

export interface NaiveQueue {
  readonly name: string;
  readonly durable: boolean;
  readonly autoDelete: boolean;
  /** The client that it is for alone. */
  readonly owner: number | undefined;
}

interface NaiveConsumer {
  readonly client: number;
  readonly queue: string;
}

export interface DeclaredExchange {
  readonly name: string;
  readonly type: ExchangeType;
  readonly durable: boolean;
  readonly autoDelete: boolean;
}

const systemExchanges = ['amq.direct', 'amq.fanout', 'amq.topic', 'amq.headers'] as const;

export class NaiveDefinitions {
  private topology = new NaiveTopology();
  private readonly durableExchanges = new Set<string>(systemExchanges);
  private queues: NaiveQueue[] = [];
  private consumers: NaiveConsumer[] = [];

  constructor() {
    for (const name of systemExchanges) {
      const type = name.slice('amq.'.length) as ExchangeType;
      this.topology.exchanges.push({ name, type, autoDelete: false, alternate: undefined });
    }
  }

  hasExchange(name: string): boolean {
    return this.topology.exchange(name) !== undefined;
  }

  queue(name: string): NaiveQueue | undefined {
    return this.queues.find((queue) => queue.name === name);
  }

  declareExchange({ name, type, durable, autoDelete }: DeclaredExchange): void {
    this.topology.exchanges.push({ name, type, autoDelete, alternate: undefined });
    if (durable) this.durableExchanges.add(name);
    else this.durableExchanges.delete(name);
  }

  deleteExchange(name: string): void {
    this.topology.deleteExchange(name);
  }

  declareQueue(queue: NaiveQueue): void {
    this.queues.push(queue);
    this.topology.queues.push(queue.name);
  }

  deleteQueue(name: string): void {
    this.queues = this.queues.filter((queue) => queue.name !== name);
    this.consumers = this.consumers.filter(({ queue }) => queue !== name);
    this.topology.deleteQueue(name);
  }

  bind(binding: NaiveBinding): void {
    this.topology.bind(binding);
  }

  unbind(binding: NaiveBinding): void {
    this.topology.unbind(binding);
  }

  isConsuming(client: number, queue: string): boolean {
    return this.consumers.some((consumer) => consumer.client === client && consumer.queue === queue);
  }

  consume(client: number, queue: string): void {
    this.consumers.push({ client, queue });
  }

  cancel(client: number, queue: string): void {
    this.consumers = this.consumers.filter((consumer) => consumer.client !== client || consumer.queue !== queue);
    if (this.queue(queue)?.autoDelete !== true) return;
    if (!this.consumers.some((consumer) => consumer.queue === queue)) this.deleteQueue(queue);
  }

  /** The client's connection ends. */
  leave(client: number): void {
    for (const consumer of this.consumers.filter((one) => one.client === client)) this.cancel(client, consumer.queue);
    for (const { name, owner } of [...this.queues]) if (owner === client) this.deleteQueue(name);
  }

  /** What is durable is there, and nothing else. */
  restart(): void {
    const { exchanges } = this.topology;
    const bindings = this.topology.bindings.filter((binding) => this.isDurable(binding));
    this.consumers = [];
    this.queues = this.queues.filter(({ durable }) => durable);
    this.topology = new NaiveTopology();
    this.topology.exchanges = exchanges.filter(({ name }) => this.durableExchanges.has(name));
    this.topology.queues = this.queues.map(({ name }) => name);
    this.topology.bindings = bindings;
  }

  get queueNames(): readonly string[] {
    return this.topology.queues;
  }

  /** One line for each definition, sorted. */
  lines(which: 'all' | 'durable'): readonly string[] {
    const all = which === 'all';
    const { exchanges, bindings } = this.topology;
    const lines = [
      ...exchanges
        .filter(({ name }) => !name.startsWith('amq.') && (all || this.durableExchanges.has(name)))
        .map(({ name, type, autoDelete }) => `exchange ${name} ${type} ${autoDelete}`),
      ...this.queues
        .filter(({ durable }) => all || durable)
        .map(({ name, autoDelete }) => `queue ${name} ${autoDelete}`),
      ...bindings
        .filter((binding) => all || this.isDurable(binding))
        .map((one) => `binding ${one.source} ${one.kind} ${one.destination} ${one.key} ${one.header ?? 'any'}`),
    ];
    return lines.sort();
  }

  /** Both of its ends are there as long as it is. */
  private isDurable({ source, kind, destination }: NaiveBinding): boolean {
    const isDestinationDurable =
      kind === 'queue' ? this.queue(destination)!.durable : this.durableExchanges.has(destination);
    return this.durableExchanges.has(source) && isDestinationDurable;
  }
}
