/** All queues at the commit. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A commit publishes to every queue',
  rule: 'rabbitmq.tx:publish-waits-for-commit',
  steps: [
    { call: 'queue.declare', with: { queue: '$a' } },
    { call: 'queue.declare', with: { queue: '$b' } },
    { call: 'tx.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$a' }, content: { body: '1' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$b' }, content: { body: '2' } },
    { call: 'tx.commit' },
    { send: 'basic.get', with: { queue: '$a' } },
    { expect: 'basic.get-ok', with: {}, content: { body: '1' } },
    { send: 'basic.get', with: { queue: '$b' } },
    { expect: 'basic.get-ok', with: {}, content: { body: '2' } },
  ],
};
