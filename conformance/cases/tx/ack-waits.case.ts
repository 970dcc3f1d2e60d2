/** Not before the commit. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'What is acknowledged in a transaction counts against the prefetch until the commit',
  rule: 'rabbitmq.tx:ack-waits-for-commit',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: '2' } },
    { call: 'tx.select' },
    { call: 'basic.qos', with: { prefetchCount: 1 } },
    { call: 'basic.consume', with: { queue: '$q', consumerTag: 't' }, answer: { consumerTag: 't' } },
    { expect: 'basic.deliver', with: { deliveryTag: 1 }, content: { body: '1' } },
    { send: 'basic.ack', with: { deliveryTag: 1 } },
    { expectNothingForMs: 150 },
    { send: 'tx.commit' },
    { expect: 'tx.commit-ok' },
    { expect: 'basic.deliver', with: {}, content: { body: '2' } },
  ],
};
