/** An exclusive consumer does not lock its queue for longer than its channel. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'When the channel of an exclusive consumer closes another one may consume exclusively',
  rule: 'rabbitmq.channel:close-cancels-consumers',
  steps: [
    { openChannel: 'second' },
    { call: 'queue.declare', with: { queue: '$q' } },
    { call: 'basic.consume', with: { queue: '$q', exclusive: true }, on: 'second' },
    { closeChannel: 'second' },
    {
      call: 'basic.consume',
      with: { queue: '$q', consumerTag: 'mine', exclusive: true },
      answer: { consumerTag: 'mine' },
    },
  ],
};
