/**
 * Builds again what the store kept of a vhost. What makes no sense is left out: it may come from a
 * version that knew more, or refer to something that did.
 */
import { ChannelError } from '../../wire/methods/errors.js';
import type { BindingEntry, ExchangeEntry, QueueEntry, VHostContentEntry, VHostEntry } from '../definitions.js';
import type { QueueDefinition } from '../queue/queue-definition.js';
import type { Destination } from '../routing/binding.js';
import { isExchangeType } from '../routing/exchange.js';
import { noDetails } from './vhost-details.js';
import type { VHost } from './vhost.js';

/** Gives a vhost what is kept of it beside its contents. */
export function restoreVHost(vhost: VHost, { tracing, details = noDetails }: VHostEntry): void {
  vhost.tracing = tracing === true;
  vhost.details = details;
}

/** @returns why the definition was left out; `undefined` when it was not */
export function restoreIn(vhost: VHost, entry: VHostContentEntry): string | undefined {
  switch (entry.kind) {
    case 'parameter':
      return vhost.parameters.restore(entry);
    case 'policy':
    case 'operator-policy':
      return vhost.policies.restore(entry);
    case 'exchange':
      return restoreExchange(vhost, entry);
    case 'queue':
      return restoreQueue(vhost, entry);
    case 'binding':
      return restoreBinding(vhost, entry);
    default:
      return 'definitions of this kind are not known';
  }
}

function restoreExchange(vhost: VHost, { definition }: ExchangeEntry): string | undefined {
  const { name, type } = definition;
  if (vhost.findExchange(name) !== undefined) return `${vhost.exchangeText(name)} is there already`;
  if (!isExchangeType(type)) return `unknown exchange type '${type}'`;
  return refusalOf(() => {
    vhost.addExchange(definition);
  });
}

function restoreQueue(vhost: VHost, { definition, paused }: QueueEntry): string | undefined {
  const { name } = definition;
  // It came with its exchange.
  if (definition.delays === true) return undefined;
  if (definition.remembers === true) return restoreSeen(vhost, definition);
  if (vhost.findQueue(name) !== undefined) return `${vhost.queueText(name)} is there already`;
  vhost.addQueue(definition, undefined).isPaused = paused === true;
  return undefined;
}

function restoreSeen(vhost: VHost, definition: QueueDefinition): string | undefined {
  if (vhost.findExchange(definition.name) === undefined) return `no ${vhost.exchangeText(definition.name)}`;
  vhost.openSeen(definition);
  return undefined;
}

function restoreBinding(vhost: VHost, entry: BindingEntry): string | undefined {
  const { source, destinationKind, destination, routingKey, arguments: args } = entry;
  const exchange = source === '' ? undefined : vhost.findExchange(source);
  if (exchange === undefined) return `no ${vhost.exchangeText(source)}`;
  const end: Destination | undefined =
    destinationKind === 'queue' ? vhost.findQueue(destination) : vhost.findExchange(destination);
  if (end === undefined) {
    return `no ${destinationKind === 'queue' ? vhost.queueText(destination) : vhost.exchangeText(destination)}`;
  }
  return refusalOf(() => {
    vhost.addBinding(exchange, end, routingKey, args);
  });
}

/** Why a client would be refused what `add` does; `undefined` when it is done. */
function refusalOf(add: () => void): string | undefined {
  try {
    add();
  } catch (error) {
    if (error instanceof ChannelError) return error.replyText;
    throw error;
  }
  return undefined;
}
