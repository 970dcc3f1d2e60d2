/**
 * What a queue is declared to be.
 */
import type { FieldTable } from '../../wire/values/field-table.js';

export interface QueueDefinition {
  readonly vhost: string;
  readonly name: string;
  readonly durable: boolean;
  readonly exclusive: boolean;
  readonly autoDelete: boolean;
  readonly arguments: FieldTable;
  /** True for what holds the messages that an exchange of this name delays: no client knows of it. */
  readonly delays?: boolean;
  /** True for what keeps the values that an exchange of this name has seen: it is no queue at all. */
  readonly remembers?: boolean;
}
