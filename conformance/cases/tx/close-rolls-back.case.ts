/** Without a commit there was nothing. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Closing a channel drops what its transaction published',
  rule: 'rabbitmq.tx:close-rolls-back',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    { openChannel: 'second' },
    { call: 'tx.select', on: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, content: { body: 'a' }, on: 'second' },
    { closeChannel: 'second' },
    { send: 'basic.get', with: { queue: '$q' } },
    { expect: 'basic.get-empty' },
  ],
};
