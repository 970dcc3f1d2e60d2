/** Flags and arguments of a passive declare say nothing. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A passive declare with other flags and arguments finds the queue all the same',
  rule: 'rabbitmq.queue:passive-name-only',
  steps: [
    { call: 'queue.declare', with: { queue: '$q' } },
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        passive: true,
        durable: true,
        exclusive: true,
        autoDelete: true,
        arguments: { 'x-max-length': 5 },
      },
      answer: { queue: '$q', messageCount: 0, consumerCount: 0 },
    },
  ],
};
