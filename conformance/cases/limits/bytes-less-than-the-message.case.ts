/** It cannot fit. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message larger than x-max-length-bytes is dropped, and all that were before it',
  rule: 'rabbitmq.limit:bytes-less-than-the-message',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-length-bytes': 4 } } },
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '12' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '12345' } },
    { expect: 'basic.ack', with: { deliveryTag: 2 } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-empty' },
  ],
};
