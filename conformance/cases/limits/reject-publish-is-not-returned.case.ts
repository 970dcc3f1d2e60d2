/** It was routed. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A mandatory message that its queue refuses is not returned',
  rule: 'rabbitmq.limit:reject-publish-not-returned',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-length': 0, 'x-overflow': 'reject-publish' } } },
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q', mandatory: true }, content: { body: 'm' } },
    { expect: 'basic.nack', with: { deliveryTag: 1 } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$missing' }, content: { body: 'n' } },
    { expect: 'basic.ack', with: { deliveryTag: 2, multiple: false } },
  ],
};
