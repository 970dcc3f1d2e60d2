/** Not ever. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message nacked without requeue is gone',
  rule: 'rabbitmq.settle:rejected-is-gone',
  needs: ['basic.nack'],
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: {}, content: { body: 'a' } },
    { send: 'basic.nack', with: { deliveryTag: 1 } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-empty' },
  ],
};
