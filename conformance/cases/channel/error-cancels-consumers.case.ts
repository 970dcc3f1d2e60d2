/** A consumer also ends with a channel that failed. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'When the broker closes a channel its consumers are gone',
  rule: 'rabbitmq.channel:close-cancels-consumers',
  steps: [
    { openChannel: 'second' },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q' }, on: 'second' },
    { send: 'basic.ack', with: { deliveryTag: 1 }, on: 'second' },
    { expectChannelError: 406, on: 'second' },
    { call: 'queue.declare', with: { queue: '$q' }, answer: { messageCount: 0, consumerCount: 0 } },
  ],
};
