/** The limit is for those that are there too. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With global the limit holds for a consumer that was there before',
  rule: 'rabbitmq.consume:prefetch-global-at-once',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't' }, answer: { consumerTag: 't' } },
    { call: 'basic.qos', with: { prefetchCount: 1, global: true } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: '1' } },
    { expectNothingForMs: 150 },
    { send: 'basic.ack', with: { deliveryTag: 1 } },
    { expect: 'basic.deliver', with: {}, content: { body: '2' } },
  ],
};
