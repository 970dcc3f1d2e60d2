/** An exclusive queue does not go with the channel that declared it. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'An exclusive queue and its messages stay when the channel that declared it closes',
  rule: 'rabbitmq.queue:exclusive-to-connection',
  steps: [
    { openChannel: 'second' },
    { call: 'queue.declare', with: { queue: '$q', exclusive: true }, on: 'second' },
    { send: 'basic.publish', with: { exchange: '', routingKey: '$q' }, on: 'second' },
    { closeChannel: 'second' },
    { call: 'queue.purge', with: { queue: '$q' }, answer: { messageCount: 1 } },
  ],
};
