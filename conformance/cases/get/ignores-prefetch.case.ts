/** Prefetch is for consumers. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'basic.get works when the prefetch is used up',
  rule: 'rabbitmq.consume:prefetch-not-for-get',
  steps: [
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.declare', with: { queue: '$b' } },
    { call: 'basic.qos', with: { prefetchCount: 1 } },
    { call: 'basic.consume', with: { queue: '$a', consumerTag: 't' }, answer: { consumerTag: 't' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$a' }, content: { body: '1' } },
    { expect: 'basic.deliver', with: {}, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$b' }, content: { body: '2' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$b' }, content: { body: '3' } },
    { send: 'basic.get', with: { queue: '$b' } },
    { expect: 'basic.get-ok', with: {}, content: { body: '2' } },
    { send: 'basic.get', with: { queue: '$b' } },
    { expect: 'basic.get-ok', with: {}, content: { body: '3' } },
  ],
};
