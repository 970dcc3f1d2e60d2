/** One after the other. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'After a commit the next transaction begins',
  rule: 'rabbitmq.tx:publish-waits-for-commit',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'tx.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { call: 'tx.commit' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'b' } },
    { call: 'tx.rollback' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'c' } },
    { call: 'tx.commit' },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: {}, content: { body: 'a' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: {}, content: { body: 'c' } },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-empty' },
  ],
};
