/** What is persistent is kept. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A persistent message in a durable queue is there again after a restart, with the key it was published by',
  rule: 'basic:01',
  steps: [
    { call: 'confirm.select' },
    { call: 'exchange.declare', with: { exchange: '$x', type: 'direct', durable: true } },
    { call: 'queue.declare', with: { queue: '$q', durable: true } },
    { call: 'queue.bind', with: { queue: '$q', exchange: '$x', routingKey: 'k' } },
    {
      send: 'basic.publish',
      with: { exchange: '$x', routingKey: 'k' },
      content: { body: 'a', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 1 } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    {
      expect: 'basic.get-ok',
      with: { redelivered: false, exchange: '$x', routingKey: 'k', messageCount: 0 },
      content: { body: 'a' },
    },
  ],
};
