/** One limit for all. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'With global all consumers of the channel share the limit',
  rule: 'rabbitmq.consume:prefetch-global-is-common',
  steps: [
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.declare', with: { queue: '$b' } },
    { call: 'basic.qos', with: { prefetchCount: 1, global: true } },
    { call: 'basic.consume', with: { queue: '$a', consumerTag: 'ca' }, answer: { consumerTag: 'ca' } },
    { call: 'basic.consume', with: { queue: '$b', consumerTag: 'cb' }, answer: { consumerTag: 'cb' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$a' }, content: { body: '1' } },
    { expect: 'basic.deliver', with: { consumerTag: 'ca', deliveryTag: 1 }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$b' }, content: { body: '2' } },
    { expectNothingForMs: 150 },
    { send: 'basic.ack', with: { deliveryTag: 1 } },
    { expect: 'basic.deliver', with: { consumerTag: 'cb' }, content: { body: '2' } },
  ],
};
