/** Nothing waits to be settled. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A consumer with no-ack is not limited by the prefetch',
  rule: 'rabbitmq.consume:prefetch-not-for-no-ack',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.qos', with: { prefetchCount: 1 } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't', noAck: true }, answer: { consumerTag: 't' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '3' } },
    { expect: 'basic.deliver', with: {}, content: { body: '1' } },
    { expect: 'basic.deliver', with: {}, content: { body: '2' } },
    { expect: 'basic.deliver', with: {}, content: { body: '3' } },
  ],
};
