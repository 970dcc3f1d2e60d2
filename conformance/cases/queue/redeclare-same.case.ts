/** Declaring is something that every client may do at its start. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A second declare with the same properties and arguments succeeds and leaves the messages alone',
  rule: 'queue.declare.passive:equivalent',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', durable: true, arguments: { 'x-max-length': 5 } } },
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'kept' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    {
      call: 'queue.declare',
      with: { queue: '$q', durable: true, arguments: { 'x-max-length': 5 } },
      answer: { queue: '$q', messageCount: 1, consumerCount: 0 },
    },
  ],
};
