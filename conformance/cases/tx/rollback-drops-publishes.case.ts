/** Never happened. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'What was published before a rollback is dropped',
  rule: 'rabbitmq.tx:rollback-drops-publishes',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'tx.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { call: 'tx.rollback' },
    { call: 'tx.commit' },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-empty' },
  ],
};
