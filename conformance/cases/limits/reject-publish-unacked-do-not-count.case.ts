/** A limit is for what waits. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With reject-publish, too, messages that wait to be settled do not count',
  rule: 'rabbitmq.limit:ready-only',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-length': 1, 'x-overflow': 'reject-publish' } } },
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { expect: 'basic.ack', with: { deliveryTag: 2 } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '3' } },
    { expect: 'basic.nack', with: { deliveryTag: 3 } },
  ],
};
