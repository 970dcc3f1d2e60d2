/**
 * The end of a vhost: all that is in it goes, from the store too. Its connections are gone already.
 */
import type { Exchange } from '../routing/exchange.js';
import type { VHost } from './vhost.js';

export function removeContents(vhost: VHost): void {
  for (const queue of [...vhost.queues.values()]) vhost.deleteQueue(queue);
  for (const exchange of [...vhost.exchanges.values()]) {
    // Those that were there from the start are no definitions; bindings between them are.
    for (const { destination, routingKey, arguments: args } of [...exchange]) {
      vhost.unbind(exchange, destination, routingKey, args);
    }
  }
  for (const exchange of [...vhost.exchanges.values()]) if (!isSystem(exchange)) vhost.deleteExchange(exchange);
  for (const { component, name } of vhost.parameters.list()) vhost.parameters.remove(component, name);
  for (const kind of ['policy', 'operator-policy'] as const) {
    for (const { name } of vhost.policies.list(kind)) vhost.policies.remove(kind, name);
  }
}

function isSystem({ name }: Exchange): boolean {
  return name === '' || name.startsWith('amq.');
}
