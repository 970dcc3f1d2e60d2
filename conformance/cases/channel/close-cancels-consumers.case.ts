/** A consumer ends with its channel. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'When a channel closes its consumers are gone',
  rule: 'rabbitmq.channel:close-cancels-consumers',
  steps: [
    { openChannel: 'second' },
    { call: 'queue.declare', with: { queue: '$q' } },
    { repeat: 2, steps: [{ call: 'basic.consume', with: { queue: '$q' }, on: 'second' }] },
    { closeChannel: 'second' },
    { call: 'queue.declare', with: { queue: '$q' }, answer: { messageCount: 0, consumerCount: 0 } },
  ],
};
