/** Properties and arguments do not get in each other's way. */
import type { Case } from '../../vocabulary.js';

export const testCase: Case = {
  title: 'A queue can be declared durable and auto-delete and with arguments of every kind at once',
  rule: 'rabbitmq.queue:unknown-arguments-ignored',
  steps: [
    {
      call: 'queue.declare',
      with: {
        queue: '$q',
        durable: true,
        autoDelete: true,
        arguments: {
          text: 'a',
          number: 1,
          large: 2 ** 40,
          half: 0.5,
          yes: true,
          nothing: null,
          list: [1, 'b'],
          table: { inner: 'c' },
        },
      },
      answer: { queue: '$q', messageCount: 0, consumerCount: 0 },
    },
    { call: 'queue.declare', with: { queue: '$q', passive: true }, answer: { queue: '$q' } },
  ],
};
