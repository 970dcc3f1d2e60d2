/** Tags begin at one on each channel. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Delivery tags count up from 1',
  rule: 'rabbitmq.consume:tags-count-up',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't', noAck: true }, answer: { consumerTag: 't' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'b' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'c' } },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: 'a' } },
    { expect: 'basic.deliver', with: { deliveryTag: 2 }, content: { body: 'b' } },
    { expect: 'basic.deliver', with: { deliveryTag: 3 }, content: { body: 'c' } },
  ],
};
