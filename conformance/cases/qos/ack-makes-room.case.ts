/** An ack makes room for one. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Acknowledging a delivery brings the next',
  rule: 'basic.qos.prefetch-count:01',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.qos', with: { prefetchCount: 1 } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't' }, answer: { consumerTag: 't' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: '1' } },
    { send: 'basic.ack', with: { deliveryTag: 1 } },
    { expect: 'basic.deliver', with: { deliveryTag: 2 }, content: { body: '2' } },
  ],
};
