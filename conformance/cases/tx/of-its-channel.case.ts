/** Other channels go on. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A transaction of one channel does not hold up another',
  rule: 'rabbitmq.tx:publish-waits-for-commit',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { openChannel: 'second' },
    { call: 'tx.select' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'later' } },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'now' }, on: 'second' },
    { send: 'basic.get', with: { queue: '$q' }, on: 'second' },
    { expect: 'basic.get-ok', with: {}, content: { body: 'now' }, on: 'second' },
    { call: 'tx.commit' },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-ok', with: {}, content: { body: 'later' } },
  ],
};
