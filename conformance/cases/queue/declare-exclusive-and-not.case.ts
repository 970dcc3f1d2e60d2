/** An exclusive queue is for one connection, any other queue for all. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'Queues can be declared exclusive and not, and another connection may use the one that is not',
  rule: 'queue.declare.exclusive:types',
  steps: [
    {
      call: 'queue.declare',
      with: { queue: '$exclusive', exclusive: true },
      answer: { queue: '$exclusive', messageCount: 0, consumerCount: 0 },
    },
    {
      call: 'queue.declare',
      with: { queue: '$shared' },
      answer: { queue: '$shared', messageCount: 0, consumerCount: 0 },
    },
    { openConnection: 'other' },
    { openChannel: 'theirs', connection: 'other' },
    { call: 'queue.declare', with: { queue: '$shared' }, on: 'theirs', answer: { queue: '$shared' } },
    { send: 'queue.declare', with: { queue: '$exclusive', exclusive: true }, on: 'theirs' },
    { expectChannelError: 405, on: 'theirs' },
  ],
};
