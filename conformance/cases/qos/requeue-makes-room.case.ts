/** What goes back may come back. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A delivery that is requeued is delivered again although the prefetch is one',
  rule: 'rabbitmq.settle:requeue-to-the-same-consumer',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.qos', with: { prefetchCount: 1 } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't' }, answer: { consumerTag: 't' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: '1' } },
    { send: 'basic.nack', with: { deliveryTag: 1, requeue: true } },
    { expect: 'basic.deliver', with: { deliveryTag: 2, redelivered: true }, content: { body: '1' } },
  ],
};
