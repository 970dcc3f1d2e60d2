/**
 * What an exchange stores stands in queues that no client knows of.
 */
import { emptyTable } from '../../wire/values/field-table.js';
import type { QueueDefinition } from '../queue/queue-definition.js';
import type { Exchange, ExchangeDefinition } from '../routing/exchange.js';
import { DELAYED_TYPE } from '../routing/types/delayed.js';
/** What holds the messages that an exchange delays; `undefined` when it delays none. */
export function waitingOf(vhost: string, { name, type, durable }: ExchangeDefinition): QueueDefinition | undefined {
  if (type !== DELAYED_TYPE) return undefined;
  return { vhost, name, durable, exclusive: false, autoDelete: false, arguments: emptyTable, delays: true };
}

/** What keeps the values that an exchange has seen; `undefined` when they are not to outlive the process. */
export function rememberingOf(vhost: string, { name, seen }: Exchange): QueueDefinition | undefined {
  if (seen?.outlivesProcess !== true) return undefined;
  const properties = { durable: true, exclusive: false, autoDelete: false, arguments: emptyTable };
  return { vhost, name, ...properties, remembers: true };
}
