/** Not before the commit. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'What is rejected for requeueing in a transaction is ready at the commit',
  rule: 'rabbitmq.tx:requeue-waits-for-commit',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: {}, content: { body: 'a' } },
    { call: 'tx.select' },
    { send: 'basic.reject', with: { deliveryTag: 1, requeue: true } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-empty' },
    { call: 'tx.commit' },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: { redelivered: true }, content: { body: 'a' } },
  ],
};
