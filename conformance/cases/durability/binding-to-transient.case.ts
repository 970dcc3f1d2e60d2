/** A binding lives as long as both its ends. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A binding of a durable queue to a transient exchange is gone after a restart, and the queue is not',
  rule: 'rabbitmq.restart:transient-bindings-go',
  steps: [
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    { call: 'queue.declare', with: { queue: '$q', durable: true } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'k' } },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0 } },
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct' } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'k', mandatory: true },
      content: { body: 'a', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.return', with: { replyCode: 312 }, content: { body: 'a' } },
  ],
};
