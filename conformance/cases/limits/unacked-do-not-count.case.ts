/** A limit is for what waits. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Messages that wait to be settled do not count against x-max-length',
  rule: 'rabbitmq.limit:ready-only',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-length': 1 } } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: { deliveryTag: 1 }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { send: 'basic.ack', with: { deliveryTag: 1 } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', with: { messageCount: 0 }, content: { body: '2' } },
  ],
};
