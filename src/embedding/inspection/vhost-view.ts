/**
 * A vhost by its name: the way to what is in it.
 */
import type { Broker } from '../../core/broker.js';
import { type ConnectionView, connectionView } from './connection-view.js';
import { ExchangeView } from './exchange-view.js';
import { QueueView } from './queue-view.js';

export class VHostView {
  /** Out of sight of whoever prints or compares this. */
  readonly #broker: Broker;

  constructor(
    broker: Broker,
    readonly name: string,
  ) {
    this.#broker = broker;
  }

  get exists(): boolean {
    return this.#broker.findVHost(this.name) !== undefined;
  }

  /** A queue, which need not be there yet. */
  queue(name: string): QueueView {
    return new QueueView(this.#broker, this.name, name);
  }

  /** All there are. */
  queues(): readonly QueueView[] {
    return [...(this.#broker.findVHost(this.name)?.queues.keys() ?? [])].map((name) => this.queue(name));
  }

  /** An exchange, which need not be there yet; the empty name is that of the default exchange. */
  exchange(name: string): ExchangeView {
    return new ExchangeView(this.#broker, this.name, name);
  }

  /** All there are, those included that every vhost has. */
  exchanges(): readonly ExchangeView[] {
    return [...(this.#broker.findVHost(this.name)?.exchanges.keys() ?? [])].map((name) => this.exchange(name));
  }

  /** Open connections to it. */
  connections(): readonly ConnectionView[] {
    const open = [...this.#broker.connections].filter(
      ({ state, vhost }) => state === 'open' && vhost?.name === this.name,
    );
    return open.map(connectionView);
  }
}
