/**
 * The topology that a vhost has, by the lists of the management API.
 */
import type { ManagementClient } from '../management-client/management-client.js';
import type { Row } from '../output/format.js';
import type { Binding, Exchange, Policy, Queue, Topology } from './shape.js';

export interface PresentQueue extends Queue {
  /** Of one connection alone: nobody else can declare it. */
  readonly exclusive: boolean;
  /** `classic`, `quorum` or `stream`, said in its arguments or not. */
  readonly type: string;
}

export interface PresentTopology extends Topology {
  readonly queues: PresentQueue[];
}

/** All of it, what every vhost has included, without bindings of the default exchange. */
export async function findTopology(client: ManagementClient, vhost: string): Promise<PresentTopology> {
  const listOf = (resource: string, columns: readonly string[]): Promise<readonly Row[]> =>
    client.list(resource, { columns: columns.join(',') }, vhost);
  const plain = ['name', 'durable', 'auto_delete', 'arguments'];
  const [exchanges, queues, bindings, policies] = await Promise.all([
    listOf('exchanges', [...plain, 'type', 'internal']),
    listOf('queues', [...plain, 'type', 'exclusive', 'owner_pid_details']),
    listOf('bindings', ['source', 'destination', 'destination_type', 'routing_key', 'arguments']),
    listOf('policies', ['name', 'pattern', 'apply-to', 'priority', 'definition']),
  ]);
  return {
    exchanges: exchanges as unknown as Exchange[],
    queues: queues.map(presentQueue),
    bindings: (bindings as unknown as Binding[]).filter(({ source }) => source !== ''),
    policies: policies as unknown as Policy[],
  };
}

function presentQueue(row: Row): PresentQueue {
  const { name, durable, auto_delete, arguments: args, type, exclusive, owner_pid_details: owner } = row;
  const queue = { name, durable, auto_delete, arguments: args, type } as Omit<PresentQueue, 'exclusive'>;
  return { ...queue, exclusive: exclusive === true || (owner !== undefined && owner !== null) };
}
