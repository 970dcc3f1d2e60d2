/** Back where they were. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Messages requeued in any order come back in the order of publishing',
  rule: 'rabbitmq.settle:requeue-to-the-same-place',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'b' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'c' } },
    { repeat: 3, steps: [{ send: 'basic.get', with: { queue: '$q' } }, { expect: 'basic.get-ok' }] },
    { send: 'basic.reject', with: { deliveryTag: 3, requeue: true } },
    { send: 'basic.reject', with: { deliveryTag: 1, requeue: true } },
    { send: 'basic.reject', with: { deliveryTag: 2, requeue: true } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: {}, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: {}, content: { body: 'b' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: {}, content: { body: 'c' } },
  ],
};
