/** Without a commit there was nothing. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A connection that goes takes its transaction with it',
  rule: 'rabbitmq.tx:close-rolls-back',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { openConnection: 'other' },
    { openChannel: 'other', connection: 'other' },
    { call: 'tx.select', on: 'other' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' }, on: 'other' },
    { call: 'basic.qos', on: 'other' },
    { dropConnection: 'other' },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-empty' },
  ],
};
