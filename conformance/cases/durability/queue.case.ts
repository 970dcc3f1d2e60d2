/** It is there for everybody, and its consumers are not. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A durable queue is there again after a restart, without its consumers, and reached by its name',
  rule: 'queue.declare.durable:persistence',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', durable: true } },
    { call: 'basic.consume', with: { queue: '$q', exclusive: true } },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0, consumerCount: 0 } },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { deliveryMode: 2 } },
    },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 'reader', noAck: true } },
    { expect: 'basic.deliver', with: { consumerTag: 'reader', redelivered: false }, content: { body: 'a' } },
  ],
};
