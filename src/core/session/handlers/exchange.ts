/**
 * Class exchange (specification section 1.6) with RabbitMQ's bindings between exchanges. Answers wait
 * until what they say is durable.
 */
import { ChannelError } from '../../../wire/methods/errors.js';
import type { MethodOf } from '../../../wire/methods/methods.js';
import { fieldTypeName } from '../../field-text.js';
import { defaultExchangeRefused, reservedName } from '../../refusals.js';
import { type Exchange, assertExchangeType } from '../../routing/exchange.js';
import type { Channel } from '../channel.js';
import type { Handlers } from './handlers.js';
import { assertMayBindFrom } from '../../vhost/bindable.js';
import { declaredName, isReserved } from './names.js';

export const exchangeHandlers: Handlers<'exchange.declare' | 'exchange.delete' | 'exchange.bind' | 'exchange.unbind'> =
  {
    'exchange.declare': declare,
    'exchange.delete': remove,
    'exchange.bind': bind,
    'exchange.unbind': unbind,
  };

function declare(channel: Channel, method: MethodOf<'exchange.declare'>): void {
  const { vhost } = channel;
  const name = declaredName(method.exchange);
  if (!method.passive) assertExchangeType(method.type);
  if (name === '') throw defaultExchangeRefused();
  const commit = method.passive
    ? vhost.commitOf(visibleExchange(channel, name))
    : declareActively(channel, name, method);
  if (!method.noWait) channel.sendWhenCommitted({ name: 'exchange.declare-ok' }, commit);
}

/** @throws ChannelError 403 or 404 */
function visibleExchange({ vhost, rights }: Channel, name: string): Exchange {
  rights.assertMayAnything('exchange', name);
  return vhost.exchange(name);
}

function declareActively(channel: Channel, name: string, method: MethodOf<'exchange.declare'>): number {
  const { vhost, rights } = channel;
  rights.assertMay('configure', 'exchange', name);
  if (vhost.findExchange(name) === undefined) assertDeclarable(channel, name, method);
  const { type, durable, autoDelete, internal, arguments: args } = method;
  return vhost.declareExchange({ name, type, durable, autoDelete, internal, arguments: args });
}

function assertDeclarable(channel: Channel, name: string, method: MethodOf<'exchange.declare'>): void {
  if (isReserved(name)) throw reservedName('exchange', name);
  const alternate = method.arguments.get('alternate-exchange');
  if (alternate === undefined) return;
  if (alternate.type !== 'S') {
    const where = channel.vhost.exchangeText(name);
    const detail = `invalid type '${fieldTypeName(alternate)}' for arg 'alternate-exchange' in ${where}`;
    throw new ChannelError('PRECONDITION_FAILED', detail);
  }
  // What others publish goes there, in the name of whoever says so.
  channel.rights.assertMay('read', 'exchange', name);
  channel.rights.assertMay('write', 'exchange', alternate.value);
}

function remove(channel: Channel, method: MethodOf<'exchange.delete'>): void {
  const { vhost } = channel;
  const name = declaredName(method.exchange);
  if (name === '') throw defaultExchangeRefused();
  if (isReserved(name)) {
    throw new ChannelError('ACCESS_REFUSED', `deletion of system ${vhost.exchangeText(name)} not allowed`);
  }
  channel.rights.assertMay('configure', 'exchange', name);
  const exchange = vhost.findExchange(name);
  let commit = vhost.lastCommit; // an exchange that is not there may have gone a moment ago
  if (exchange !== undefined) {
    if (method.ifUnused && exchange.bindingCount > 0) {
      throw new ChannelError('PRECONDITION_FAILED', `${vhost.exchangeText(name)} in use`);
    }
    commit = vhost.deleteExchange(exchange);
  }
  if (!method.noWait) channel.sendWhenCommitted({ name: 'exchange.delete-ok' }, commit);
}

function bind(channel: Channel, method: MethodOf<'exchange.bind'>): void {
  const { vhost } = channel;
  const ends = endsOf(channel, method);
  const source = vhost.exchange(ends.source);
  const destination = vhost.exchange(ends.destination);
  const commit = vhost.bind(source, destination, method.routingKey, method.arguments);
  if (!method.noWait) channel.sendWhenCommitted({ name: 'exchange.bind-ok' }, commit);
}

/** Idempotent, as in RabbitMQ: what is not bound, or not there, is unbound. */
function unbind(channel: Channel, method: MethodOf<'exchange.unbind'>): void {
  const { vhost } = channel;
  const ends = endsOf(channel, method);
  const source = vhost.findExchange(ends.source);
  const destination = vhost.findExchange(ends.destination);
  const commit =
    source === undefined || destination === undefined
      ? vhost.lastCommit // it may have gone a moment ago
      : vhost.unbind(source, destination, method.routingKey, method.arguments);
  if (!method.noWait) channel.sendWhenCommitted({ name: 'exchange.unbind-ok' }, commit);
}

interface Ends {
  readonly source: string;
  readonly destination: string;
}

/** @throws ChannelError 403 when one of them is the default exchange, or the user may not join them */
function endsOf({ vhost, rights }: Channel, method: Ends & { readonly routingKey: string }): Ends {
  const source = declaredName(method.source);
  const destination = declaredName(method.destination);
  rights.assertMay('write', 'exchange', destination);
  if (source === '' || destination === '') throw defaultExchangeRefused();
  assertMayBindFrom({ vhost, rights }, source, method.routingKey);
  return { source, destination };
}
