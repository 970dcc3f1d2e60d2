/** Not before the commit. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'What is published in a transaction is in no queue before the commit',
  rule: 'rabbitmq.tx:publish-waits-for-commit',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { openChannel: 'second' },
    { call: 'tx.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' } },
    { call: 'basic.qos' },
    { send: 'basic.get', with: { queue: '$q' }, on: 'second' },
    { expect: 'basic.get-empty', on: 'second' },
    { call: 'tx.commit' },
    { send: 'basic.get', with: { queue: '$q' }, on: 'second' },
    { expect: 'basic.get-ok', with: {}, content: { body: 'a' }, on: 'second' },
  ],
};
