/** Not now. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message nacked with requeue is delivered again',
  rule: 'rabbitmq.settle:requeue-to-the-same-place',
  needs: ['basic.nack'],
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: {}, content: { body: 'a' } },
    { send: 'basic.nack', with: { deliveryTag: 1, requeue: true } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: { redelivered: true }, content: { body: 'a' } },
  ],
};
