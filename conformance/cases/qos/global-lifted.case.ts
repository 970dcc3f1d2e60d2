/** A limit of zero lifts it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Lifting the common limit brings what waited',
  rule: 'rabbitmq.consume:prefetch-global-at-once',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.qos', with: { prefetchCount: 1, global: true } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't' }, answer: { consumerTag: 't' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { expect: 'basic.deliver', with: {}, content: { body: '1' } },
    { expectNothingForMs: 150 },
    { send: 'basic.qos', with: { prefetchCount: 0, global: true } },
    { expect: 'basic.qos-ok' },
    { expect: 'basic.deliver', with: {}, content: { body: '2' } },
  ],
};
