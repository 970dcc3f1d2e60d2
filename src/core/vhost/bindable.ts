/**
 * Who may bind to an exchange: a binding takes messages out of it.
 */
import type { Rights } from '../access/permissions/rights.js';
import { routesByTopic } from '../routing/routes-by-topic.js';
import type { VHost } from './vhost.js';

interface Place {
  readonly vhost: VHost;
  readonly rights: Rights;
}

/** @throws ChannelError 403 */
export function assertMayBindFrom({ vhost, rights }: Place, source: string, routingKey: string): void {
  rights.assertMay('read', 'exchange', source);
  const exchange = vhost.findExchange(source);
  if (exchange !== undefined && routesByTopic(exchange.definition)) rights.assertMayTopic('read', source, routingKey);
}
