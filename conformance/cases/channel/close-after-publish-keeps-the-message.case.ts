/** A close does not overtake what was published before it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'What was published before a close is in its queue when close-ok comes',
  rule: 'rabbitmq.channel:close-ok-last',
  steps: [
    { openChannel: 'second' },
    { call: 'queue.declare', with: { queue: '$q' } },
    { repeat: 20, steps: [{ send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, on: 'second' }] },
    { closeChannel: 'second' },
    { call: 'queue.purge', with: { queue: '$q' }, answer: { messageCount: 20 } },
  ],
};
