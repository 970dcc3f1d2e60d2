/** It refuses before it looks for a consumer. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With reject-publish a queue of length zero refuses everything, whoever waits for it',
  rule: 'rabbitmq.limit:reject-publish-zero',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-length': 0, 'x-overflow': 'reject-publish' } } },
    { call: 'basic.consume', with: { queue: '$q', noAck: true, consumerTag: 't' } },
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { expect: 'basic.nack', with: { deliveryTag: 1 } },
    { call: 'basic.cancel', with: { consumerTag: 't' } },
  ],
};
