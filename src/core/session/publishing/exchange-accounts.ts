/**
 * Where the publishes of a channel are counted: in the exchange that they name. A channel publishes to the same
 * one most of the time, so that looking it up is rare.
 */
import { ExchangeCounts } from '../../statistics/exchange-counts.js';
import type { VHost } from '../../vhost/vhost.js';

export class ExchangeAccounts {
  private name: string | undefined;
  private version = -1;
  private counts = new ExchangeCounts();

  constructor(private readonly vhost: VHost) {}

  of(exchange: string): ExchangeCounts {
    if (exchange !== this.name || this.version !== this.vhost.topologyVersion) this.find(exchange);
    return this.counts;
  }

  private find(exchange: string): void {
    this.name = exchange;
    this.version = this.vhost.topologyVersion;
    // Only in a transaction: it may have gone since the publish.
    this.counts = this.vhost.findExchange(exchange)?.counts ?? new ExchangeCounts();
  }
}
