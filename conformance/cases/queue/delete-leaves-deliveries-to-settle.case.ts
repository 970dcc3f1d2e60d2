/** A client that works on a message need not know what became of its queue. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A delivery whose queue was deleted can still be settled',
  rule: 'rabbitmq.queue:delete-leaves-deliveries',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      repeat: 3,
      steps: [
        { send: 'basic.publish', with: { exchange: '', routingKey: '$q' } },
        { send: 'basic.get', with: { queue: '$q' } },
        { expect: 'basic.get-ok' },
      ],
    },
    { call: 'queue.delete', with: { queue: '$q' }, answer: { messageCount: 0 } },
    { send: 'basic.ack', with: { deliveryTag: 1 } },
    { send: 'basic.nack', with: { deliveryTag: 2, requeue: true } },
    { send: 'basic.reject', with: { deliveryTag: 3, requeue: false } },
    { call: 'queue.declare', with: { queue: '$q' }, answer: { messageCount: 0 } },
  ],
};
