/** It can never fit. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With reject-publish a message larger than x-max-length-bytes is refused by an empty queue',
  rule: 'rabbitmq.limit:reject-publish-bytes',
  steps: [
    {
      call: 'queue.declare',
      with: { queue: '$q', arguments: { 'x-max-length-bytes': 4, 'x-overflow': 'reject-publish' } },
    },
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '12345' } },
    { expect: 'basic.nack', with: { deliveryTag: 1 } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
