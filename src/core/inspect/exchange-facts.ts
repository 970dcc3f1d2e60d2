/**
 * An exchange, as those see it who look at a broker from outside.
 */
import type { FieldTable } from '../../wire/values/field-table.js';
import type { AppliedPolicies } from '../policy/policies.js';
import type { Exchange } from '../routing/exchange.js';
import type { ExchangeCounts } from '../statistics/exchange-counts.js';
import type { VHost } from '../vhost/vhost.js';

export class ExchangeFacts {
  constructor(
    readonly exchange: Exchange,
    private readonly home: VHost,
  ) {}

  get name(): string {
    return this.exchange.name;
  }

  get vhost(): string {
    return this.home.name;
  }

  get type(): string {
    return this.exchange.definition.type;
  }

  get durable(): boolean {
    return this.exchange.definition.durable;
  }

  get autoDelete(): boolean {
    return this.exchange.definition.autoDelete;
  }

  get internal(): boolean {
    return this.exchange.definition.internal;
  }

  get arguments(): FieldTable {
    return this.exchange.definition.arguments;
  }

  /** Name of the policy that applies. */
  get policy(): string | undefined {
    return this.policies.policy?.name;
  }

  get operatorPolicy(): string | undefined {
    return this.policies.operatorPolicy?.name;
  }

  get effectivePolicyDefinition(): FieldTable {
    return this.policies.definition;
  }

  get counts(): ExchangeCounts {
    return this.exchange.counts;
  }

  private get policies(): AppliedPolicies {
    return this.home.policies.of(this.exchange);
  }
}
