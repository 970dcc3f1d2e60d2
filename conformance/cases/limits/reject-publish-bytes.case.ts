/** What still fits is taken. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With reject-publish a message is refused if its body does not fit, and a smaller one is not',
  rule: 'rabbitmq.limit:reject-publish-bytes',
  steps: [
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-max-length-bytes': 4, 'x-overflow': 'reject-publish' } },
    },
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '123' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '45' } },
    { expect: 'basic.nack', with: { deliveryTag: 2 } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '6' } },
    { expect: 'basic.ack', with: { deliveryTag: 3, multiple: false } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '7' } },
    { expect: 'basic.nack', with: { deliveryTag: 4 } },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { messageCount: 2 } },
  ],
};
