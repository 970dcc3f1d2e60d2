/** Without the queue there is no message. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A persistent message in a transient queue goes with it',
  rule: 'queue.declare.durable:transient',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'confirm.select' },
    {
      send: 'basic.publish',
      with: { exchange: '', routingKey: '$q' },
      content: { body: 'a', properties: { deliveryMode: 2 } },
    },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { restart: 'clean' },
    { openConnection: 'main' },
    { openChannel: 'main' },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 0 } },
  ],
};
