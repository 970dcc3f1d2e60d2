/** A limit over queues that do not share it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Consuming from a quorum queue on a channel with a global prefetch limit is a connection error 540',
  rule: 'rabbitmq.queue:quorum-rules',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', durable: true, arguments: { 'x-queue-type': 'quorum' } } },
    { call: 'basic.qos', with: { prefetchCount: 1, global: true } },
    { send: 'basic.consume', with: { queue: '$q' } },
    {
      expectConnectionError: 540,
      text: "NOT_IMPLEMENTED - queue '$q' in vhost '$vhost' does not support global qos",
      method: 'basic.consume',
    },
  ],
};
