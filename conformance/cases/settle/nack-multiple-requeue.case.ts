/** All up to the tag. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A nack with multiple requeues its delivery and all before it',
  rule: 'rabbitmq.settle:nack-multiple',
  needs: ['basic.nack'],
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'b' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'c' } },
    { repeat: 3, steps: [{ send: 'basic.get', with: { queue: '$q' } }, { expect: 'basic.get-ok' }] },
    { send: 'basic.nack', with: { deliveryTag: 2, multiple: true, requeue: true } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: { redelivered: true }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: { redelivered: true }, content: { body: 'b' } },
  ],
};
