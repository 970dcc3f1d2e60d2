/**
 * In whose name something is done, and where: a channel of a client, or somebody who administers the broker
 * without one. What is checked and done is the same for both.
 */
import type { Rights } from '../access/permissions/rights.js';
import type { Broker } from '../broker.js';
import type { QueueOwner } from '../queue/queue-home.js';
import type { VHost } from '../vhost/vhost.js';

export interface Actor {
  readonly broker: Broker;
  readonly vhost: VHost;
  readonly rights: Rights;
  /** Whose exclusive queues it may use; undefined without a connection: nobody's. */
  readonly connection: QueueOwner | undefined;
}

/** Somebody without a connection; `undefined` when there is no such vhost, or the user may not enter it. */
export function actorOf(broker: Broker, user: string, vhostName: string): Actor | undefined {
  const vhost = broker.findVHost(vhostName);
  const rights = broker.access.permissions.entering(user, vhostName);
  return vhost === undefined || rights === undefined ? undefined : { broker, vhost, rights, connection: undefined };
}
