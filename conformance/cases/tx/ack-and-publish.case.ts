/** Both at the commit. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A commit settles and publishes',
  rule: 'rabbitmq.tx:publish-waits-for-commit',
  steps: [
    { call: 'queue.declare', with: { queue: '$in' } },
    { call: 'queue.declare', with: { queue: '$out' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$in' }, content: { body: 'job' } },
    { send: 'basic.get', with: { queue: '$in' } },
    { expect: 'basic.get-ok', with: {}, content: { body: 'job' } },
    { call: 'tx.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$out' }, content: { body: 'result' } },
    { send: 'basic.ack', with: { deliveryTag: 1 } },
    { call: 'tx.commit' },
    { send: 'basic.get', with: { queue: '$out' } },
    { expect: 'basic.get-ok', with: {}, content: { body: 'result' } },
    { send: 'basic.get', with: { queue: '$in' } },
    { expect: 'basic.get-empty' },
  ],
};
