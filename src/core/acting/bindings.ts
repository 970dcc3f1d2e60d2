/**
 * Binding queues and exchanges to exchanges (specification section 1.7.2.3, RabbitMQ's `exchange.bind`).
 *
 * All functions return the commit with which what they did is durable. Ending a binding succeeds when it, or
 * an end of it, is not there (RabbitMQ).
 */
import { ChannelError } from '../../wire/methods/errors.js';
import type { FieldTable } from '../../wire/values/field-table.js';
import { defaultExchangeRefused } from '../refusals.js';
import { assertMayBindFrom } from '../vhost/bindable.js';
import type { Actor } from './actor.js';
import { assertNotLocked, unlockedQueue } from './names.js';
import { isReplyName } from './reply-names.js';

export interface WantedBinding {
  readonly source: string;
  readonly destination: string;
  readonly routingKey: string;
  readonly arguments: FieldTable;
}

/** @throws ChannelError 403, 404, 405, or 406 when it makes no sense for the type of the exchange */
export function bindQueue(actor: Actor, wanted: WantedBinding): number {
  const { vhost } = actor;
  const { source, destination, routingKey, arguments: args } = wanted;
  assertMayBindQueue(actor, wanted);
  if (isReplyName(destination)) {
    throw new ChannelError('ACCESS_REFUSED', `binding to ${vhost.queueText(destination)} not allowed`);
  }
  const exchange = vhost.exchange(source);
  return vhost.bind(exchange, unlockedQueue(actor, destination), routingKey, args);
}

/** @throws ChannelError 403 or 405 */
export function unbindQueue(actor: Actor, wanted: WantedBinding): number {
  const { vhost } = actor;
  assertMayBindQueue(actor, wanted);
  const exchange = vhost.findExchange(wanted.source);
  const queue = vhost.findQueue(wanted.destination);
  if (queue !== undefined) assertNotLocked(actor, queue);
  if (exchange === undefined || queue === undefined) return vhost.lastCommit; // it may have gone a moment ago
  return vhost.unbind(exchange, queue, wanted.routingKey, wanted.arguments);
}

/** @throws ChannelError 403, 404, or 406 when it makes no sense for the type of the source */
export function bindExchange(actor: Actor, wanted: WantedBinding): number {
  const { vhost } = actor;
  assertMayBindExchange(actor, wanted);
  const source = vhost.exchange(wanted.source);
  return vhost.bind(source, vhost.exchange(wanted.destination), wanted.routingKey, wanted.arguments);
}

/** @throws ChannelError 403 */
export function unbindExchange(actor: Actor, wanted: WantedBinding): number {
  const { vhost } = actor;
  assertMayBindExchange(actor, wanted);
  const source = vhost.findExchange(wanted.source);
  const destination = vhost.findExchange(wanted.destination);
  if (source === undefined || destination === undefined) return vhost.lastCommit; // it may have gone a moment ago
  return vhost.unbind(source, destination, wanted.routingKey, wanted.arguments);
}

/** @throws ChannelError 403 */
function assertMayBindQueue(actor: Actor, { source, destination, routingKey }: WantedBinding): void {
  actor.rights.assertMay('write', 'queue', destination);
  if (source === '') throw defaultExchangeRefused();
  assertMayBindFrom(actor, source, routingKey);
}

/** @throws ChannelError 403 */
function assertMayBindExchange(actor: Actor, { source, destination, routingKey }: WantedBinding): void {
  actor.rights.assertMay('write', 'exchange', destination);
  if (source === '' || destination === '') throw defaultExchangeRefused();
  assertMayBindFrom(actor, source, routingKey);
}
