/**
 * Whether there is room for one more queue or exchange: in its vhost, and in the whole node. RabbitMQ's words.
 */
import { ChannelError } from '../../wire/methods/errors.js';
import type { Access } from '../access/access.js';
import { maximum } from '../access/limit-values.js';
import type { Limits } from '../limits.js';
import type { VHost } from './vhost.js';

/** The broker, as far as it counts. */
export interface Roomy {
  readonly limits: Pick<Limits, 'nodeQueuesMax' | 'nodeExchangesMax'>;
  readonly access: Pick<Access, 'limitsOf'>;
  listVHosts(): readonly VHost[];
}

/** @throws ChannelError 406 */
export function assertRoomForQueue(broker: Roomy, vhost: VHost, name: string): void {
  const inVHost = maximum(broker.access.limitsOf(vhost.name), 'max-queues');
  if (vhost.queues.size >= inVHost) {
    throw noRoom(`cannot declare queue '${name}': queue limit in vhost '${vhost.name}' (${inVHost}) is reached`);
  }
  const { nodeQueuesMax } = broker.limits;
  if (countOf(broker, nodeQueuesMax, ({ queues }) => queues.size) < nodeQueuesMax) return;
  throw noRoom(`cannot declare queue '${name}': queue limit in cluster (${nodeQueuesMax}) is reached`);
}

/** @throws ChannelError 406 */
export function assertRoomForExchange(broker: Roomy, vhost: VHost, name: string): void {
  const { nodeExchangesMax } = broker.limits;
  if (countOf(broker, nodeExchangesMax, ({ exchanges }) => exchanges.size) < nodeExchangesMax) return;
  throw noRoom(`cannot declare ${vhost.exchangeText(name)}: exchange limit of ${nodeExchangesMax} is reached`);
}

/** Over all vhosts; nobody counts where there is no limit. */
function countOf(broker: Roomy, limit: number, sizeOf: (vhost: VHost) => number): number {
  if (limit === Infinity) return 0;
  return broker.listVHosts().reduce((sum, vhost) => sum + sizeOf(vhost), 0);
}

function noRoom(explanation: string): ChannelError {
  return new ChannelError('PRECONDITION_FAILED', explanation);
}
