/** It came, and another went. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A message that makes another one drop is confirmed by ack, and so was the other',
  rule: 'rabbitmq.limit:drop-head-is-acked',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-length': 1 } } },
    { call: 'confirm.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { expect: 'basic.ack', with: { deliveryTag: 1 } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { expect: 'basic.ack', with: { deliveryTag: 2 } },
    { send: 'basic.get', with: { queue: '$q', noAck: true } },
    { expect: 'basic.get-ok', content: { body: '2' } },
  ],
};
