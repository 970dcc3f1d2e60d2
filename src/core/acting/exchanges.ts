/**
 * Making and deleting exchanges (specification section 1.6).
 */
import { ChannelError } from '../../wire/methods/errors.js';
import { fieldTypeName } from '../field-text.js';
import { defaultExchangeRefused, reservedName } from '../refusals.js';
import { type Exchange, type ExchangeDefinition, assertExchangeType } from '../routing/exchange.js';
import { assertRoomForExchange } from '../vhost/room.js';
import type { Actor } from './actor.js';
import { isReserved } from './names.js';

/**
 * The exchange that is there, if the actor may know of it.
 *
 * @throws ChannelError 403 or 404
 */
export function visibleExchange({ vhost, rights }: Actor, name: string): Exchange {
  rights.assertMayAnything('exchange', name);
  return vhost.exchange(name);
}

/**
 * Makes an exchange, or checks that the one of this name is the same; returns the commit.
 *
 * @throws ChannelError 403 or 406
 */
export function declareExchange(actor: Actor, wanted: ExchangeDefinition): number {
  const { vhost, rights } = actor;
  const { name, type } = wanted;
  assertExchangeType(type);
  if (name === '') throw defaultExchangeRefused();
  rights.assertMay('configure', 'exchange', name);
  if (vhost.findExchange(name) === undefined) assertDeclarable(actor, wanted);
  return vhost.declareExchange(wanted);
}

/**
 * Deletes an exchange; that succeeds when there is none (RabbitMQ). Returns the commit.
 *
 * @throws ChannelError 403, or 406 when it is to go only if it is unused
 */
export function deleteExchange({ vhost, rights }: Actor, name: string, ifUnused: boolean): number {
  if (name === '') throw defaultExchangeRefused();
  if (isReserved(name)) {
    throw new ChannelError('ACCESS_REFUSED', `deletion of system ${vhost.exchangeText(name)} not allowed`);
  }
  rights.assertMay('configure', 'exchange', name);
  const exchange = vhost.findExchange(name);
  if (exchange === undefined) return vhost.lastCommit; // it may have gone a moment ago
  if (ifUnused && exchange.bindingCount > 0) {
    throw new ChannelError('PRECONDITION_FAILED', `${vhost.exchangeText(name)} in use`);
  }
  return vhost.deleteExchange(exchange);
}

/** @throws ChannelError 403 or 406 */
function assertDeclarable({ broker, vhost, rights }: Actor, { name, arguments: args }: ExchangeDefinition): void {
  if (isReserved(name)) throw reservedName('exchange', name);
  assertRoomForExchange(broker, vhost, name);
  const alternate = args.get('alternate-exchange');
  if (alternate === undefined) return;
  if (alternate.type !== 'S') {
    const where = vhost.exchangeText(name);
    const detail = `invalid type '${fieldTypeName(alternate)}' for arg 'alternate-exchange' in ${where}`;
    throw new ChannelError('PRECONDITION_FAILED', detail);
  }
  // What others publish goes there, in the name of whoever says so.
  rights.assertMay('read', 'exchange', name);
  rights.assertMay('write', 'exchange', alternate.value);
}
