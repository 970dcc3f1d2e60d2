/** A limit for each consumer. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Without global every consumer has the prefetch to itself',
  rule: 'rabbitmq.consume:prefetch-for-each-consumer',
  steps: [
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.declare', with: { queue: '$b' } },
    { call: 'basic.qos', with: { prefetchCount: 1 } },
    { call: 'basic.consume', with: { queue: '$a', consumerTag: 'ca' }, answer: { consumerTag: 'ca' } },
    { call: 'basic.consume', with: { queue: '$b', consumerTag: 'cb' }, answer: { consumerTag: 'cb' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$a' }, content: { body: '1' } },
    { expect: 'basic.deliver', with: { consumerTag: 'ca' }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$b' }, content: { body: '2' } },
    { expect: 'basic.deliver', with: { consumerTag: 'cb' }, content: { body: '2' } },
  ],
};
