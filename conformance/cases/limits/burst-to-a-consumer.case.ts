/** A consumer that keeps up never lets a queue grow. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Messages published at once to a consumer without a prefetch limit are all delivered, however short the queue',
  rule: 'rabbitmq.limit:consumer-comes-first',
  steps: [
    { call: 'queue.declare', with: { queue: '$q', arguments: { 'x-max-length': 1 } } },
    { call: 'basic.consume', with: { queue: '$q', noAck: true } },
    {
      repeat: 20,
      steps: [{ send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'm' } }],
    },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'last' } },
    { repeat: 20, steps: [{ expect: 'basic.deliver', content: { body: 'm' } }] },
    { expect: 'basic.deliver', with: { deliveryTag: 21 }, content: { body: 'last' } },
  ],
};
