/** Each its own answer. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A refused message is between two that are not, and each has its own answer',
  rule: 'rabbitmq.limit:reject-publish',
  steps: [
    {
      call: 'queue.declare',
      with: { queue: '$full', arguments: { 'x-max-length': 0, 'x-overflow': 'reject-publish' } },
    },
    { call: 'queue.declare', with: { queue: '$free' } },
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$free' }, content: { body: '1' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$full' }, content: { body: '2' } },
    { expect: 'basic.nack', with: { deliveryTag: 2 } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$free' }, content: { body: '3' } },
    { expect: 'basic.ack', with: { deliveryTag: 3, multiple: false } },
    { call: 'queue.declare', with: { queue: '$free', passive: true }, answer: { messageCount: 2 } },
  ],
};
