/** Back where it was before. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'After a rollback deliveries can be settled again',
  rule: 'rabbitmq.tx:rollback-keeps-unacked',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: {}, content: { body: 'a' } },
    { call: 'tx.select' },
    { send: 'basic.ack', with: { deliveryTag: 1 } },
    { call: 'tx.rollback' },
    { send: 'basic.ack', with: { deliveryTag: 1 } },
    { call: 'tx.commit' },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-empty' },
  ],
};
