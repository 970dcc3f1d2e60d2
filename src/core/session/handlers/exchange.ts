/**
 * Class exchange (specification section 1.6) with RabbitMQ's bindings between exchanges: what `acting/` does, in
 * the words of the protocol. Answers wait until what they say is durable.
 */
import type { MethodOf } from '../../../wire/methods/methods.js';
import { type WantedBinding, bindExchange, unbindExchange } from '../../acting/bindings.js';
import { declareExchange, deleteExchange, visibleExchange } from '../../acting/exchanges.js';
import { declaredName } from '../../acting/names.js';
import { defaultExchangeRefused } from '../../refusals.js';
import type { Channel } from '../channel.js';
import type { Handlers } from './handlers.js';

export const exchangeHandlers: Handlers<'exchange.declare' | 'exchange.delete' | 'exchange.bind' | 'exchange.unbind'> =
  {
    'exchange.declare': declare,
    'exchange.delete': remove,
    'exchange.bind': bind,
    'exchange.unbind': unbind,
  };

function declare(channel: Channel, method: MethodOf<'exchange.declare'>): void {
  const name = declaredName(method.exchange);
  const commit = method.passive ? look(channel, name) : declareActively(channel, name, method);
  if (!method.noWait) channel.sendWhenCommitted({ name: 'exchange.declare-ok' }, commit);
}

function look(channel: Channel, name: string): number {
  if (name === '') throw defaultExchangeRefused();
  return channel.vhost.commitOf(visibleExchange(channel, name));
}

function declareActively(channel: Channel, name: string, method: MethodOf<'exchange.declare'>): number {
  const { type, durable, autoDelete, internal, arguments: args } = method;
  return declareExchange(channel, { name, type, durable, autoDelete, internal, arguments: args });
}

function remove(channel: Channel, method: MethodOf<'exchange.delete'>): void {
  const commit = deleteExchange(channel, declaredName(method.exchange), method.ifUnused);
  if (!method.noWait) channel.sendWhenCommitted({ name: 'exchange.delete-ok' }, commit);
}

function bind(channel: Channel, method: MethodOf<'exchange.bind'>): void {
  const commit = bindExchange(channel, wantedBinding(method));
  if (!method.noWait) channel.sendWhenCommitted({ name: 'exchange.bind-ok' }, commit);
}

function unbind(channel: Channel, method: MethodOf<'exchange.unbind'>): void {
  const commit = unbindExchange(channel, wantedBinding(method));
  if (!method.noWait) channel.sendWhenCommitted({ name: 'exchange.unbind-ok' }, commit);
}

function wantedBinding(method: MethodOf<'exchange.bind' | 'exchange.unbind'>): WantedBinding {
  const [source, destination] = [declaredName(method.source), declaredName(method.destination)];
  return { source, destination, routingKey: method.routingKey, arguments: method.arguments };
}
