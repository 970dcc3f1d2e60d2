/**
 * What a vhost holds, as no client can see it: names that nobody knows any more, and how to be rid of them.
 */
import type { Queue } from '../../src/core/queue/queue.js';
import type { Exchange } from '../../src/core/routing/exchange.js';
import type { VHost } from '../../src/core/vhost/vhost.js';

/** Its maps are its own; tests look at them because the wire has no method that lists. */
interface Insides {
  readonly queues: ReadonlyMap<string, Queue>;
  readonly exchanges: ReadonlyMap<string, Exchange>;
}

export function queuesOf(vhost: VHost): readonly Queue[] {
  return [...(vhost as unknown as Insides).queues.values()];
}

/** Those that clients declared. */
export function exchangesOf(vhost: VHost): readonly Exchange[] {
  const all = [...(vhost as unknown as Insides).exchanges.values()];
  return all.filter(({ name }) => name !== '' && !name.startsWith('amq.'));
}
