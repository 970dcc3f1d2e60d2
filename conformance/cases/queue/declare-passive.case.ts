/** A passive declare looks at a queue and leaves it as it is. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A passive declare of an existing queue answers with its name and counts',
  rule: 'queue.declare.passive:passive',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', durable: true } },
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'one' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    {
      call: 'queue.declare',
      with: { queue: '$q', passive: true },
      answer: { queue: '$q', messageCount: 1, consumerCount: 0 },
    },
  ],
};
