/**
 * An exchange by its name, looked at whenever something is asked of it.
 */
import type { Broker } from '../../core/broker.js';
import { bindingFacts } from '../../core/inspect/binding-facts.js';
import { ExchangeFacts } from '../../core/inspect/exchange-facts.js';
import { type JsonObject, tableToJson } from '../../core/json/table-json.js';
import { resourceText } from '../../core/refusals.js';
import { EmbeddingError } from '../embedding-error.js';

export interface BindingView {
  readonly destination: string;
  readonly destinationType: 'queue' | 'exchange';
  /** The binding key. */
  readonly routingKey: string;
  readonly arguments: JsonObject;
}

/** All but `exists` throw an EmbeddingError, ERR_EMBEDDING_NOT_FOUND, while there is no such exchange. */
export class ExchangeView {
  /** Out of sight of whoever prints or compares this. */
  readonly #broker: Broker;

  constructor(
    broker: Broker,
    readonly vhost: string,
    readonly name: string,
  ) {
    this.#broker = broker;
  }

  get exists(): boolean {
    return this.#broker.findVHost(this.vhost)?.findExchange(this.name) !== undefined;
  }

  get type(): string {
    return this.facts.type;
  }

  get durable(): boolean {
    return this.facts.durable;
  }

  get autoDelete(): boolean {
    return this.facts.autoDelete;
  }

  get internal(): boolean {
    return this.facts.internal;
  }

  get arguments(): JsonObject {
    return tableToJson(this.facts.arguments);
  }

  /** Those of which it is the source. The default exchange has none that anybody made. */
  get bindings(): readonly BindingView[] {
    return [...this.facts.exchange].map((binding) => {
      const { destination, destinationType, routingKey, arguments: args } = bindingFacts(this.vhost, binding);
      return { destination, destinationType, routingKey, arguments: tableToJson(args) };
    });
  }

  /** Messages that were published to it, since it is there. */
  get publishedCount(): number {
    return this.facts.counts.publishIn;
  }

  private get facts(): ExchangeFacts {
    const vhost = this.#broker.findVHost(this.vhost);
    const exchange = vhost?.findExchange(this.name);
    if (vhost !== undefined && exchange !== undefined) return new ExchangeFacts(exchange, vhost);
    throw new EmbeddingError('ERR_EMBEDDING_NOT_FOUND', `no ${resourceText('exchange', this.name, this.vhost)}`);
  }
}
