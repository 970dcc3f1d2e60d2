/** Both limits are obeyed. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A delivery needs room in the channel and in the consumer',
  rule: 'rabbitmq.consume:prefetch-both-hold',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.qos', with: { prefetchCount: 3 } },
    { call: 'basic.qos', with: { prefetchCount: 2, global: true } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't' }, answer: { consumerTag: 't' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '3' } },
    { expect: 'basic.deliver', with: {}, content: { body: '1' } },
    { expect: 'basic.deliver', with: {}, content: { body: '2' } },
    { expectNothingForMs: 150 },
  ],
};
