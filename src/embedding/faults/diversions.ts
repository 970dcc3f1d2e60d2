/**
 * Puts faults into the routes of vhosts, and takes them out again.
 */
import type { Broker } from '../../core/broker.js';
import { Queue } from '../../core/queue/queue.js';
import type { VHost } from '../../core/vhost/vhost.js';
import { EmbeddingError } from '../embedding-error.js';
import { type Diversion, DivertedRoutes, type MessageFilter } from './diverted-routes.js';

/** A message is refused, as by a queue that is full, or there is nobody whom it reaches. */
export type DiversionKind = 'refused' | 'unroutable';

export class Diversions {
  constructor(private readonly broker: Broker) {}

  /**
   * Begins a diversion, and returns what ends it.
   *
   * @throws EmbeddingError when there is no such vhost
   */
  begin(kind: DiversionKind, filter: MessageFilter, strike: () => void): () => void {
    const { vhost: name = '/' } = filter;
    const vhost = this.broker.findVHost(name);
    if (vhost === undefined) throw new EmbeddingError('ERR_EMBEDDING_NOT_FOUND', `no vhost '${name}'`);
    const queues = kind === 'refused' ? [fullQueue(vhost, this.broker)] : [];
    const diversion: Diversion = { filter, queues, strike };
    const routes = vhost.routes instanceof DivertedRoutes ? vhost.routes : new DivertedRoutes(vhost.routes);
    routes.diversions.add(diversion);
    vhost.routes = routes;
    vhost.topologyVersion++; // channels forget the ways they know
    return () => {
      routes.diversions.delete(diversion);
      if (routes.diversions.size === 0 && vhost.routes === routes) vhost.routes = routes.inner;
    };
  }
}

/** A queue that nobody sees and that takes nothing. */
function fullQueue(vhost: VHost, broker: Broker): Queue {
  const args = new Map([
    ['x-max-length', { type: 'l', value: 0 }],
    ['x-overflow', { type: 'S', value: 'reject-publish' }],
  ] as const);
  const definition = {
    vhost: vhost.name,
    name: '',
    durable: false,
    exclusive: false,
    autoDelete: false,
    arguments: args,
  };
  return new Queue(definition, undefined, broker, vhost.home);
}
